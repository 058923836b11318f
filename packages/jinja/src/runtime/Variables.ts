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

import { Value } from '../values/PyObject';

/**
 * Where names come from.
 *
 * @internal
 */
export interface Variables {
  /** The value of a name, if it has one. */
  resolve(name: string): Value | undefined;
}

/**
 * Names in a map, and behind it other names.
 *
 * @internal
 */
export class LayeredVariables implements Variables {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #behind: Variables;

  constructor(values: ReadonlyMap<string, Value>, behind: Variables) {
    this.#values = values;
    this.#behind = behind;
  }

  resolve(name: string): Value | undefined {
    const value = this.#values.get(name);
    return value === undefined ? this.#behind.resolve(name) : value;
  }
}

/**
 * What a rendering is given: the context and the globals. Values are brought over as they are asked for, each once.
 *
 * @internal
 */
export class GivenVariables implements Variables {
  readonly #context: Readonly<Record<string, unknown>>;
  readonly #globals: ReadonlyMap<string, Value>;
  readonly #convert: (value: unknown) => Value;
  readonly #converted = new Map<string, Value>();

  constructor(options: {
    context: Readonly<Record<string, unknown>>;
    globals: ReadonlyMap<string, Value>;
    convert: (value: unknown) => Value;
  }) {
    this.#context = options.context;
    this.#globals = options.globals;
    this.#convert = options.convert;
  }

  resolve(name: string): Value | undefined {
    const known = this.#converted.get(name);
    if (known !== undefined) {
      return known;
    }
    // Only what the context has itself: not what every object of JavaScript inherits.
    if (
      !Object.hasOwn(this.#context, name) ||
      this.#context[name] === undefined
    ) {
      return this.#globals.get(name);
    }
    const value = this.#convert(this.#context[name]);
    this.#converted.set(name, value);
    return value;
  }
}
