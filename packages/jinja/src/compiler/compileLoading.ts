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
import { allocateItems, step } from '../limits/Budget';
import type { CompiledTemplate } from '../runtime/CompiledTemplate';
import { BlockFunction, Context } from '../runtime/Context';
import { Frame } from '../runtime/Frame';
import { TemplateModule } from '../runtime/TemplateModule';
import { PyObject, Value } from '../values/PyObject';
import {
  ExtendsNode,
  FromImportNode,
  ImportNode,
  IncludeNode,
} from '../syntax/nodes';
import { Action, Code } from './code';
import {
  defaultModule,
  loadOneOf,
  loadTemplate,
  makeModule,
  newContext,
  outerVariables,
  tryLoad,
} from '../runtime/loadTemplate';
import { Compilation } from './Compilation';
import { CompileFrame } from './CompileFrame';
import { Variable } from './Symbols';
import { localsReader, reader, writer } from './variables';

/**
 * What the tags that load another template have in common.
 *
 * @internal
 */
export interface TemplateLoading {
  compilation: Compilation;
  frame: CompileFrame;
  template: Code;
  parentTemplate: Variable | undefined;
}

/**
 * Holds the template that is extended, in a slot for values.
 *
 * @internal
 */
export class ParentTemplate extends PyObject {
  readonly typeName = 'Template';
  readonly template: CompiledTemplate;

  constructor(template: CompiledTemplate) {
    super();
    this.template = template;
  }
}

/**
 * Makes a function out of `extends`.
 *
 * @internal
 */
export function compileExtends(
  loading: TemplateLoading,
  node: ExtendsNode,
): Action {
  const { compilation, frame, template } = loading;
  if (!frame.toplevel) {
    compilation.fail('cannot use extend from a non top-level scope', node.line);
  }
  const again = compilation.extendsSoFar > 0;
  const certain = compilation.hasKnownExtends;
  const variable = loading.parentTemplate!;
  const read = reader(frame.symbols.scope, variable);
  const write = writer(frame.symbols.scope, variable);
  compilation.hasKnownExtends ||= frame.rootlevel;
  compilation.extendsSoFar++;
  return context => {
    context.run.line = node.line;
    step();
    if (certain || (again && read(context) !== undefined)) {
      throw new TemplateRuntimeError('extended multiple times');
    }
    const parent = loadTemplate(context, template(context));
    allocateItems(4 * parent.blocks.size);
    parent.blocks.forEach((block, name) =>
      addBlock(context.context, name, block),
    );
    write(context, new ParentTemplate(parent));
  };
}

function addBlock(context: Context, name: string, block: BlockFunction) {
  const stack = context.blocks.get(name);
  if (stack) {
    stack.push(block);
  } else {
    context.blocks.set(name, [block]);
  }
}

/**
 * Makes a function out of `include`.
 *
 * @internal
 */
export function compileInclude(
  loading: TemplateLoading,
  node: IncludeNode,
): Action {
  const { template } = loading;
  const locals = localsReader(loading.frame.symbols);
  return frame => {
    frame.run.line = node.line;
    step();
    const included = tryLoad(
      () => loadOneOf(frame, template(frame)),
      node.ignoreMissing,
    );
    if (!included) {
      return;
    }
    const { run } = frame;
    const variables = node.withContext
      ? outerVariables(frame, locals(frame))
      : undefined;
    if (variables) {
      included.root(newContext(frame, included, variables));
    } else {
      run.output.write(defaultModule(frame, included).text());
    }
  };
}

function moduleImporter(
  loading: TemplateLoading,
  node: ImportNode | FromImportNode,
): (frame: Frame) => TemplateModule {
  const { template } = loading;
  const locals = localsReader(loading.frame.symbols);
  return frame => {
    frame.run.line = node.line;
    step();
    const imported = loadTemplate(frame, template(frame));
    return node.withContext
      ? makeModule(frame, imported, outerVariables(frame, locals(frame)))
      : defaultModule(frame, imported);
  };
}

/**
 * Makes a function out of `import`.
 *
 * @internal
 */
export function compileImport(
  loading: TemplateLoading,
  node: ImportNode,
): Action {
  const importModule = moduleImporter(loading, node);
  const { symbols, toplevel } = loading.frame;
  const write = writer(symbols.scope, symbols.find(node.target)!);
  return frame => {
    const module = importModule(frame);
    write(frame, module);
    if (toplevel) {
      setUnexported(frame.context, node.target, module);
    }
  };
}

function setUnexported(context: Context, name: string, value: Value) {
  context.vars.set(name, value);
  if (!name.startsWith('_')) {
    context.exported.delete(name);
  }
}

/**
 * Makes a function out of `from ... import`.
 *
 * @internal
 */
export function compileFromImport(
  loading: TemplateLoading,
  node: FromImportNode,
): Action {
  const importModule = moduleImporter(loading, node);
  const { symbols, toplevel } = loading.frame;
  const position = loading.compilation.position(node.line);
  const names = node.names.map(({ name, alias }) => ({
    name,
    alias,
    write: writer(symbols.scope, symbols.find(alias)!),
  }));
  return frame => {
    const module = importModule(frame);
    allocateItems(8 * names.length);
    for (const { name, alias, write } of names) {
      const exported = module.attribute(name);
      const value =
        exported === undefined
          ? notExported(frame, module, { name, position })
          : exported;
      write(frame, value);
      if (toplevel) {
        setUnexported(frame.context, alias, value);
      }
    }
  };
}

function notExported(
  frame: Frame,
  module: TemplateModule,
  { name, position }: { name: string; position: string },
) {
  const template =
    module.templateName === undefined ? 'None' : `'${module.templateName}'`;
  return frame.context.undefined({
    hint: `the template ${template} (imported on ${position}) does not export the requested name '${name}'`,
    name,
  });
}
