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

import { PyFloat } from './PyFloat';
import { Value } from './PyObject';
import { StringObject } from './StringObject';

/**
 * The name of a value's Python type.
 *
 * @internal
 */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'number':
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
    default:
  }
  if (value === null) {
    return 'NoneType';
  }
  if (Array.isArray(value)) {
    return 'list';
  }
  return value instanceof PyFloat ? 'float' : value.typeName;
}

/**
 * A type as error messages about missing attributes call it: `dict object`.
 *
 * @internal
 */
export function describeOwner(value: Value): string {
  if (value === null) {
    return 'None';
  }
  if (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof PyFloat)
  ) {
    const module = value.moduleName;
    return `${module === 'builtins' ? '' : `${module}.`}${value.typeName} object`;
  }
  return `${typeName(value)} object`;
}

/**
 * Whether a value is a `str` (or Markup).
 *
 * @internal
 */
export function isString(value: Value): value is string | StringObject {
  return typeof value === 'string' || value instanceof StringObject;
}

/**
 * The characters of a `str`.
 *
 * @internal
 */
export function characters(value: string | StringObject): string {
  return typeof value === 'string' ? value : value.value;
}

/**
 * Whether a value is an `int` (True and False are).
 *
 * @internal
 */
export function isInteger(value: Value): value is number | bigint | boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  );
}

/**
 * Whether a value is a number of any kind.
 *
 * @internal
 */
export function isNumber(
  value: Value,
): value is number | bigint | boolean | PyFloat {
  return isInteger(value) || value instanceof PyFloat;
}
