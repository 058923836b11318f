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

import { compileExpression } from './compileExpression';
import { Markup } from '../values/StringObject';
import { FilterBlockNode } from '../syntax/nodes';
import { Action, Code, sequence } from './code';
import { compileFilter } from './compileCalls';
import { CompileFrame } from './CompileFrame';
import { findSymbols } from './findSymbols';
import { enterScope } from './variables';
import type { StatementCompiler } from './StatementCompiler';
import { writeRaw } from './writeValue';

/**
 * Makes a function out of `filter`.
 *
 * @internal
 */
export function compileFilterBlock(
  compiler: StatementCompiler,
  node: FilterBlockNode,
  frame: CompileFrame,
): Action {
  const inner = frame.inner();
  findSymbols(inner.symbols, [...node.body, node.filter]);
  const body = compiler.compileBody(node.body, inner);
  const filter = compileBlockFilter(
    compiler,
    node.filter,
    inner,
    captured(compiler, body),
  );
  const enter = enterScope(inner.symbols);
  const write = writeRaw(filter, node.line);
  return sequence([...enter, write]);
}

/**
 * Makes a function out of filters that take the output of a block.
 *
 * @internal
 */
export function compileBlockFilter(
  compiler: StatementCompiler,
  node: Parameters<typeof compileFilter>[1],
  frame: CompileFrame,
  input: Code,
): Code {
  const { compilation } = compiler;
  return compilation.counted(() =>
    compileFilter(compilation, node, {
      frame,
      compile: child => compileExpression(compilation, child, frame),
      input,
    }),
  );
}

// What a body outputs, as a value.
function captured(compiler: StatementCompiler, body: Action): Code {
  const { autoescape } = compiler.compilation;
  return frame => {
    const text = frame.run.capture(() => body(frame));
    return (autoescape ?? frame.context.autoescape) ? new Markup(text) : text;
  };
}
