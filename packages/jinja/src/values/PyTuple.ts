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

import { PyObject, Value, ValueIterator } from './PyObject';
import { ArrayIterator } from './iterators';

/**
 * A Python `tuple`.
 *
 * @public
 */
export class PyTuple extends PyObject {
  /** {@inheritDoc PyObject.typeName} */
  readonly typeName: string = 'tuple';
  /** The items. */
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }

  /** Whether it has any item. */
  override isTrue() {
    return this.items.length > 0;
  }

  /** Goes over the items, in order. */
  override iterate(): ValueIterator {
    return new ArrayIterator(this.items);
  }

  /** How many items it has. */
  override length() {
    return this.items.length;
  }
}

/**
 * What the filter `groupby` makes: a tuple whose parts have names.
 *
 * @internal
 */
export class GroupTuple extends PyTuple {
  override readonly typeName = '_GroupTuple';

  override get moduleName() {
    return 'jinja2.filters';
  }

  override attribute(name: string): Value | undefined {
    if (name === 'grouper') {
      return this.items[0];
    }
    return name === 'list' ? this.items[1] : undefined;
  }
}
