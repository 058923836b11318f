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

import { TemplateRuntimeError } from '../errors/errors';
import { step } from '../limits/Budget';
import { isTrue } from '../values/truth';
import { Frame } from '../runtime/Frame';
import {
  AutoescapeNode,
  BlockNode,
  CallBlockNode,
  Expression,
  IfNode,
  MacroNode,
  OutputNode,
  Statement,
  WithNode,
} from '../syntax/nodes';
import { Action, Code, sequence } from './code';
import { compileCall } from './compileCalls';
import { compileExpression } from './compileExpression';
import { Compilation } from './Compilation';
import { CompileFrame } from './CompileFrame';
import {
  compileExtends,
  compileFromImport,
  compileImport,
  compileInclude,
  TemplateLoading,
} from './compileLoading';
import { compileAssign, compileAssignBlock } from './compileAssign';
import { compileFilterBlock } from './compileFilterBlock';
import { compileLoop } from './compileLoop';
import { writeRaw, writeValue } from './writeValue';
import { compileMacro } from './compileMacro';
import { compileTarget } from './compileTarget';
import { declareTarget, findSymbols } from './findSymbols';
import { Variable } from './Symbols';
import { enterScope, localsReader, reader, writer } from './variables';

/**
 * Makes functions out of statements.
 *
 * @internal
 */
export class StatementCompiler {
  readonly compilation: Compilation;
  /** Holds, in the root's frame, the template that is extended. */
  readonly parentTemplate: Variable | undefined;

  constructor(compilation: Compilation, parentTemplate?: Variable) {
    this.compilation = compilation;
    this.parentTemplate = parentTemplate;
  }

  /** The statements of a body. What follows a second certain `extends` is never reached. */
  compileBody(nodes: Statement[], frame: CompileFrame): Action {
    const actions: Action[] = [];
    for (const node of nodes) {
      const action = this.compilation.deeper(frame.symbols.scope, () =>
        this.#compile(node, frame),
      );
      if (action) {
        actions.push(action);
      }
      if (node.type === 'Extends' && this.#extendsTwice) {
        break;
      }
    }
    return sequence(actions);
  }

  #extendsTwice = false;

  expression(node: Expression, frame: CompileFrame): Code {
    return this.compilation.counted(() =>
      compileExpression(this.compilation, node, frame),
    );
  }

