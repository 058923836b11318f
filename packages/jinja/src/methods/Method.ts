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

import { AttributeLookup } from '../formatting/strFormat';
import { step } from '../limits/Budget';
import { Signature } from '../runtime/Signature';
import { CallArguments, PyObject, Value, ADDRESS } from '../values/PyObject';
import { typeName } from '../values/types';

/**
 * What a method is called with besides its bound arguments.
 *
 * @internal
 */
export interface MethodCall extends CallArguments {
  attributeOf: AttributeLookup;
}

/**
 * What a method does with the value it belongs to and its arguments in the order of its signature.
 *
 * @internal
 */
export type MethodBody<Self> = (
  self: Self,
  bound: (Value | undefined)[],
  call: MethodCall,
) => Value;

/**
 * A method of a built-in type.
 *
 * @internal
 */
export class Method<Self extends Value = Value> {
  readonly name: string;
  readonly #signature: Signature;
  readonly #body: MethodBody<Self>;

  constructor(name: string, signature: string, body: MethodBody<Self>) {
    this.name = name;
    this.#signature = new Signature(name, signature);
    this.#body = body;
  }

  /** Calls it on a value. */
  call(self: Self, args: CallArguments, attributeOf: AttributeLookup): Value {
    step();
    return this.#body(self, this.#signature.bind(args), {
      ...args,
      attributeOf,
    });
  }
}

/**
 * A table of methods by name: the only way by which a template reaches code by a name.
 *
 * @internal
 */
export type MethodTable<Self extends Value = Value> = ReadonlyMap<
  string,
  Method<Self>
>;

/**
 * A method together with the value that it belongs to.
 *
 * @internal
 */
export class BoundMethod extends PyObject {
  readonly typeName = 'builtin_function_or_method';
  readonly #self: Value;
  readonly #method: Method;
  readonly #attributeOf: AttributeLookup;

  constructor(self: Value, method: Method, attributeOf: AttributeLookup) {
    super();
    this.#self = self;
    this.#method = method;
    this.#attributeOf = attributeOf;
  }

  override get isCallable() {
    return true;
  }

  override repr() {
    return `<built-in method ${this.#method.name} of ${typeName(this.#self)} object ${ADDRESS}>`;
  }

  override call(args: CallArguments): Value {
    return this.#method.call(this.#self, args, this.#attributeOf);
  }
}
