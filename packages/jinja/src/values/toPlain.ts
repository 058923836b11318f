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

import { recursionError } from '../errors/errors';
import { step, work } from '../limits/Budget';
import { listOf } from './iterate';
import { PyDict } from './PyDict';
import { PyFloat } from './PyFloat';
import { PyObject, Value } from './PyObject';
import { StringObject } from './StringObject';
import { Undefined } from './Undefined';

const MAX_DEPTH = 250;

/**
 * A template's value as plain JavaScript, copied. See {@link FilterCall} for what becomes what.
 *
 * @internal
 */
export function toPlain(value: Value, depth = 0): unknown {
  step();
  if (depth > MAX_DEPTH) {
    throw recursionError(`A value is nested deeper than ${MAX_DEPTH} levels`);
  }
  if (typeof value === 'string') {
    // Those who get it will look at all of it.
    work(value.length);
  }
  if (typeof value !== 'object' || value === null || value instanceof PyFloat) {
    return value;
  }
  if (value instanceof StringObject) {
    work(value.value.length);
    return value.value;
  }
  if (value instanceof Undefined) {
    return value.kind === 'strict' ? value.fail() : undefined;
  }
  if (value instanceof PyDict) {
    return plainMap(value, depth);
  }
  return Array.isArray(value) || isCollection(value)
    ? listOf(value).map(item => toPlain(item, depth + 1))
    : value;
}

function plainMap(dict: PyDict, depth: number): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (const [key, item] of dict.entries()) {
    map.set(toPlain(key, depth + 1), toPlain(item, depth + 1));
  }
  return map;
}

function isCollection(value: PyObject): boolean {
  return [
    'tuple',
    '_GroupTuple',
    'set',
    'range',
    'generator',
    'dict_keys',
    'dict_values',
    'dict_items',
  ].includes(value.typeName);
}
