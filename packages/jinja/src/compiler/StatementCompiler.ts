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
import { escapeMarkup } from '../text/escapeMarkup';
import { IndentedText, Markup } from '../values/StringObject';
import { str } from '../values/repr';
import { isTrue } from '../values/truth';
import { characters, isString, typeName } from '../values/types';
import { Frame } from '../runtime/Frame';
import {
  AssignBlockNode,
  AssignNode,
  AutoescapeNode,
  BlockNode,
  CallBlockNode,
  Expression,
  FilterBlockNode,
  IfNode,
  MacroNode,
  OutputNode,
  Statement,
  Target,
  WithNode,
} from '../syntax/nodes';
import { Action, Code, sequence } from './code';
import { compileCall, compileFilter } from './compileCalls';
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
import { compileLoop } from './compileLoop';
import { compileMacro } from './compileMacro';
import {
  compileTarget,
  compileTargetCheck,
  targetNames,
} from './compileTarget';
import { declareTarget, findSymbols } from './findSymbols';
import { Variable } from './Symbols';
import { enterScope, localsReader, reader, writer } from './variables';

// What a filter block or a call block gives is output as it is: it must be text, and is not escaped.
function writeRaw(code: Code, line: number): Action {
  return frame => {
    const { run } = frame;
    run.line = line;
    step();
    const value = code(frame);
    if (value instanceof IndentedText) {
      run.output.writeIndented(value.lines);
    } else if (isString(value)) {
      run.output.write(characters(value));
    } else {
      const type = typeName(value);
      run.output.defer(
        typeError(`sequence item 0: expected str instance, ${type} found`),
      );
    }
  };
}

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
    return compileExpression(this.compilation, node, frame);
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
        return this.#compileFilterBlock(node, frame);
      case 'With':
        return this.#compileWith(node, frame);
      case 'Block':
        return this.#compileBlock(node, frame);
      case 'Assign':
        return this.#compileAssign(node, frame);
      case 'AssignBlock':
        return this.#compileAssignBlock(node, frame);
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
    return context => {
      if (read(context) === undefined) {
        action(context);
      }
    };
  }

  #compileOutput(node: OutputNode, frame: CompileFrame): Action | undefined {
    if (frame.requireOutputCheck && this.compilation.hasKnownExtends) {
      return undefined;
    }
    const actions = node.items.map(item => {
      if (item.type === 'Text') {
        const { text } = item;
        return (context: Frame) => context.run.output.write(text);
      }
      return this.write(this.expression(item, frame), item.line);
    });
    const action = sequence(actions);
    return frame.requireOutputCheck
      ? this.unlessExtended(action, frame)
      : action;
  }

  /** Outputs the value of an expression. */
  write(code: Code, line: number): Action {
    const { autoescape } = this.compilation;
    return frame => {
      const { run, context } = frame;
      run.line = line;
      step();
      const value = code(frame);
      if (typeof value === 'string' && !(autoescape ?? context.autoescape)) {
        run.output.write(value);
      } else if (value instanceof IndentedText) {
        run.output.writeIndented(value.lines);
      } else {
        run.output.write(
          (autoescape ?? context.autoescape)
            ? escapeMarkup(value).value
            : str(value),
        );
      }
    };
  }

  #compileIf(node: IfNode, frame: CompileFrame): Action {
    const soft = frame.softened();
    const branches = [node, ...node.elifs].map(part => ({
      line: part.line,
      test: this.expression(part.test, soft),
      body: this.compileBody(part.body, soft),
    }));
    const otherwise = this.compileBody(node.otherwise, soft);
    return context => {
      for (const { line, test, body } of branches) {
        context.run.line = line;
        step();
        if (isTrue(test(context))) {
          body(context);
          return;
        }
      }
      otherwise(context);
    };
  }

  #compileMacro(node: MacroNode, frame: CompileFrame): Action {
    const { symbols } = frame;
    const make = compileMacro(this, node, frame);
    const write = writer(symbols.scope, symbols.find(node.name)!);
    const { name } = node;
    return context => {
      step();
      const macro = make(context);
      if (frame.toplevel) {
        context.context.vars.set(name, macro);
        if (!name.startsWith('_')) {
          context.context.exported.add(name);
        }
      }
      write(context, macro);
    };
  }

  #compileCallBlock(node: CallBlockNode, frame: CompileFrame): Action {
    const caller = compileMacro(
      this,
      { ...node, type: 'Macro', name: '' },
      frame,
      true,
    );
    const call = this.compilation.deeper(frame.symbols.scope, () =>
      compileCall(
        this.compilation,
        node.call,
        child => this.expression(child, frame),
        caller,
      ),
    );
    return writeRaw(call, node.line);
  }

  #compileFilterBlock(node: FilterBlockNode, frame: CompileFrame): Action {
    const inner = frame.inner();
    findSymbols(inner.symbols, [...node.body, node.filter]);
    const body = this.compileBody(node.body, inner);
    const filter = this.#filterOf(node.filter, inner, this.#captured(body));
    const enter = enterScope(inner.symbols);
    const write = writeRaw(filter, node.line);
    return sequence([...enter, write]);
  }

  #filterOf(
    node: Parameters<typeof compileFilter>[1],
    frame: CompileFrame,
    input: Code,
  ): Code {
    return compileFilter(this.compilation, node, {
      frame,
      compile: child => this.expression(child, frame),
      input,
    });
  }

  // What a body outputs, as a value.
  #captured(body: Action): Code {
    const { autoescape } = this.compilation;
    return frame => {
      const text = frame.run.capture(() => body(frame));
      return (autoescape ?? frame.context.autoescape) ? new Markup(text) : text;
    };
  }

  #compileWith(node: WithNode, frame: CompileFrame): Action {
    const inner = frame.inner();
    node.targets.forEach(target => declareTarget(inner.symbols, target));
    findSymbols(inner.symbols, node.body);
    const assigns = node.targets.map((target, index) => {
      const assign = compileTarget(inner.symbols, target);
      const value = this.expression(node.values[index], frame);
      return (context: Frame) => {
        context.run.line = node.line;
        assign(context, value(context));
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
    const action: Action = context => {
      context.run.line = line;
      step();
      const stack = context.context.blocks.get(name)!;
      if (required && stack.length <= 1) {
        throw new TemplateRuntimeError(`Required block '${name}' not found`);
      }
      stack[0](
        scoped ? context.context.derived(locals(context)) : context.context,
      );
    };
    return frame.toplevel && compilation.extendsSoFar > 0
      ? this.unlessExtended(action, frame)
      : action;
  }

  #compileAssign(node: AssignNode, frame: CompileFrame): Action {
    const check = compileTargetCheck(frame.symbols, node.target);
    const value = this.expression(node.value, frame);
    const assign = this.#assigner(node.target, frame);
    return context => {
      context.run.line = node.line;
      step();
      check?.(context);
      assign(context, value(context));
    };
  }

  // Assigns, and at the top level of the template also exports.
  #assigner(
    target: Target,
    frame: CompileFrame,
  ): (context: Frame, value: ReturnType<Code>) => void {
    const { symbols } = frame;
    const assign = compileTarget(symbols, target);
    if (!frame.toplevel) {
      return assign;
    }
    const exported = targetNames(target).map(name => ({
      name,
      read: reader(symbols.scope, symbols.find(name)!),
    }));
    return (context, value) => {
      assign(context, value);
      for (const { name, read } of exported) {
        context.context.vars.set(name, read(context)!);
        if (!name.startsWith('_')) {
          context.context.exported.add(name);
        }
      }
    };
  }

  #compileAssignBlock(node: AssignBlockNode, frame: CompileFrame): Action {
    const inner = frame.inner();
    inner.requireOutputCheck = false;
    findSymbols(inner.symbols, node.body);
    const captured = this.#capturedPlain(this.compileBody(node.body, inner));
    const check = compileTargetCheck(frame.symbols, node.target);
    const value = node.filter
      ? this.#filterOf(node.filter, inner, this.#asMarkup(captured))
      : captured;
    const assign = this.#assigner(node.target, frame);
    const enter = sequence(enterScope(inner.symbols));
    return context => {
      context.run.line = node.line;
      step();
      enter(context);
      const result = value(context);
      check?.(context);
      assign(
        context,
        context.context.autoescape ? new Markup(str(result)) : result,
      );
    };
  }

  #capturedPlain(body: Action): Code {
    return frame => frame.run.capture(() => body(frame));
  }

  #asMarkup(code: Code): Code {
    const { autoescape } = this.compilation;
    return frame => {
      const value = code(frame);
      return (autoescape ?? frame.context.autoescape)
        ? new Markup(str(value))
        : value;
    };
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
    return context => {
      enter(context);
      const before = context.context.autoescape;
      context.context.autoescape = isTrue(value(context));
      body(context);
      context.context.autoescape = before;
    };
  }
}
