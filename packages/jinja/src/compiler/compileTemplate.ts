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

import { ascend, descend } from '../limits/Budget';
import type { CompiledTemplate } from '../runtime/CompiledTemplate';
import { BlockFunction, Context } from '../runtime/Context';
import { BlockReference, TemplateReference } from '../runtime/BlockReference';
import { Frame } from '../runtime/Frame';
import { BlockNode, Statement } from '../syntax/nodes';
import { findAll, findUndeclared } from './children';
import { Compilation, CompilerEnvironment } from './Compilation';
import { CompileFrame } from './CompileFrame';
import { ParentTemplate } from './compileLoading';
import { findSymbols } from './findSymbols';
import { StatementCompiler } from './StatementCompiler';
import { FunctionScope, Symbols } from './Symbols';
import { enterScope } from './variables';

/**
 * Makes functions out of a template's nodes. Nothing is ever turned into JavaScript's source: each node becomes a closure
 * over the closures of its children.
 *
 * @internal
 */
export function compileTemplate(
  environment: CompilerEnvironment,
  nodes: Statement[],
  name: string | undefined,
): Pick<CompiledTemplate, 'root' | 'blocks'> {
  const compilation = new Compilation(environment, name, nodes);
  for (const block of findAll(nodes, 'Block')) {
    if (compilation.blockNodes.has(block.name)) {
      compilation.fail(`block '${block.name}' defined twice`, block.line);
    }
    compilation.blockNodes.set(block.name, block);
  }
  if (compilation.loopNames.assignedAt !== undefined) {
    compilation.fail(
      "Can't assign to special loop variable in for-loop target",
      compilation.loopNames.assignedAt,
    );
  }
  const root = compileRoot(compilation, nodes);
  const blocks = new Map<string, BlockFunction>();
  for (const block of compilation.blockNodes.values()) {
    blocks.set(block.name, compileBlock(compilation, block));
  }
  return { root, blocks };
}

function compileRoot(
  compilation: Compilation,
  nodes: Statement[],
): BlockFunction {
  const scope = new FunctionScope();
  const frame = new CompileFrame(new Symbols(scope));
  const selfSlot = findUndeclared(nodes, ['self']).has('self')
    ? frame.symbols.declareParameter('self').slot
    : undefined;
  const parentTemplate =
    findAll(nodes, 'Extends').length > 0
      ? scope.variable('parent template')
      : undefined;
  findSymbols(frame.symbols, nodes);
  frame.toplevel = true;
  frame.rootlevel = true;
  frame.requireOutputCheck = parentTemplate !== undefined;
  const body = new StatementCompiler(compilation, parentTemplate).compileBody(
    nodes,
    frame,
  );
  const enter = enterScope(frame.symbols);
  return atDepth(compilation, scope, context => {
    const run = new Frame(scope.size, context);
    if (selfSlot !== undefined) {
      run.slots[selfSlot] = new TemplateReference(context);
    }
    enter.forEach(action => action(run));
    body(run);
    const parent = parentTemplate && run.slots[parentTemplate.slot];
    if (parent instanceof ParentTemplate) {
      parent.template.root(context);
    }
  });
}

function compileBlock(
  compilation: Compilation,
  node: BlockNode,
): BlockFunction {
  const scope = new FunctionScope();
  const frame = new CompileFrame(new Symbols(scope));
  const undeclared = findUndeclared(node.body, ['self', 'super']);
  const selfSlot = undeclared.has('self')
    ? frame.symbols.declareParameter('self').slot
    : undefined;
  const superSlot = undeclared.has('super')
    ? frame.symbols.declareParameter('super').slot
    : undefined;
  findSymbols(frame.symbols, node.body);
  const body = new StatementCompiler(compilation).compileBody(node.body, frame);
  const enter = enterScope(frame.symbols);
  const block: BlockFunction = atDepth(compilation, scope, context => {
    const run = new Frame(scope.size, context);
    if (selfSlot !== undefined) {
      run.slots[selfSlot] = new TemplateReference(context);
    }
    if (superSlot !== undefined) {
      run.slots[superSlot] = BlockReference.parentOf(node.name, block, context);
    }
    enter.forEach(action => action(run));
    body(run);
  });
  return block;
}

// Runs a function of the template as deep as it needs to be, with its name for errors.
function atDepth(
  compilation: Compilation,
  scope: FunctionScope,
  body: (context: Context) => void,
): BlockFunction {
  return context => {
    const levels = scope.depth + 8;
    descend(levels);
    context.run.elsewhere(compilation.templateName, () => body(context));
    ascend(levels);
  };
}