  #compile(node: Statement, frame: CompileFrame): Action | undefined {
    switch (node.type) {
      case 'Output':
        return this.#compileOutput(node, frame);
      case 'For':
        return compileLoop(this, node, frame);
      case 'If':
        return this.#compileIf(node, frame);
      case 'Macro':
        return this.#compileMacro(node, frame);
      case 'CallBlock':
        return this.#compileCallBlock(node, frame);
      case 'FilterBlock':
        return compileFilterBlock(this, node, frame);
      case 'With':
        return this.#compileWith(node, frame);
      case 'Block':
        return this.#compileBlock(node, frame);
      case 'Assign':
        return compileAssign(this, node, frame);
      case 'AssignBlock':
        return compileAssignBlock(this, node, frame);
      case 'Autoescape':
        return this.#compileAutoescape(node, frame);
      default:
        return this.#compileLoading(node, frame);
    }
  }

  #compileLoading(
    node: Extract<
      Statement,
      { type: 'Extends' | 'Include' | 'Import' | 'FromImport' }
    >,
    frame: CompileFrame,
  ): Action {
    const loading: TemplateLoading = {
      compilation: this.compilation,
      frame,
      template: this.expression(node.template, frame),
      parentTemplate: this.parentTemplate,
    };
    switch (node.type) {
      case 'Include':
        return compileInclude(loading, node);
      case 'Import':
        return compileImport(loading, node);
      case 'FromImport':
        return compileFromImport(loading, node);
      default:
        this.#extendsTwice = this.compilation.hasKnownExtends;
        return compileExtends(loading, node);
    }
  }

  /** Wraps what only counts if the template extends no other. */
  unlessExtended(action: Action, frame: CompileFrame): Action {
    if (!this.parentTemplate) {
      return action;
    }
    const read = reader(frame.symbols.scope, this.parentTemplate);
    return active => {
      if (read(active) === undefined) {
        action(active);
      }
    };
  }

  #compileOutput(node: OutputNode, frame: CompileFrame): Action | undefined {
    if (frame.requireOutputCheck && this.compilation.hasKnownExtends) {
      return undefined;
    }
    const actions = node.items.map(item => {
      if (item.type === 'Text') {
        const { text, line } = item;
        return (active: Frame) => {
          step();
          active.run.output.writeSource(text, line);
        };
      }
      return writeValue(
        this.compilation,
        this.expression(item, frame),
        item.line,
      );
    });
    const action = sequence(actions);
    return frame.requireOutputCheck
      ? this.unlessExtended(action, frame)
      : action;
  }

  #compileIf(node: IfNode, frame: CompileFrame): Action {
    const soft = frame.softened();
    const branches = [node, ...node.elifs].map(part => ({
      line: part.line,
      test: this.expression(part.test, soft),
      body: this.compileBody(part.body, soft),
    }));
    const otherwise = this.compileBody(node.otherwise, soft);
    return active => {
      for (const { line, test, body } of branches) {
        active.run.line = line;
        step();
        if (isTrue(test(active))) {
          body(active);
          return;
        }
      }
      otherwise(active);
    };
  }

  #compileMacro(node: MacroNode, frame: CompileFrame): Action {
    const { symbols } = frame;
    const make = compileMacro(this, node, frame);
    const write = writer(symbols.scope, symbols.find(node.name)!);
    const { name } = node;
    return active => {
      step();
      const macro = make(active);
      if (frame.toplevel) {
        active.context.vars.set(name, macro);
        if (!name.startsWith('_')) {
          active.context.exported.add(name);
        }
      }
      write(active, macro);
    };
  }

  #compileCallBlock(node: CallBlockNode, frame: CompileFrame): Action {
    const caller = compileMacro(
      this,
      { ...node, type: 'Macro', name: '' },
      frame,
      true,
    );
    const { compilation } = this;
    const call = compilation.counted(() =>
      compilation.deeper(frame.symbols.scope, () =>
        compileCall(
          compilation,
          node.call,
          child => compileExpression(compilation, child, frame),
          caller,
        ),
      ),
    );
    return writeRaw(call, node.line);
  }

  #compileWith(node: WithNode, frame: CompileFrame): Action {
    const inner = frame.inner();
    node.targets.forEach(target => declareTarget(inner.symbols, target));
    findSymbols(inner.symbols, node.body);
    const assigns = node.targets.map((target, index) => {
      const assign = compileTarget(inner.symbols, target);
      const value = this.expression(node.values[index], frame);
      return (active: Frame) => {
        active.run.line = node.line;
        step();
        assign(active, value(active));
      };
    });
    return sequence([
      ...enterScope(inner.symbols),
      ...assigns,
      this.compileBody(node.body, inner),
    ]);
  }

  #compileBlock(node: BlockNode, frame: CompileFrame): Action | undefined {
    const { compilation } = this;
    if (frame.toplevel && compilation.hasKnownExtends) {
      return undefined;
    }
    const { name, required, line, scoped } = node;
    const locals = localsReader(frame.symbols);
    const action: Action = active => {
      active.run.line = line;
      step();
      const stack = active.context.blocks.get(name)!;
      if (required && stack.length <= 1) {
        throw new TemplateRuntimeError(`Required block '${name}' not found`);
      }
      stack[0](
        scoped ? active.context.derived(locals(active)) : active.context,
      );
    };
    return frame.toplevel && compilation.extendsSoFar > 0
      ? this.unlessExtended(action, frame)
      : action;
  }

  #compileAutoescape(node: AutoescapeNode, frame: CompileFrame): Action {
    const { compilation } = this;
    const inner = frame.inner();
    findSymbols(inner.symbols, [node.value, ...node.body]);
    const value = this.expression(node.value, inner);
    const outer = compilation.autoescape;
    compilation.autoescape =
      node.value.type === 'Const' && outer !== undefined
        ? isTrue(node.value.value)
        : undefined;
    const body = this.compileBody(node.body, inner);
    compilation.autoescape = outer;
    const enter = sequence(enterScope(inner.symbols));
    return active => {
      enter(active);
      const before = active.context.autoescape;
      active.context.autoescape = isTrue(value(active));
      body(active);
      active.context.autoescape = before;
    };
  }
}
