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

import { allocateItems } from '../limits/Budget';
import { TemplateRuntimeError } from '../errors/errors';
import { attributeOf } from '../methods/attributeOf';
import { tryItem } from '../operations/subscript';
import { CallArguments, Value } from '../values/PyObject';
import { repr } from '../values/repr';
import { characters, describeOwner, isString } from '../values/types';
import { Undefined, UndefinedOrigin } from '../values/Undefined';
import type { RuntimeEnvironment } from './RuntimeEnvironment';
import { Run } from './Run';
import { Scope } from './Scope';
import { LayeredVariables, Variables } from './Variables';

/**
 * A block of a template, ready to be rendered in a context.
 *
 * @internal
 */
export type BlockFunction = (context: Context) => void;

/**
 * The variables of a template while it is rendered, its blocks, and whether it escapes.
 *
 * @internal
 */
export class Context implements Scope, Variables {
  readonly environment: RuntimeEnvironment;
  readonly run: Run;
  readonly templateName: string | undefined;
  readonly parent: Variables;
  /** What the template itself has set at its top level. */
  readonly vars = new Map<string, Value>();
  readonly exported = new Set<string>();
  readonly blocks = new Map<string, BlockFunction[]>();
  autoescape: boolean;

  constructor(options: {
    environment: RuntimeEnvironment;
    run: Run;
    templateName: string | undefined;
    parent: Variables;
    blocks?: ReadonlyMap<string, BlockFunction>;
  }) {
    // Some maps, and a list for each block.
    allocateItems(32 + 4 * (options.blocks?.size ?? 0));
    this.environment = options.environment;
    this.run = options.run;
    this.templateName = options.templateName;
    this.parent = options.parent;
    this.autoescape = options.environment.autoescapeFor(options.templateName);
    options.blocks?.forEach((block, name) => this.blocks.set(name, [block]));
  }

  get newlineSequence() {
    return this.environment.newlineSequence;
  }

  resolve(name: string): Value | undefined {
    const value = this.vars.get(name);
    return value === undefined ? this.parent.resolve(name) : value;
  }

  /** A context of the same template that also knows the variables of an inner scope. */
  derived(locals: ReadonlyMap<string, Value>): Context {
    const context = new Context({
      environment: this.environment,
      run: this.run,
      templateName: this.templateName,
      parent: new LayeredVariables(locals, this),
    });
    context.autoescape = this.autoescape;
    allocateItems(4 * this.blocks.size);
    this.blocks.forEach((blocks, name) =>
      context.blocks.set(name, blocks.slice()),
    );
    return context;
  }

  /** What the template exports to those who import it. */
  exports(): Map<string, Value> {
    const result = new Map<string, Value>();
    for (const name of this.exported) {
      const value = this.vars.get(name);
      if (value !== undefined) {
        result.set(name, value);
      }
    }
    return result;
  }

  undefined(origin: UndefinedOrigin): Undefined {
    return new Undefined(this.environment.undefinedKind, origin);
  }

  getAttribute(object: Value, name: string): Value {
    if (object instanceof Undefined) {
      return object.member();
    }
    const attribute = attributeOf(object, name);
    if (attribute !== undefined) {
      return attribute;
    }
    const item = tryItem(object, name);
    return item === undefined ? this.#missing(object, name) : item;
  }

  getItem(object: Value, key: Value): Value {
    const item = tryItem(object, key);
    if (item !== undefined) {
      return item;
    }
    const attribute = isString(key)
      ? attributeOf(object, characters(key))
      : undefined;
    return attribute === undefined ? this.#missing(object, key) : attribute;
  }

  #missing(object: Value, key: Value): Undefined {
    const owner = describeOwner(object);
    return this.undefined(
      isString(key)
        ? { owner, name: characters(key) }
        : { owner, element: repr(key) },
    );
  }

  attributeOf(object: Value, name: string): Value | undefined {
    return attributeOf(object, name);
  }

  hasFilter(name: string): boolean {
    return this.environment.filters.has(name);
  }

  hasTest(name: string): boolean {
    return this.environment.tests.has(name);
  }

  callFilter(name: Value, value: Value, args: CallArguments): Value {
    const filter = isString(name)
      ? this.environment.filters.get(characters(name))
      : undefined;
    if (!filter) {
      throw notFound('filter', name);
    }
    return this.environment.applyFilter(filter, {
      name: characters(name as string),
      value,
      args,
      scope: this,
    });
  }

  callTest(name: Value, value: Value, args: CallArguments): boolean {
    const test = isString(name)
      ? this.environment.tests.get(characters(name))
      : undefined;
    if (!test) {
      throw notFound('test', name);
    }
    return this.environment.applyTest(test, {
      name: characters(name as string),
      value,
      args,
      scope: this,
    });
  }
}

function notFound(kind: string, name: Value) {
  const hint =
    name instanceof Undefined
      ? ` (${name.message}; did you forget to quote the callable name?)`
      : '';
  return new TemplateRuntimeError(`No ${kind} named ${repr(name)}.${hint}`);
}
