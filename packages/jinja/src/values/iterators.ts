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
import { ADDRESS, PyObject, Value, ValueIterator } from './PyObject';

/**
 * Goes over an array, also over items that are added meanwhile, as Python does.
 *
 * @internal
 */
export class ArrayIterator implements ValueIterator {
  readonly #items: readonly Value[];
  #index = 0;

  constructor(items: readonly Value[]) {
    this.#items = items;
  }

  next(): Value | undefined {
    return this.#index < this.#items.length
      ? this.#items[this.#index++]
      : undefined;
  }
}

/**
 * Goes over whatever JavaScript can iterate over.
 *
 * @internal
 */
export class NativeIterator implements ValueIterator {
  readonly #iterator: Iterator<Value>;

  constructor(iterator: Iterator<Value>) {
    this.#iterator = iterator;
  }

  next(): Value | undefined {
    step();
    const result = this.#iterator.next();
    return result.done ? undefined : result.value;
  }
}

/**
 * A Python iterator as a value: lazy, and empty once it has been gone through.
 *
 * @internal
 */
export class PyIterator extends PyObject implements ValueIterator {
  readonly typeName: string;
  readonly #source: ValueIterator;
  readonly #label: string | undefined;

  constructor(typeName: string, source: ValueIterator, label?: string) {
    super();
    this.typeName = typeName;
    this.#source = source;
    this.#label = label;
  }

  /** A generator, as Python prints it without its address. */
  static generator(name: string, items: Iterator<Value>) {
    return new PyIterator('generator', new NativeIterator(items), name);
  }

  next(): Value | undefined {
    return this.#source.next();
  }

  override iterate(): ValueIterator {
    return this;
  }

  override repr() {
    return this.#label
      ? `<generator object ${this.#label} ${ADDRESS}>`
      : super.repr();
  }
}
