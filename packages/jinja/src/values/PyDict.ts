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
import { allocateItems } from '../limits/Budget';
import { HashKey, hashKey } from './hashKey';
import { PyObject, Value, ValueIterator } from './PyObject';

/**
 * A Python `dict`: keeps the order of its keys, and compares them as Python does.
 *
 * @public
 */
export class PyDict extends PyObject {
  /** {@inheritDoc PyObject.typeName} */
  readonly typeName = 'dict';
  readonly #values = new Map<HashKey, Value>();
  // Only the keys that differ from what they are hashed to (True and 1, a tuple) are kept beside it.
  #keys: Map<HashKey, Value> | undefined;

  constructor() {
    super();
    allocateItems(4);
  }

  /** How many entries it has. */
  get size(): number {
    return this.#values.size;
  }

  /** The value of a key. */
  get(key: Value): Value | undefined {
    return this.#values.get(
      typeof key === 'string' ? plainKey(key) : hashKey(key),
    );
  }

  /** Whether it has a key. */
  has(key: Value): boolean {
    return this.#values.has(hashKey(key));
  }

  /** Sets the value of a key; a key that is there already stays as it is. */
  set(key: Value, value: Value): this {
    const hash = hashKey(key);
    if (!this.#values.has(hash)) {
      allocateItems(2);
      if (hash !== key) {
        allocateItems(4);
        this.#keys ??= new Map();
        this.#keys.set(hash, key);
      }
    }
    this.#values.set(hash, value);
    return this;
  }

  /** Removes a key; tells whether it was there. */
  delete(key: Value): boolean {
    const hash = hashKey(key);
    this.#keys?.delete(hash);
    return this.#values.delete(hash);
  }

  /** Removes everything. */
  clear() {
    this.#values.clear();
    this.#keys = undefined;
  }

  /** The keys, in order. */
  *keys(): IterableIterator<Value> {
    for (const hash of this.#values.keys()) {
      yield this.#keyOf(hash);
    }
  }

  /** The values, in order. */
  values(): IterableIterator<Value> {
    return this.#values.values();
  }

  /** Keys and values, in order. */
  *entries(): IterableIterator<[Value, Value]> {
    for (const [hash, value] of this.#values) {
      yield [this.#keyOf(hash), value];
    }
  }

  #keyOf(hash: HashKey): Value {
    const key = this.#keys?.get(hash);
    return key === undefined && !this.#keys?.has(hash) ? (hash as Value) : key!;
  }

  /** Whether it has any entry. */
  override isTrue() {
    return this.size > 0;
  }

  /** How many entries it has. */
  override length() {
    return this.size;
  }

  /** Goes over the keys, in order, as {@link PyDict.guard} does. */
  override iterate(): ValueIterator {
    return this.guard(this.keys());
  }

  /** An iterator that fails, as Python's does, when the dict grows or shrinks meanwhile. */
  guard(items: Iterator<Value>): ValueIterator {
    const size = this.size;
    return {
      next: () => {
        if (this.size !== size) {
          throw new PythonError(
            'RuntimeError',
            'dictionary changed size during iteration',
          );
        }
        const result = items.next();
        return result.done ? undefined : result.value;
      },
    };
  }
}

function plainKey(key: string): HashKey {
  return key.charCodeAt(0) === 0 ? hashKey(key) : key;
}
