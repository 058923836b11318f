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
import { CallArguments, PyObject, Value } from '../values/PyObject';
import { Signature } from './Signature';

/**
 * What a built-in function does: its arguments in the order of its signature, and all of them as they were given.
 *
 * @internal
 */
export type NativeBody = (
  bound: (Value | undefined)[],
  args: CallArguments,
) => Value;

/**
 * A function that templates can call.
 *
 * @internal
 */
export class NativeFunction extends PyObject {
  readonly typeName: string;
  readonly name: string;
  readonly #signature: Signature;
  readonly #body: NativeBody;
  readonly #repr: string;

  constructor(options: {
    name: string;
    signature: string;
    body: NativeBody;
    typeName?: string;
    repr?: string;
  }) {
    super();
    this.name = options.name;
    this.typeName = options.typeName ?? 'builtin_function_or_method';
    this.#repr = options.repr ?? `<built-in function ${options.name}>`;
    this.#signature = new Signature(options.name, options.signature);
    this.#body = options.body;
  }

  override get isCallable() {
    return true;
  }

  override repr() {
    return this.#repr;
  }

  override call(args: CallArguments): Value {
    step();
    return this.#body(this.#signature.bind(args), args);
  }
}
