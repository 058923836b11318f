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
import { overflowError, typeError } from '../errors/errors';
import { allocateItems, step } from '../limits/Budget';
import { Value } from '../values/PyObject';
import { isInteger, typeName } from '../values/types';
import { lessThan } from './compare';

// Python sorts fewer than these by insertion. Where not all can be compared, the error shows which are compared first.
const SHORT = 64;

/**
 * Python's `sorted`: stable, also in reverse, and with no comparison but `<`.
 *
 * @internal
 */
export function sorted(
  items: Value[],
  key: (item: Value) => Value,
  reverse: boolean,
): Value[] {
  allocateItems(items.length);
  const keyed = items.map(item => ({ item, key: key(item) }));
  if (reverse) {
    keyed.reverse();
  }
  const result = keyed.length < SHORT ? insertionSort(keyed) : mergeSort(keyed);
  if (reverse) {
    result.reverse();
  }
  return result.map(({ item }) => item);
}

interface Keyed {
  item: Value;
  key: Value;
}

function insertionSort(items: Keyed[]): Keyed[] {
  const start = findRun(items);
  const result = items.slice(0, start.length);
  if (start.isDescending) {
    result.reverse();
  }
  for (const item of items.slice(start.length)) {
    let [low, high] = [0, result.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(item, result[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    result.splice(low, 0, item);
  }
  return result;
}

// How many at the start are sorted already, or sorted the other way.
function findRun(items: Keyed[]): { length: number; isDescending: boolean } {
  if (items.length < 2) {
    return { length: items.length, isDescending: false };
  }
  const isDescending = isBefore(items[1], items[0]);
  let length = 2;
  while (
    length < items.length &&
    isBefore(items[length], items[length - 1]) === isDescending
  ) {
    length++;
  }
  return { length, isDescending };
}

function isBefore(one: Keyed, other: Keyed): boolean {
  step();
  return lessThan(one.key, other.key);
}

function mergeSort(items: Keyed[]): Keyed[] {
  if (items.length < 2) {
    return items;
  }
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle));
  const right = mergeSort(items.slice(middle));
  const merged: Keyed[] = [];
  let [one, other] = [0, 0];
  while (one < left.length && other < right.length) {
    merged.push(
      isBefore(right[other], left[one]) ? right[other++] : left[one++],
    );
  }
  return merged.concat(left.slice(one), right.slice(other));
}

/**
 * The argument `reverse` of what sorts: Python wants a number, and takes True and False for one.
 *
 * @internal
 */
export function reverseArgument(value: Value | undefined): boolean {
  if (value === undefined) {
    return false;
  }
  if (!isInteger(value)) {
    throw typeError(
      `'${typeName(value)}' object cannot be interpreted as an integer`,
    );
  }
  if (Math.abs(Number(value)) > 2 ** 31) {
    throw overflowError('Python int too large to convert to C int');
  }
  return Boolean(value);
}
