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
import { DictView } from '../values/DictView';
import { PyDict } from '../values/PyDict';
import { PyFloat } from '../values/PyFloat';
import { PyObject, Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';
import { PySet } from '../values/PySet';
import { PyTuple } from '../values/PyTuple';
import { StringObject } from '../values/StringObject';
import { Undefined } from '../values/Undefined';

const MAX_DEPTH = 300;

/**
 * Python's `==`.
 *
 * @internal
 */
export function equal(left: Value, right: Value, depth = 0): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return equalText(left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left === right;
  }
  if (left instanceof Undefined || right instanceof Undefined) {
    return equalUndefined(left, right);
  }
  if (
    left instanceof PyFloat ||
    typeof left === 'bigint' ||
    typeof left === 'boolean'
  ) {
    return equalNumbers(left, right);
  }
  if (
    right instanceof PyFloat ||
    typeof right === 'bigint' ||
    typeof right === 'boolean'
  ) {
    return equalNumbers(right, left);
  }
  if (left instanceof StringObject || right instanceof StringObject) {
    return equalStrings(left, right);
  }
  if (
    typeof left !== 'object' ||
    typeof right !== 'object' ||
    left === null ||
    right === null
  ) {
    return left === right;
  }
  return equalObjects(left, right, depth);
}

/**
 * Python's "is or equals", by which it looks for an item in a container.
 *
 * @internal
 */
export function same(left: Value, right: Value, depth = 0): boolean {
  return left === right || equal(left, right, depth);
}

function equalText(left: string, right: string) {
  if (left.length !== right.length) {
    return false;
  }
  if (left.length > 64) {
    work(left.length);
  }
  return left === right;
}

function equalUndefined(left: Value, right: Value): boolean {
  const first = left instanceof Undefined ? left : right;
  if (first instanceof Undefined && first.kind === 'strict') {
    first.fail();
  }
  return (
    left instanceof Undefined &&
    right instanceof Undefined &&
    left.kind === right.kind
  );
}

function equalNumbers(left: PyFloat | bigint | boolean, right: Value): boolean {
  const other = right instanceof PyFloat ? right.value : right;
  if (
    typeof other !== 'number' &&
    typeof other !== 'bigint' &&
    typeof other !== 'boolean'
  ) {
    return false;
  }
  const one = left instanceof PyFloat ? left.value : left;
  return exactlyEqual(
    typeof one === 'boolean' ? Number(one) : one,
    typeof other === 'boolean' ? Number(other) : other,
  );
}

// An int and a float are equal if they are exactly, as Python has it.
function exactlyEqual(left: number | bigint, right: number | bigint): boolean {
  if (typeof left === typeof right) {
    return left === right;
  }
  return left <= right && left >= right;
}

function equalStrings(left: Value, right: Value): boolean {
  const one = left instanceof StringObject ? left.value : left;
  const other = right instanceof StringObject ? right.value : right;
  return (
    typeof one === 'string' &&
    typeof other === 'string' &&
    equalText(one, other)
  );
}

type Structured = Value[] | PyObject | PyFloat;

function equalObjects(
  left: Structured,
  right: Structured,
  depth: number,
): boolean {
  step();
  if (depth > MAX_DEPTH) {
    throw recursionError(`A value is nested deeper than ${MAX_DEPTH} levels`);
  }
  if (Array.isArray(left)) {
    return Array.isArray(right) && equalItems(left, right, depth);
  }
  if (left instanceof PyTuple) {
    return (
      right instanceof PyTuple && equalItems(left.items, right.items, depth)
    );
  }
  if (left instanceof PyDict) {
    return right instanceof PyDict && equalDicts(left, right, depth);
  }
  if (left instanceof PyRange) {
    return right instanceof PyRange && left.key() === right.key();
  }
  return isSetLike(left) && isSetLike(right)
    ? left.length() === right.length() && isContained(left, right, depth)
    : left === right;
}

function equalItems(
  left: readonly Value[],
  right: readonly Value[],
  depth: number,
): boolean {
  if (left.length !== right.length) {
    return false;
  }
  for (let index = 0; index < left.length; index++) {
    step();
    if (!same(left[index], right[index], depth + 1)) {
      return false;
    }
  }
  return true;
}

function equalDicts(left: PyDict, right: PyDict, depth: number): boolean {
  if (left.size !== right.size) {
    return false;
  }
  for (const [key, value] of left.entries()) {
    step();
    const other = right.get(key);
    if (other === undefined || !same(value, other, depth + 1)) {
      return false;
    }
  }
  return true;
}

/**
 * What is in a value that Python treats as a set: sets, and the keys and items of a dict.
 *
 * @internal
 */
export function setMembers(value: Value): PySet | undefined {
  if (value instanceof PySet) {
    return value;
  }
  return value instanceof DictView && value.typeName !== 'dict_values'
    ? new PySet(value.items())
    : undefined;
}

/**
 * Whether Python compares a value as a set: sets, and the keys and items of dicts.
 *
 * @internal
 */
export function isSetLike(value: Value): value is PySet | DictView {
  return (
    value instanceof PySet ||
    (value instanceof DictView && value.typeName !== 'dict_values')
  );
}

/**
 * Whether all items of one set are in another. Those of a dict need not be hashable for it.
 *
 * @internal
 */
export function isContained(
  left: PySet | DictView,
  right: PySet | DictView,
  depth: number,
): boolean {
  for (const item of left.items()) {
    step();
    if (
      right instanceof PySet
        ? !right.has(item)
        : !viewContains(right, item, depth + 1)
    ) {
      return false;
    }
  }
  return true;
}

/**
 * Python's `item in view`, of keys or items.
 *
 * @internal
 */
export function viewContains(
  { typeName: type, dict }: DictView,
  item: Value,
  depth = 0,
): boolean {
  if (type === 'dict_keys') {
    return dict.has(item);
  }
  if (!(item instanceof PyTuple) || item.items.length !== 2) {
    return false;
  }
  const value = dict.get(item.items[0]);
  return value !== undefined && same(value, item.items[1], depth);
}
