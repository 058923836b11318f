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

import { typeError } from '../errors/errors';
import { same } from '../operations/equal';
import { tryLength, listOf } from '../values/iterate';
import { ArrayIterator, PyIterator } from '../values/iterators';
import {
  CallArguments,
  PyObject,
  Value,
  ValueIterator,
} from '../values/PyObject';
import { Undefined, UndefinedKind } from '../values/Undefined';
import { PyTuple } from '../values/PyTuple';
import { NativeFunction } from './NativeFunction';

/**
 * The `loop` of a `for`.
 *
 * @internal
 */
export class LoopContext extends PyObject {
  readonly typeName = 'LoopContext';
  readonly #iterable: Value;
  readonly #undefinedKind: UndefinedKind;
  readonly #recurse: ((iterable: Value, depth: number) => Value) | undefined;
  readonly #depth0: number;
  #iterator: ValueIterator;
  #length: number | undefined;
  #index0 = -1;
  // The items around the current one; what was looked at early waits in #after.
  #before: Value | undefined;
  #current: Value | undefined;
  #after: Value | undefined;
  #lastChanged: Value[] | undefined;

  constructor(options: {
    iterable: Value;
    iterator: ValueIterator;
    undefinedKind: UndefinedKind;
    recurse?: (iterable: Value, depth: number) => Value;
    depth0: number;
  }) {
    super();
    this.#iterable = options.iterable;
    this.#iterator = options.iterator;
    this.#undefinedKind = options.undefinedKind;
    this.#recurse = options.recurse;
    this.#depth0 = options.depth0;
  }

  override get moduleName() {
    return 'jinja2.runtime';
  }

  /** The next item, or undefined at the end. */
  next(): Value | undefined {
    const item = this.#peek();
    if (item === undefined) {
      return undefined;
    }
    this.#after = undefined;
    this.#index0++;
    this.#before = this.#current;
    this.#current = item;
    return item;
  }

  #peek(): Value | undefined {
    if (this.#after === undefined) {
      this.#after = this.#iterator.next();
    }
    return this.#after;
  }

  override length(): number {
    if (this.#length === undefined) {
      this.#length = tryLength(this.#iterable) ?? this.#countRest();
    }
    return this.#length;
  }

  override isTrue(): boolean {
    return this.length() > 0;
  }

  #countRest(): number {
    const rest = listOf(new PyIterator('generator', this.#iterator));
    this.#iterator = new ArrayIterator(rest);
    return rest.length + this.#index0 + 1 + (this.#after === undefined ? 0 : 1);
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'index':
        return this.#index0 + 1;
      case 'index0':
        return this.#index0;
      case 'first':
        return this.#index0 === 0;
      case 'last':
        return this.#peek() === undefined;
      case 'length':
        return this.length();
      case 'revindex':
        return this.length() - this.#index0;
      case 'revindex0':
        return this.length() - this.#index0 - 1;
      case 'depth':
        return this.#depth0 + 1;
      case 'depth0':
        return this.#depth0;
      default:
        return this.#neighbour(name);
    }
  }

  #neighbour(name: string): Value | undefined {
    switch (name) {
      case 'previtem':
        return this.#index0 === 0
          ? this.#missing('there is no previous item')
          : this.#before;
      case 'nextitem': {
        const item = this.#peek();
        return item === undefined
          ? this.#missing('there is no next item')
          : item;
      }
      case 'cycle':
        return this.#method('cycle', args => this.#cycle(args));
      case 'changed':
        return this.#method('changed', args => this.#changed(args));
      default:
        return undefined;
    }
  }

  #missing(hint: string) {
    return new Undefined(this.#undefinedKind, { hint });
  }

  #method(name: string, body: (positional: Value[]) => Value) {
    return new NativeFunction({
      name,
      signature: '*args',
      typeName: 'method',
      body: (_bound, { positional }) => body(positional),
    });
  }

  #cycle(args: Value[]): Value {
    if (args.length === 0) {
      throw typeError('no items for cycling given');
    }
    return args[this.#index0 % args.length];
  }

  #changed(args: Value[]): boolean {
    const last = this.#lastChanged;
    if (
      last &&
      last.length === args.length &&
      last.every((value, index) => same(value, args[index]))
    ) {
      return false;
    }
    this.#lastChanged = args;
    return true;
  }

  override get isCallable() {
    return true;
  }

  override call({ positional, keywords }: CallArguments): Value {
    const iterable = positional[0] ?? keywords.get('iterable');
    if (iterable === undefined || positional.length + keywords.size > 1) {
      throw typeError(
        'LoopContext.__call__() takes exactly one argument: the items to loop over',
      );
    }
    if (!this.#recurse) {
      throw typeError(
        "The loop must have the 'recursive' marker to be called recursively.",
      );
    }
    return this.#recurse(iterable, this.#depth0 + 1);
  }

  override iterate(): ValueIterator {
    // As in Jinja2, who goes over the loop takes its items away, each together with the loop.
    return {
      next: () => {
        const item = this.next();
        return item === undefined ? undefined : new PyTuple([item, this]);
      },
    };
  }

  override repr() {
    return `<LoopContext ${this.#index0 + 1}/${this.length()}>`;
  }
}
