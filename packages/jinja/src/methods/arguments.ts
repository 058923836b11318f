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

import { typeError } from '../errors/errors';
import { asIndex } from '../operations/arithmetic';
import { Value } from '../values/PyObject';
import { characters, isString, typeName } from '../values/types';
import { isTrue } from '../values/truth';

/**
 * An argument that must be a `str`; `subject` is what Python's message calls it, if anything.
 *
 * @internal
 */
export function textArgument(
  value: Value | undefined,
  subject?: string,
): string {
  if (value === undefined || !isString(value)) {
    const start = subject ? `${subject} ` : '';
    throw typeError(`${start}must be str, not ${typeName(value ?? null)}`);
  }
  return characters(value);
}

/**
 * An argument that is a `str`, or None, or left out; `message` says what it must be.
 *
 * @internal
 */
export function optionalTextArgument(
  value: Value | undefined,
  message: string,
): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isString(value)) {
    throw typeError(`${message}, not ${typeName(value)}`);
  }
  return characters(value);
}

/**
 * An argument that is an `int`, or left out.
 *
 * @internal
 */
export function integerArgument(
  value: Value | undefined,
  otherwise: number,
): number {
  return value === undefined ? otherwise : asIndex(value);
}

/**
 * An argument that is taken for its truth, or left out.
 *
 * @internal
 */
export function flagArgument(
  value: Value | undefined,
  otherwise = false,
): boolean {
  return value === undefined ? otherwise : isTrue(value);
}
