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

import { TemplateRuntimeError, typeError } from '../errors/errors';
import { step } from '../limits/Budget';
import { Frame } from '../runtime/Frame';
import { Macro } from '../runtime/Macro';
import { CallArguments, PyObject, Value } from '../values/PyObject';
import { typeName } from '../values/types';
import { CallNode, Expression, FilterNode, TestNode } from '../syntax/nodes';
import { Code } from './code';
import { compileArguments } from './compileArguments';
import { Compilation } from './Compilation';
import { CompileFrame } from './CompileFrame';

type Compile = (node: Expression) => Code;

/**
 * Where an expression stands, and how what is in it is compiled.
 *
 * @internal
 */
export interface Place {
  frame: CompileFrame;
  compile: Compile;
  /** What a filter without an input filters: the output of its block. */
  input?: Code;
}

/**
 * Makes a function out of a call; `caller` is handed on as a keyword argument.
 *
 * @internal
 */
export function compileCall(
  compilation: Compilation,
  node: CallNode,
  compile: Compile,
  caller?: Code,
): Code {
  const callee = compile(node.callee);
  const evaluate = compileArguments(compilation, node, compile);
  return frame => {
    const target = callee(frame);
    const args = evaluate(frame);
    return callValue(
      target,
      caller ? withCaller(args, caller(frame)) : args,
      frame,
    );
  };
}

function withCaller(args: CallArguments, caller: Value): CallArguments {
  if (args.keywords.has('caller')) {
    throw typeError("got multiple values for keyword argument 'caller'");
  }
  return {
    positional: args.positional,
    keywords: new Map(args.keywords).set('caller', caller),
  };
}

function callValue(target: Value, args: CallArguments, frame: Frame): Value {
  step();
  if (target instanceof Macro) {
    return target.invoke(args, frame.context.autoescape);
  }
  if (target instanceof PyObject && target.isCallable) {
    return target.call(args);
  }
  throw typeError(`'${typeName(target)}' object is not callable`);
}

/**
 * Makes a function out of a filter.
 *
 * @internal
 */
export function compileFilter(
  compilation: Compilation,
  node: FilterNode,
  place: Place,
): Code {
  const { name } = node;
  const { environment } = compilation;
  if (!place.frame.soft && !environment.hasFilter(name)) {
    compilation.fail(`No filter named '${name}'.`, node.line);
  }
  const input = node.input
    ? compileInput(compilation, node.input, place)
    : place.input!;
  const evaluate = compileArguments(compilation, node, place.compile);
  return frame => {
    const { context } = frame;
    const value = input(frame);
    const args = evaluate(frame);
    step();
    const filter = context.environment.filters.get(name);
    if (!filter) {
      throw new TemplateRuntimeError(`No filter named '${name}' found.`);
    }
    return context.environment.applyFilter(filter, {
      name,
      value,
      args,
      scope: context,
    });
  };
}

// The filters of a filter block are nested, and only the innermost takes the block's output.
function compileInput(
  compilation: Compilation,
  input: Expression,
  place: Place,
): Code {
  return place.input && input.type === 'Filter'
    ? compilation.deeper(place.frame.symbols.scope, () =>
        compileFilter(compilation, input, place),
      )
    : place.compile(input);
}

/**
 * Makes a function out of a test.
 *
 * @internal
 */
export function compileTest(
  compilation: Compilation,
  node: TestNode,
  place: Place,
): Code {
  const { name } = node;
  if (!place.frame.soft && !compilation.environment.hasTest(name)) {
    compilation.fail(`No test named '${name}'.`, node.line);
  }
  const input = place.compile(node.input);
  const evaluate = compileArguments(compilation, node, place.compile);
  return frame => {
    const { context } = frame;
    const value = input(frame);
    const args = evaluate(frame);
    step();
    const test = context.environment.tests.get(name);
    if (!test) {
      throw new TemplateRuntimeError(`No test named '${name}' found.`);
    }
    return context.environment.applyTest(test, {
      name,
      value,
      args,
      scope: context,
    });
  };
}
