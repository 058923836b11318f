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

import { StringObject } from './StringObject';
import { PythonError, typeError } from '../errors/errors';
import { allocate, allocateItems } from '../limits/Budget';
import { normalize } from './integers';
import { PyDict } from './PyDict';
import { PyFloat } from './PyFloat';
import { PyObject, Value } from './PyObject';
import { PySet } from './PySet';

const MAX_DEPTH = 250;

/**
 * Brings plain JavaScript into a template: a number that is an integer becomes an `int`, any other a `float` (write
 * `new Float(80)` for 80.0), null and undefined become None, an array a `list`, a Set a `set`, a Map or a plain object a `dict` with
 * its keys in order. It copies: a template changes nothing outside. Functions and instances of classes are refused.
 *
 * @public
 */
export function toPython(value: unknown): Value {
  return convert(value, 0);
}

function convert(value: unknown, depth: number): Value {
  switch (typeof value) {
    case 'string':
      allocate(value.length);
      return value;
    case 'boolean':
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? value + 0 : fromNumber(value);
    case 'bigint':
      return normalize(value);
    case 'undefined':
      return null;
    case 'object':
      return convertObject(value, depth);
    default:
      throw typeError(`a ${typeof value} cannot be given to a template`);
  }
}

function fromNumber(value: number): Value {
  return Number.isInteger(value)
    ? normalize(BigInt(value))
    : new PyFloat(value);
}

function convertObject(value: object | null, depth: number): Value {
  if (value instanceof StringObject) {
    allocate(value.value.length);
  }
  if (value === null || value instanceof PyFloat || value instanceof PyObject) {
    return value;
  }
  if (depth > MAX_DEPTH) {
    throw new PythonError(
      'RecursionError',
      `a value given to a template is nested deeper than ${MAX_DEPTH} levels`,
    );
  }
  if (Array.isArray(value)) {
    allocateItems(value.length);
    return value.map(item => convert(item, depth + 1));
  }
  if (value instanceof Map) {
    return dictOf(value, depth);
  }
  if (value instanceof Set) {
    return new PySet([...value].map(item => convert(item, depth + 1)));
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw typeError(
      'an instance of a class cannot be given to a template, only plain objects',
    );
  }
  return dictOf(Object.entries(value), depth);
}

function dictOf(entries: Iterable<[unknown, unknown]>, depth: number): PyDict {
  const dict = new PyDict();
  for (const [key, item] of entries) {
    dict.set(convert(key, depth + 1), convert(item, depth + 1));
  }
  return dict;
}
