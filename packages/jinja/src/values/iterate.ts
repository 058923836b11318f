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
import { allocateItems, step } from '../limits/Budget';
import { codePointLength, codePoints } from '../text/codePoints';
import { ArrayIterator } from './iterators';
import { PyFloat } from './PyFloat';
import { Value, ValueIterator } from './PyObject';
import { StringObject } from './StringObject';
import { typeName } from './types';

/**
 * Python's `iter`, or undefined for what cannot be iterated over.
 *
 * @internal
 */
export function tryIterate(value: Value): ValueIterator | undefined {
  if (Array.isArray(value)) {
    return new ArrayIterator(value);
  }
  if (typeof value === 'string') {
    return new ArrayIterator(codePoints(value));
  }
  if (value instanceof StringObject) {
    return new ArrayIterator(codePoints(value.value));
  }
  if (typeof value !== 'object' || value === null || value instanceof PyFloat) {
    return undefined;
  }
  return value.iterate();
}

/**
 * Python's `iter`.
 *
 * @internal
 */
export function iterate(value: Value): ValueIterator {
  const iterator = tryIterate(value);
  if (!iterator) {
    throw typeError(`'${typeName(value)}' object is not iterable`);
  }
  return iterator;
}

/**
 * Python's `list`: the items of a value in a new array.
 *
 * @internal
 */
export function listOf(value: Value): Value[] {
  if (Array.isArray(value)) {
    allocateItems(value.length);
    return value.slice();
  }
  const items: Value[] = [];
  const iterator = iterate(value);
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    step();
    allocateItems(1);
    items.push(item);
  }
  return items;
}

/**
 * Python's `len`, or undefined for what has none.
 *
 * @internal
 */
export function tryLength(value: Value): number | undefined {
  if (Array.isArray(value)) {
    return value.length;
  }
  if (typeof value === 'string') {
    return codePointLength(value);
  }
  if (value instanceof StringObject) {
    return codePointLength(value.value);
  }
  if (typeof value !== 'object' || value === null || value instanceof PyFloat) {
    return undefined;
  }
  return value.length();
}

/**
 * Python's `len`.
 *
 * @internal
 */
export function lengthOf(value: Value): number {
  const length = tryLength(value);
  if (length === undefined) {
    throw typeError(`object of type '${typeName(value)}' has no len()`);
  }
  return length;
}
