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
import { validationError } from '../awsError';
import type { QueryParameters, QueryValue } from './parseQuery';

/**
 * A request's parameters with the types that an operation expects of them.
 * @internal
 */
export class Input {
  readonly #values: QueryParameters;

  constructor(values: QueryParameters) {
    this.#values = values;
  }

  /** Whether the parameter was sent at all. */
  has(name: string): boolean {
    return name in this.#values;
  }

  /** Whether the parameter was sent with something in it. */
  isFilled(name: string): boolean {
    return this.has(name) && this.#values[name] !== '';
  }

  /** A text; undefined if it was not sent. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    if (value !== undefined && typeof value !== 'string') {
      throw validationError(`Parameter ${name} must be a string`);
    }
    return value;
  }

  /** A text that must have been sent. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') {
      const shown = name.charAt(0).toLowerCase() + name.slice(1);
      throw validationError(
        `1 validation error detected: Value null at '${shown}' failed to satisfy constraint: Member must not be null`,
      );
    }
    return value;
  }

  /** A truth value; undefined if it was not sent. */
  flag(name: string): boolean | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : value.toLowerCase() === 'true';
  }

  /** A list; undefined if it was not sent. */
  list(name: string): QueryValue[] | undefined {
    const value = this.#values[name];
    if (value === undefined) {
      return undefined;
    }
    return Array.isArray(value) ? value : [];
  }

  /** A structure; undefined if it was not sent. */
  structure(name: string): Input | undefined {
    const value = this.#values[name];
    return typeof value === 'object' && !Array.isArray(value)
      ? new Input(value)
      : undefined;
  }

  /** A list of texts; empty if it was not sent. */
  texts(name: string): string[] {
    return (this.list(name) ?? []).map(String);
  }

  /** A list of structures; undefined if it was not sent. */
  structures(name: string): Input[] | undefined {
    return this.list(name)?.map(
      item =>
        new Input(typeof item === 'object' && !Array.isArray(item) ? item : {}),
    );
  }

  /** All of it, for digests. */
  toJSON(): QueryParameters {
    return this.#values;
  }
}
