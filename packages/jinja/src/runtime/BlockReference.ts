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
import {
  CallArguments,
  PyObject,
  Value,
  ValueIterator,
} from '../values/PyObject';
import { Markup } from '../values/StringObject';
import { stringRepr } from '../values/stringRepr';
import { BlockFunction, Context } from './Context';

/**
 * `super` inside a block, or a block of `self`: renders it when it is called.
 *
 * @internal
 */
export class BlockReference extends PyObject {
  readonly typeName = 'BlockReference';
  readonly #name: string;
  readonly #context: Context;
  readonly #stack: BlockFunction[];
  readonly #index: number;

  constructor(options: {
    name: string;
    context: Context;
    stack: BlockFunction[];
    index: number;
  }) {
    super();
    this.#name = options.name;
    this.#context = options.context;
    this.#stack = options.stack;
    this.#index = options.index;
  }

  /** The block that `block` overrides. */
  static parentOf(name: string, block: BlockFunction, context: Context): Value {
    const stack = context.blocks.get(name) ?? [];
    const index = stack.indexOf(block) + 1;
    return BlockReference.#at({ name, context, stack, index });
  }

  static #at(options: {
    name: string;
    context: Context;
    stack: BlockFunction[];
    index: number;
  }): Value {
    if (options.index === 0 || options.index >= options.stack.length) {
      return options.context.undefined({
        hint: `there is no parent block called ${stringRepr(options.name)}.`,
        name: 'super',
      });
    }
    return new BlockReference(options);
  }

  override get moduleName() {
    return 'jinja2.runtime';
  }

  override attribute(name: string): Value | undefined {
    if (name === 'super') {
      return BlockReference.#at({
        name: this.#name,
        context: this.#context,
        stack: this.#stack,
        index: this.#index + 1,
      });
    }
    return name === 'name' ? this.#name : undefined;
  }

  override get isCallable() {
    return true;
  }

  override call(_args: CallArguments): Value {
    const context = this.#context;
    const text = context.run.capture(() => this.#stack[this.#index](context));
    return context.autoescape ? new Markup(text) : text;
  }
}

/**
 * `self`: the blocks of a template by name.
 *
 * @internal
 */
export class TemplateReference extends PyObject {
  readonly typeName = 'TemplateReference';
  readonly #context: Context;

  constructor(context: Context) {
    super();
    this.#context = context;
  }

  override get moduleName() {
    return 'jinja2.runtime';
  }

  override attribute(name: string): Value | undefined {
    const stack = this.#context.blocks.get(name);
    return (
      stack &&
      new BlockReference({ name, context: this.#context, stack, index: 0 })
    );
  }

  override iterate(): ValueIterator {
    // It has items, so Python tries to go over them by number, and finds no block called 0.
    return {
      next: () => {
        throw new PythonError('KeyError', '0');
      },
    };
  }

  override repr() {
    const name = this.#context.templateName;
    return `<TemplateReference ${name === undefined ? 'None' : stringRepr(name)}>`;
  }
}
