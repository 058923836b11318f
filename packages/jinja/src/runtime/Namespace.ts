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

import { PyDict } from '../values/PyDict';
import { PyObject, Value } from '../values/PyObject';
import { repr } from '../values/repr';

/**
 * What `namespace()` makes: the one value whose attributes a template may set.
 *
 * @internal
 */
export class Namespace extends PyObject {
  readonly typeName = 'Namespace';
  readonly #values: PyDict;

  constructor(values: PyDict) {
    super();
    this.#values = values;
  }

  override get moduleName() {
    return 'jinja2.utils';
  }

  override attribute(name: string): Value | undefined {
    return this.#values.get(name);
  }

  /** Sets an attribute. */
  set(name: string, value: Value) {
    this.#values.set(name, value);
  }

  override repr() {
    return `<Namespace ${repr(this.#values)}>`;
  }
}
