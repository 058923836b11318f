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

import { step, slowWork, allocateItems } from '../limits/Budget';
import { HashKey, hashKey } from './hashKey';
import { ArrayIterator } from './iterators';
import { PyObject, Value, ValueIterator } from './PyObject';

/**
 * A Python `set`. Its items stay in the order in which they were added; Python's have none.
 *
 * @public
 */
export class PySet extends PyObject {
  /** {@inheritDoc PyObject.typeName} */
  readonly typeName = 'set';
  readonly #items = new Map<HashKey, Value>();

  constructor(items: Iterable<Value> = []) {
    super();
    for (const item of items) {
      this.add(item);
    }
  }

  /** Adds an item. */
  add(item: Value) {
    step();
    const hash = hashKey(item);
    if (!this.#items.has(hash)) {
      allocateItems(2);
      this.#items.set(hash, item);
    }
  }

  /** Whether an item is in it. */
  has(item: Value): boolean {
    step();
    return this.#items.has(hashKey(item));
  }

  /** The items. */
  items(): Value[] {
    slowWork(this.#items.size);
    return [...this.#items.values()];
  }

  /** Whether it has any item. */
  override isTrue() {
    return this.#items.size > 0;
  }

  /** How many items it has. */
  override length() {
    return this.#items.size;
  }

  /** Goes over the items, in the order in which they were added. */
  override iterate(): ValueIterator {
    return new ArrayIterator(this.items());
  }
}
