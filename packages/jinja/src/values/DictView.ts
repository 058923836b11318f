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

import { PyDict } from './PyDict';
import { PyObject, Value, ValueIterator } from './PyObject';
import { PyTuple } from './PyTuple';

/**
 * What `keys()`, `values()` and `items()` of a dict give: not a copy, so it shows later changes.
 *
 * @internal
 */
export class DictView extends PyObject {
  readonly typeName: 'dict_keys' | 'dict_values' | 'dict_items';
  readonly dict: PyDict;

  constructor(kind: 'keys' | 'values' | 'items', dict: PyDict) {
    super();
    this.typeName = `dict_${kind}`;
    this.dict = dict;
  }

  override length() {
    return this.dict.size;
  }

  override isTrue() {
    return this.dict.size > 0;
  }

  override iterate(): ValueIterator {
    return this.dict.guard(this.items());
  }

  /** The items as they are now. */
  *items(): IterableIterator<Value> {
    if (this.typeName === 'dict_keys') {
      yield* this.dict.keys();
    } else if (this.typeName === 'dict_values') {
      yield* this.dict.values();
    } else {
      for (const [key, value] of this.dict.entries()) {
        yield new PyTuple([key, value]);
      }
    }
  }
}
