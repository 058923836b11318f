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

import { PythonError, typeError } from '../errors/errors';
import { allocateItems, recover, work } from '../limits/Budget';
import {
  codePointLength,
  codePoints,
  codePointSlice,
  hasSurrogates,
} from '../text/codePoints';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';
import { PyTuple } from '../values/PyTuple';
import { Markup } from '../values/StringObject';
import { characters, isInteger, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { sequenceIndex, Slice, sliceIndices } from './slice';

/**
 * `object[key]`, or undefined where Python would raise a LookupError or a TypeError.
 *
 * @internal
 */
export function tryItem(object: Value, key: Value): Value | undefined {
  if (object instanceof PyDict) {
    return typeof key === 'string' ? object.get(key) : entryOf(object, key);
  }
  if (object instanceof Undefined) {
    return object.member();
  }
  if (!isInteger(key)) {
    return undefined;
  }
  if (Array.isArray(object)) {
    return itemAt(object, key);
  }
  if (object instanceof PyTuple) {
    return itemAt(object.items, key);
  }
  if (isString(object)) {
    const item = characterAt(characters(object), key);
    return item !== undefined && object instanceof Markup
      ? new Markup(item)
      : item;
  }
  if (object instanceof PyRange) {
    const index = sequenceIndex(key, object.length());
    return index === undefined ? undefined : object.item(index);
  }
  return undefined;
}

function entryOf(dict: PyDict, key: Value): Value | undefined {
  try {
    return dict.get(key);
  } catch (error) {
    if (error instanceof PythonError && error.name === 'TypeError') {
      recover();
      return undefined;
    }
    throw error;
  }
}

function itemAt(items: readonly Value[], key: Value): Value | undefined {
  const index = sequenceIndex(key, items.length);
  return index === undefined ? undefined : items[index];
}

function characterAt(text: string, key: Value): string | undefined {
  if (!hasSurrogates(text)) {
    const index = sequenceIndex(key, text.length);
    return index === undefined ? undefined : text[index];
  }
  const index = sequenceIndex(key, codePointLength(text));
  return index === undefined
    ? undefined
    : codePointSlice(text, index, index + 1);
}

/**
 * `object[start:stop:step]`.
 *
 * @internal
 */
export function sliced(object: Value, slice: Slice): Value {
  if (isString(object)) {
    const text = slicedText(characters(object), slice);
    return object instanceof Markup ? new Markup(text) : text;
  }
  if (Array.isArray(object)) {
    return slicedItems(object, slice);
  }
  if (object instanceof PyTuple) {
    return new PyTuple(slicedItems(object.items, slice));
  }
  if (object instanceof PyRange) {
    const { start, stop, step } = sliceIndices(slice, object.length());
    return new PyRange(
      object.item(start),
      object.item(stop),
      object.step * step,
    );
  }
  if (object instanceof Undefined) {
    return object.member();
  }
  if (object instanceof PyDict) {
    throw typeError("unhashable type: 'slice'");
  }
  throw typeError(`'${typeName(object)}' object is not subscriptable`);
}

function slicedText(text: string, slice: Slice): string {
  const astral = hasSurrogates(text);
  if (!astral && (slice.step === null || slice.step === 1)) {
    const { start, count } = sliceIndices(slice, text.length);
    work(count);
    return text.slice(start, start + count);
  }
  return slicedItems(codePoints(text), slice).join('');
}

function slicedItems<T>(items: readonly T[], slice: Slice): T[] {
  const { start, step, count } = sliceIndices(slice, items.length);
  allocateItems(count);
  const result: T[] = [];
  for (let index = 0; index < count; index++) {
    result.push(items[start + index * step]);
  }
  return result;
}
