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

import { recursionError, typeError } from '../errors/errors';
import { step } from '../limits/Budget';
import { hasSurrogates } from '../text/codePoints';
import { DictView } from '../values/DictView';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { PySet } from '../values/PySet';
import { PyTuple } from '../values/PyTuple';
import { characters, isNumber, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { isContained, isSetLike, same } from './equal';

/**
 * A comparison that asks for an order.
 *
 * @internal
 */
export type Ordering = '<' | '<=' | '>' | '>=';

const MAX_DEPTH = 300;

/**
 * Python's `<`, `<=`, `>` and `>=`.
 *
 * @internal
 */
export function compare(
  operator: Ordering,
  left: Value,
  right: Value,
  depth = 0,
): boolean {
  if (isNumber(left) && isNumber(right)) {
    return decide(operator, number(left), number(right));
  }
  if (isString(left) && isString(right)) {
    return compareText(operator, characters(left), characters(right));
  }
  if (left instanceof Undefined) {
    left.fail();
  }
  if (right instanceof Undefined) {
    right.fail();
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return compareItems(operator, left, right, depth);
  }
  if (left instanceof PyTuple && right instanceof PyTuple) {
    return compareItems(operator, left.items, right.items, depth);
  }
  if (isSetLike(left) && isSetLike(right)) {
    return compareSets(operator, left, right, depth);
  }
  throw typeError(
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/**
 * Python's `<`, by which everything is sorted.
 *
 * @internal
 */
export function lessThan(left: Value, right: Value): boolean {
  return compare('<', left, right);
}

function decide<T extends number | bigint | string>(
  operator: Ordering,
  left: T,
  right: T,
): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function number(value: number | bigint | boolean | PyFloat): number | bigint {
  if (value instanceof PyFloat) {
    return value.value;
  }
  return typeof value === 'boolean' ? Number(value) : value;
}

function compareText(operator: Ordering, left: string, right: string): boolean {
  // UTF-16 sorts surrogates before U+E000 to U+FFFF; by code points they come after.
  if (hasSurrogates(left) || hasSurrogates(right)) {
    return decide(operator, compareCodePoints(left, right), 0);
  }
  return decide(operator, left, right);
}

function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    if (left[index] !== right[index]) {
      return left.codePointAt(index)! - right.codePointAt(index)!;
    }
  }
  return left.length - right.length;
}

function compareItems(
  operator: Ordering,
  left: readonly Value[],
  right: readonly Value[],
  depth: number,
): boolean {
  if (depth > MAX_DEPTH) {
    throw recursionError(`A value is nested deeper than ${MAX_DEPTH} levels`);
  }
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    step();
    if (!same(left[index], right[index], depth + 1)) {
      return compare(operator, left[index], right[index], depth + 1);
    }
  }
  return decide(operator, left.length, right.length);
}

function compareSets(
  operator: Ordering,
  left: PySet | DictView,
  right: PySet | DictView,
  depth: number,
): boolean {
  if (operator === '>' || operator === '>=') {
    return compareSets(operator === '>' ? '<' : '<=', right, left, depth);
  }
  const [size, other] = [left.length(), right.length()];
  const fits = operator === '<' ? size < other : size <= other;
  return fits && isContained(left, right, depth);
}
