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
import { NativeFunction } from '../runtime/NativeFunction';
import { PyObject, Value } from '../values/PyObject';

/**
 * What `cycler()` makes.
 *
 * @internal
 */
export class Cycler extends PyObject {
  readonly typeName = 'Cycler';
  readonly #items: Value[];
  #position = 0;

  constructor(items: Value[]) {
    super();
    if (items.length === 0) {
      throw new PythonError(
        'RuntimeError',
        'at least one item has to be provided',
      );
    }
    this.#items = items;
  }

  override get moduleName() {
    return 'jinja2.utils';
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'current':
        return this.#items[this.#position];
      case 'next':
        return this.#method(name, () => this.#next());
      case 'reset':
        return this.#method(name, () => {
          this.#position = 0;
          return null;
        });
      default:
        return undefined;
    }
  }

  #next(): Value {
    const item = this.#items[this.#position];
    this.#position = (this.#position + 1) % this.#items.length;
    return item;
  }

  #method(name: string, body: () => Value) {
    return new NativeFunction({
      name,
      signature: '',
      typeName: 'method',
      body,
    });
  }
}
