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

import { UndefinedError } from '../errors/errors';
import { ArrayIterator } from './iterators';
import { CallArguments, PyObject, Value, ValueIterator } from './PyObject';
import { stringRepr } from './stringRepr';

/**
 * What happens when a template uses a value that does not exist: `default` prints nothing and fails on most else,
 * `strict` fails on everything but `is defined`, `chainable` lets attributes of it be asked for, `debug` prints what is missing.
 *
 * @public
 */
export type UndefinedKind = 'default' | 'strict' | 'chainable' | 'debug';

/**
 * How a value came to be undefined.
 *
 * @internal
 */
export interface UndefinedOrigin {
  /** Says it all, where it is given. */
  hint?: string;
  /** The name of a variable, or the attribute or key that is missing. */
  name?: string;
  /** How the object that lacks it is called: `dict object`. */
  owner?: string;
  /** The missing element as Python prints it, where it is not a name. */
  element?: string;
}

const TYPE_NAMES = {
  default: 'Undefined',
  strict: 'StrictUndefined',
  chainable: 'ChainableUndefined',
  debug: 'DebugUndefined',
};

/**
 * A value that does not exist.
 *
 * @public
 */
export class Undefined extends PyObject {
  /** The name of Python's class for this kind. */
  readonly typeName: string;
  /** What happens when a template uses it. */
  readonly kind: UndefinedKind;
  readonly #origin: UndefinedOrigin;

  /** @internal */
  constructor(kind: UndefinedKind, origin: UndefinedOrigin) {
    super();
    this.kind = kind;
    this.typeName = TYPE_NAMES[kind];
    this.#origin = origin;
  }

  /** {@inheritDoc PyObject.moduleName} */
  override get moduleName() {
    return 'jinja2.runtime';
  }

  /** Python's message about it. */
  get message(): string {
    const { hint, name, owner, element } = this.#origin;
    if (hint) {
      return hint;
    }
    if (owner === undefined) {
      return `${name === undefined ? 'None' : stringRepr(name)} is undefined`;
    }
    if (name === undefined) {
      return `${owner} has no element ${element}`;
    }
    return `${stringRepr(owner)} has no attribute ${stringRepr(name)}`;
  }

  /** Fails, because the value is needed. */
  fail(): never {
    throw new UndefinedError(this.message);
  }

  /** What `x.name` or `x[name]` of it is. */
  member(): Value {
    return this.kind === 'chainable' ? this : this.fail();
  }

  /** What a dict compares it by. */
  hash(): string {
    return this.kind === 'strict' ? this.fail() : `\0${this.typeName}`;
  }

  /** {@inheritDoc PyObject.repr} */
  override repr(): string {
    return 'Undefined';
  }

  /** Nothing, or for `debug` what is missing; `strict` fails. */
  override text(): string {
    if (this.kind === 'strict') {
      this.fail();
    }
    if (this.kind !== 'debug') {
      return '';
    }
    const { hint, name, owner, element } = this.#origin;
    if (hint) {
      return `{{ undefined value printed: ${hint} }}`;
    }
    if (owner === undefined) {
      return `{{ ${name ?? 'None'} }}`;
    }
    const key = name === undefined ? element : stringRepr(name);
    return `{{ no such element: ${owner}[${key}] }}`;
  }

  /** False; `strict` fails. */
  override isTrue(): boolean {
    return this.kind === 'strict' ? this.fail() : false;
  }

  /** Has no items; `strict` fails. */
  override iterate(): ValueIterator {
    return this.kind === 'strict' ? this.fail() : new ArrayIterator([]);
  }

  /** 0; `strict` fails. */
  override length(): number {
    return this.kind === 'strict' ? this.fail() : 0;
  }

  /** True, so that a call fails with the message about what is missing. */
  override get isCallable() {
    return true;
  }

  /** Fails, whatever the kind. */
  override call(_args: CallArguments): Value {
    return this.fail();
  }
}
