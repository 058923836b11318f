/*
 * Copyright 2026 The Nucleon Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { PythonError } from '../errors/errors';
import { allocate, allocateItems, step } from '../limits/Budget';
import { arithmetic, sign } from '../operations/arithmetic';
import { compare } from '../operations/compare';
import { contains } from '../operations/contains';
import { equal } from '../operations/equal';
import { Slice } from '../operations/slice';
import { sliced } from '../operations/subscript';
import { joinMarkup } from '../text/joinMarkup';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { str } from '../values/repr';
import { isTrue } from '../values/truth';
import { Undefined } from '../values/Undefined';
import {
  BinaryNode,
  CompareNode,
  Comparison,
  ConditionNode,
  Expression,
  ItemNode,
  SliceNode,
  UnaryNode,
} from '../syntax/nodes';
import { Code } from './code';
import { Compilation } from './Compilation';
import { compileCall, compileFilter, compileTest } from './compileCalls';
import { CompileFrame } from './CompileFrame';
import { reader } from './variables';

/**
 * Makes a function out of an expression.
 *
 * @internal
 */
export function compileExpression(
  compilation: Compilation,
  node: Expression,
  frame: CompileFrame,
): Code {
  return compilation.deeper(frame.symbols.scope, () =>
    compileNode(compilation, node, frame),
  );
}

function compileNode(
  compilation: Compilation,
  node: Expression,
  frame: CompileFrame,
): Code {
  const compile = (child: Expression) =>
    compileExpression(compilation, child, frame);
  switch (node.type) {
    case 'Const': {
      const { value } = node;
      return () => value;
    }
    case 'Name':
      return compileName(node.name, frame);
    case 'List': {
      const items = compileItems(node.items.map(compile));
      return items;
    }
    case 'Tuple': {
      const items = compileItems(node.items.map(compile));
      return active => new PyTuple(items(active));
    }
    case 'Dict':
      return compileDict(
        node.items.map(({ key, value }) => [compile(key), compile(value)]),
      );
    case 'Condition':
      return compileCondition(compilation, node, frame);
    case 'Binary':
      return compileBinary(node, compile);
    case 'Unary':
      return compileUnary(node, compile);
    case 'Concat':
      return compileConcat(compilation, node.items.map(compile));
    case 'Compare':
      return compileCompare(node, compile);
    case 'Attribute': {
      const object = compile(node.object);
      const { name } = node;
      return active => active.context.getAttribute(object(active), name);
    }
    case 'Item':
      return compileItem(node, compile);
    case 'Slice':
      throw new PythonError('SyntaxError', 'invalid syntax', {
        line: node.line,
        templateName: compilation.templateName,
      });
    case 'Call':
      return compileCall(compilation, node, compile);
    case 'Filter':
      return compileFilter(compilation, node, { frame, compile });
    default:
      return compileTest(compilation, node, { frame, compile });
  }
}

function compileName(name: string, frame: CompileFrame): Code {
  const { symbols } = frame;
  const read = reader(symbols.scope, symbols.find(name)!);
  return active => {
    const value = read(active);
    return value === undefined ? active.context.undefined({ name }) : value;
  };
}

function compileItems(items: Code[]): (frame: Parameters<Code>[0]) => Value[] {
  return frame => {
    allocateItems(items.length);
    return items.map(item => item(frame));
  };
}

function compileDict(items: [Code, Code][]): Code {
  return frame => {
    // All keys and values come before the first key is looked at, for the order of errors.
    const entries = items.map(([key, value]) => [key(frame), value(frame)]);
    const dict = new PyDict();
    for (const [key, value] of entries) {
      dict.set(key, value);
    }
    return dict;
  };
}

function compileCondition(
  compilation: Compilation,
  node: ConditionNode,
  frame: CompileFrame,
): Code {
  const soft = frame.softened();
  const [test, then] = [node.test, node.then].map(child =>
    compileExpression(compilation, child, soft),
  );
  if (node.otherwise) {
    const otherwise = compileExpression(compilation, node.otherwise, soft);
    return active => (isTrue(test(active)) ? then(active) : otherwise(active));
  }
  const hint = `the inline if-expression on ${compilation.position(node.line)} evaluated to false and no else section was defined.`;
  // Python's own Undefined, whatever the environment wants: it may be output.
  return active =>
    isTrue(test(active)) ? then(active) : new Undefined('default', { hint });
}

function compileBinary(
  node: BinaryNode,
  compile: (node: Expression) => Code,
): Code {
  const left = compile(node.left);
  const right = compile(node.right);
  const { operator } = node;
  if (operator === 'and' || operator === 'or') {
    const stopsAt = operator === 'or';
    return frame => {
      const value = left(frame);
      return isTrue(value) === stopsAt ? value : right(frame);
    };
  }
  return frame => {
    const one = left(frame);
    return arithmetic(operator, one, right(frame));
  };
}

function compileUnary(
  node: UnaryNode,
  compile: (node: Expression) => Code,
): Code {
  const operand = compile(node.operand);
  const { operator } = node;
  return operator === 'not'
    ? frame => !isTrue(operand(frame))
    : frame => sign(operator, operand(frame));
}

function compileConcat(compilation: Compilation, items: Code[]): Code {
  if (compilation.autoescape === true) {
    return frame => joinMarkup(items.map(item => item(frame)));
  }
  return frame => {
    // All are evaluated before the first is made text, for the order of errors.
    const values = items.map(item => item(frame));
    let text = '';
    for (const value of values) {
      text += str(value);
    }
    allocate(text.length);
    return text;
  };
}

function compileCompare(
  node: CompareNode,
  compile: (node: Expression) => Code,
): Code {
  const first = compile(node.first);
  const rest = node.rest.map(({ operator, value }) => ({
    holds: comparison(operator),
    value: compile(value),
  }));
  return frame => {
    let left = first(frame);
    for (const { holds, value } of rest) {
      const right = value(frame);
      if (!holds(left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  };
}

function comparison(
  operator: Comparison,
): (left: Value, right: Value) => boolean {
  switch (operator) {
    case '==':
      return equal;
    case '!=':
      return (left, right) => !equal(left, right);
    case 'in':
      return (left, right) => contains(right, left);
    case 'not in':
      return (left, right) => !contains(right, left);
    default:
      return (left, right) => compare(operator, left, right);
  }
}

function compileItem(
  node: ItemNode,
  compile: (node: Expression) => Code,
): Code {
  const object = compile(node.object);
  if (node.key.type === 'Slice') {
    const slice = compileSlice(node.key, compile);
    return frame => {
      const value = object(frame);
      step();
      return sliced(value, slice(frame));
    };
  }
  const key = compile(node.key);
  return frame => {
    const value = object(frame);
    return frame.context.getItem(value, key(frame));
  };
}

const NONE: Code = () => null;

function compileSlice(
  node: SliceNode,
  compile: (node: Expression) => Code,
): (frame: Parameters<Code>[0]) => Slice {
  const [start, stop, by] = [node.start, node.stop, node.step].map(part =>
    part ? compile(part) : NONE,
  );
  return frame => ({ start: start(frame), stop: stop(frame), step: by(frame) });
}
