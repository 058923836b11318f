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

import type { CallArguments, Value } from '../values/PyObject';
import type { Scope } from './Scope';
import { Signature } from './Signature';

/**
 * What a filter or a test of one's own is called with. It never sees the engine's values, but plain JavaScript: a `str` is a
 * string, an `int` a number (or a bigint beyond 2^53), a `float` a {@link Float}, None is null, a `list`, `tuple` or any
 * iterable an array, a `dict` a Map in its order. Changing them changes nothing in the template.
 *
 * @public
 */
export interface FilterCall {
  /**
   * What stands before the bar. A value that is undefined reads as `undefined`; in an environment with strict
   * undefined, reading it throws Python's UndefinedError, as using it would in Python.
   */
  readonly value: unknown;
  /** Whether there is a value: asks without failing. */
  readonly isDefined: boolean;
  /** The arguments in parentheses. */
  readonly args: readonly unknown[];
  /** The arguments given by name. The object has no prototype. */
  readonly kwargs: Readonly<Record<string, unknown>>;
  /** Python's `str` of the value, as `{{ }}` would output it: `True`, `80.0`, `['a']`. */
  readonly text: string;
  /** Whether the template escapes HTML here. */
  readonly autoescape: boolean;
  /** Python's `str` of any value out of `value`, `args` or `kwargs`. */
  toText(value: unknown): string;
}

/**
 * A filter: gives back plain JavaScript, a {@link Value}, or {@link IndentedText}. What it throws ends the rendering; a
 * {@link TemplateError} keeps its class, anything else becomes a {@link TemplateRuntimeError} with the same message.
 *
 * @public
 */
export type FilterFunction = (call: FilterCall) => unknown;

/**
 * A test: whether `value is name(args)`.
 *
 * @public
 */
export type TestFunction = (call: FilterCall) => boolean;

/**
 * What a built-in filter or test does, on the engine's own values.
 *
 * @internal
 */
export type NativeFilterBody = (use: NativeFilterUse) => Value;

/**
 * A use of a built-in filter or test.
 *
 * @internal
 */
export interface NativeFilterUse {
  value: Value;
  /** The arguments in the order of the signature. */
  bound: (Value | undefined)[];
  /** All arguments as they were given. */
  args: CallArguments;
  scope: Scope;
}

interface Native {
  signature: Signature;
  body: NativeFilterBody;
}

const natives = new WeakMap<FilterFunction, Native>();

/**
 * Makes a built-in filter or test. Only templates can call it: it works on the engine's values.
 *
 * @internal
 */
export function nativeFilter(
  name: string,
  signature: string,
  body: NativeFilterBody,
): FilterFunction {
  const filter: FilterFunction = () => {
    throw new Error(
      `The built-in filter '${name}' can only be used by templates`,
    );
  };
  natives.set(filter, { signature: new Signature(name, signature, 1), body });
  return filter;
}

/**
 * What a filter does natively, if it is built in.
 *
 * @internal
 */
export function nativeOf(filter: FilterFunction): Native | undefined {
  return natives.get(filter);
}
