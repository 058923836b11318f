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

import {
  TemplateNotFound,
  TemplatesNotFound,
  typeError,
  UndefinedError,
} from '../errors/errors';
import { allocateItems, recover } from '../limits/Budget';
import type { CompiledTemplate } from './CompiledTemplate';
import { Context } from './Context';
import { Frame } from './Frame';
import { TemplateModule } from './TemplateModule';
import { GivenVariables, LayeredVariables, Variables } from './Variables';
import { Value } from '../values/PyObject';
import { listOf } from '../values/iterate';
import { str } from '../values/repr';
import { isTrue } from '../values/truth';
import { characters, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';

/**
 * The template of a name.
 *
 * @internal
 */
export function loadTemplate(frame: Frame, name: Value): CompiledTemplate {
  if (name instanceof Undefined) {
    name.fail();
  }
  if (!isString(name)) {
    if (Array.isArray(name)) {
      throw typeError(`unhashable type: '${typeName(name)}'`);
    }
    throw new TemplateNotFound(str(name));
  }
  const template = frame.context.environment.loadTemplate(characters(name));
  frame.run.countReading(template);
  return template;
}

/**
 * The template of a name, or of the first of several names that there is one for.
 *
 * @internal
 */
export function loadOneOf(frame: Frame, value: Value): CompiledTemplate {
  if (isString(value) || value instanceof Undefined) {
    return loadTemplate(frame, value);
  }
  if (!isTrue(value)) {
    throw new TemplatesNotFound(
      'Tried to select from an empty list of templates.',
    );
  }
  const names = listOf(value);
  for (const name of names) {
    try {
      return loadTemplate(frame, name);
    } catch (error) {
      if (!(
        error instanceof TemplateNotFound || error instanceof UndefinedError
      )) {
        throw error;
      }
      recover();
    }
  }
  const parts = names.map(name =>
    name instanceof Undefined ? name.message : str(name),
  );
  throw new TemplatesNotFound(
    `none of the templates given were found: ${parts.join(', ')}`,
  );
}

/**
 * What `load` gives, or undefined where there is no such template and that does not matter.
 *
 * @internal
 */
export function tryLoad(
  load: () => CompiledTemplate,
  ignoreMissing: boolean,
): CompiledTemplate | undefined {
  try {
    return load();
  } catch (error) {
    if (ignoreMissing && error instanceof TemplateNotFound) {
      recover();
      return undefined;
    }
    throw error;
  }
}

/**
 * What a template that is included with context sees: the variables where it stands.
 *
 * @internal
 */
export function outerVariables(
  frame: Frame,
  locals: Map<string, Value>,
): Variables {
  allocateItems(locals.size);
  return new LayeredVariables(locals, frame.context);
}

/**
 * A context for another template in the same rendering.
 *
 * @internal
 */
export function newContext(
  frame: Frame,
  template: CompiledTemplate,
  variables: Variables,
): Context {
  return new Context({
    environment: frame.context.environment,
    run: frame.run,
    templateName: template.name,
    parent: variables,
    blocks: template.blocks,
  });
}

/**
 * Renders a template for what it exports.
 *
 * @internal
 */
export function makeModule(
  frame: Frame,
  template: CompiledTemplate,
  variables: Variables,
): TemplateModule {
  const context = newContext(frame, template, variables);
  const body = frame.run.capture(() => template.root(context));
  return new TemplateModule(template.name, context.exports(), body);
}

/**
 * The module of a template that is imported without context. It is rendered once.
 *
 * @internal
 */
export function defaultModule(
  frame: Frame,
  template: CompiledTemplate,
): TemplateModule {
  const { modules } = frame.run;
  let module = modules.get(template);
  if (!module) {
    const { globals } = frame.context.environment;
    const variables = new GivenVariables({
      context: {},
      globals,
      convert: () => null,
    });
    module = makeModule(frame, template, variables);
    modules.set(template, module);
  }
  return module;
}
