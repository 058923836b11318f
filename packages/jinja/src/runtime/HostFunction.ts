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
import { ADDRESS, CallArguments, PyObject, Value } from '../values/PyObject';
import { str } from '../values/repr';
import { toPlain } from '../values/toPlain';
import { toPython } from '../values/toPython';
import { callForeign, plainKeywords } from './foreign';

/**
 * What a function of one's own is called with: plain JavaScript, as a filter is.
 *
 * @public
 */
export interface FunctionCall {
  /** The arguments given by position. */
  readonly args: readonly unknown[];
  /** The arguments given by name. The object has no prototype. */
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** Python's `str` of any value out of `args` or `kwargs`. */
  toText(value: unknown): string;
}

/**
 * A function of one's own as a value that templates can call: put it into `globals` or into a context. What it returns is
 * brought back as what a filter returns.
 *
 * @public
 */
export class HostFunction extends PyObject {
  /** {@inheritDoc PyObject.typeName} */
  readonly typeName = 'function';
  readonly #name: string;
  readonly #body: (call: FunctionCall) => unknown;

  constructor(name: string, body: (call: FunctionCall) => unknown) {
    super();
    this.#name = name;
    this.#body = body;
  }

  /** {@inheritDoc PyObject.isCallable} */
  override get isCallable() {
    return true;
  }

  /** {@inheritDoc PyObject.repr} */
  override repr() {
    return `<function ${this.#name} ${ADDRESS}>`;
  }

  /** Calls the function with plain JavaScript, and brings back what it returns. */
  override call({ positional, keywords }: CallArguments): Value {
    step();
    const call: FunctionCall = {
      args: positional.map(value => toPlain(value)),
      kwargs: plainKeywords(keywords),
      toText: value => str(toPython(value)),
    };
    return toPython(callForeign(this.#name, () => this.#body(call)));
  }
}
