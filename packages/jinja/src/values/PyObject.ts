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

import { allocate } from '../limits/Budget';
import type { PyFloat } from './PyFloat';

/**
 * A value as templates see it: `None` is null, a `str` is a string (or {@link StringObject}), an `int` is a number, or
 * a bigint beyond 2^53, a `float` is a {@link Float}, a `list` is an array. Everything else is a {@link PyObject}.
 *
 * @public
 */
export type Value =
  null | boolean | number | bigint | string | PyFloat | Value[] | PyObject;

/**
 * The arguments of a call.
 *
 * @public
 */
export interface CallArguments {
  /** The arguments given by position. */
  positional: Value[];
  /** The arguments given by name. */
  keywords: Map<string, Value>;
}

/**
 * Goes over the items of a value; `undefined` says that there are no more.
 *
 * @public
 */
export interface ValueIterator {
  /** The next item. */
  next(): Value | undefined;
}

/**
 * Where in memory every object says it is: Python prints a place, and ours is nobody's business.
 *
 * @internal
 */
export const ADDRESS = 'at 0x7f0000000000';

// What an object takes beside its contents, in characters.
const OBJECT_SIZE = 24;

/**
 * A value that is not one of JavaScript's own. What a template can reach of it is what these methods
 * say: the engine never reads a property of an object by a name that a template gives.
 *
 * @public
 */
export abstract class PyObject {
  constructor() {
    allocate(OBJECT_SIZE);
  }

  /** The name of Python's type. */
  abstract readonly typeName: string;

  /** The module of Python's type. */
  get moduleName(): string {
    return 'builtins';
  }

  /** The attribute of this name, if there is one. */
  attribute(_name: string): Value | undefined {
    return undefined;
  }

  /** Python's `repr`. */
  repr(): string {
    const name =
      this.moduleName === 'builtins'
        ? this.typeName
        : `${this.moduleName}.${this.typeName}`;
    return `<${name} object ${ADDRESS}>`;
  }

  /** Python's `str`. */
  text(): string {
    return this.repr();
  }

  /** Python's `bool`. */
  isTrue(): boolean {
    return true;
  }

  /** Python's `iter`, if it can be iterated over. */
  iterate(): ValueIterator | undefined {
    return undefined;
  }

  /** Python's `len`, if it has one. */
  length(): number | undefined {
    return undefined;
  }

  /** Whether it can be called. */
  get isCallable(): boolean {
    return false;
  }

  /** Calls it. */
  call(_args: CallArguments): Value {
    throw new Error(`${this.typeName} cannot be called`);
  }
}
