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

import { step } from '../limits/Budget';
import { Markup } from '../values/StringObject';
import { str } from '../values/repr';
import { Frame } from '../runtime/Frame';
import { AssignBlockNode, AssignNode, Target } from '../syntax/nodes';
import { Action, Code, sequence } from './code';
import { CompileFrame } from './CompileFrame';
import {
  compileTarget,
  compileTargetCheck,
  targetNames,
} from './compileTarget';
import { findSymbols } from './findSymbols';
import { enterScope, reader } from './variables';
import { compileBlockFilter } from './compileFilterBlock';
import type { StatementCompiler } from './StatementCompiler';

/**
 * Makes a function out of `set` with a value.
 *
 * @internal
 */
export function compileAssign(
  compiler: StatementCompiler,
  node: AssignNode,
  frame: CompileFrame,
): Action {
  const check = compileTargetCheck(frame.symbols, node.target);
  const value = compiler.expression(node.value, frame);
  const assign = assigner(node.target, frame);
  return active => {
    active.run.line = node.line;
    step();
    check?.(active);
    assign(active, value(active));
  };
}

// Assigns, and at the top level of the template also exports.
function assigner(
  target: Target,
  frame: CompileFrame,
): (active: Frame, value: ReturnType<Code>) => void {
  const { symbols } = frame;
  const assign = compileTarget(symbols, target);
  if (!frame.toplevel) {
    return assign;
  }
  const exported = targetNames(target).map(name => ({
    name,
    read: reader(symbols.scope, symbols.find(name)!),
  }));
  return (active, value) => {
    assign(active, value);
    for (const { name, read } of exported) {
      active.context.vars.set(name, read(active)!);
      if (!name.startsWith('_')) {
        active.context.exported.add(name);
      }
    }
  };
}

/**
 * Makes a function out of `set` with a body.
 *
 * @internal
 */
export function compileAssignBlock(
  compiler: StatementCompiler,
  node: AssignBlockNode,
  frame: CompileFrame,
): Action {
  const inner = frame.inner();
  inner.requireOutputCheck = false;
  findSymbols(inner.symbols, node.body);
  const captured = capturedPlain(compiler.compileBody(node.body, inner));
  const check = compileTargetCheck(frame.symbols, node.target);
  const value = node.filter
    ? compileBlockFilter(
        compiler,
        node.filter,
        inner,
        asMarkup(compiler, captured),
      )
    : captured;
  const assign = assigner(node.target, frame);
  const enter = sequence(enterScope(inner.symbols));
  return active => {
    active.run.line = node.line;
    step();
    enter(active);
    const result = value(active);
    check?.(active);
    assign(
      active,
      active.context.autoescape ? new Markup(str(result)) : result,
    );
  };
}

function capturedPlain(body: Action): Code {
  return frame => frame.run.capture(() => body(frame));
}

function asMarkup(compiler: StatementCompiler, code: Code): Code {
  const { autoescape } = compiler.compilation;
  return frame => {
    const value = code(frame);
    return (autoescape ?? frame.context.autoescape)
      ? new Markup(str(value))
      : value;
  };
}
