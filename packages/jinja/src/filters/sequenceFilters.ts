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

import { FilterArgumentError, PythonError, typeError } from '../errors/errors';
import { allocate, allocateItems, step } from '../limits/Budget';
import { flagArgument } from '../methods/arguments';
import { arithmetic, asIndex } from '../operations/arithmetic';
import { lessThan } from '../operations/compare';
import { equal } from '../operations/equal';
import { codePoints } from '../text/codePoints';
import { escapeMarkup, isHtml } from '../text/escapeMarkup';
import { iterate, lengthOf, listOf } from '../values/iterate';
import { ArrayIterator, PyIterator } from '../values/iterators';
import { DictView } from '../values/DictView';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';
import { PyTuple } from '../values/PyTuple';
import { str } from '../values/repr';
import { Markup } from '../values/StringObject';
import { characters, describeOwner, isString, typeName } from '../values/types';
import { isTrue } from '../values/truth';
import { Undefined } from '../values/Undefined';
import { NativeFilterUse } from '../runtime/FilterFunction';
import { attributePath } from './attributePath';
import { FilterTable } from './FilterTable';

const table = new FilterTable();

table.add(
  'default d',
  'default_value=, boolean=',
  ({ value, bound: [otherwise, boolean] }) => {
    const missing =
      value instanceof Undefined || (flagArgument(boolean) && !isTrue(value));
    if (!missing) {
      return value;
    }
    return otherwise === undefined ? '' : otherwise;
  },
);

table.add('list', '', ({ value }) => listOf(value));

table.add('first', '', ({ value, scope }) => {
  const item = iterate(value).next();
  return item === undefined
    ? scope.undefined({ hint: 'No first item, sequence was empty.' })
    : item;
});

table.add('last', '', ({ value, scope }) => {
  const items = reversible(value);
  if (!items) {
    throw typeError(`'${typeName(value)}' object is not reversible`);
  }
  return items.length === 0
    ? scope.undefined({ hint: 'No last item, sequence was empty.' })
    : items[items.length - 1];
});

// The items of what Python's `reversed` accepts.
function reversible(value: Value): readonly Value[] | undefined {
  if (Array.isArray(value)) {
    return value;
  }
  if (value instanceof PyTuple) {
    return value.items;
  }
  if (isString(value)) {
    const parts = codePoints(characters(value));
    return value instanceof Markup
      ? parts.map(part => new Markup(part))
      : parts;
  }
  return value instanceof PyDict ||
    value instanceof DictView ||
    value instanceof PyRange ||
    value instanceof Undefined
    ? listOf(value)
    : undefined;
}

table.add('random', '', ({ value, scope }) => {
  const length = lengthOf(value);
  if (length === 0) {
    return scope.undefined({ hint: 'No random item, sequence was empty.' });
  }
  return scope.getItem(value, Math.floor(Math.random() * length));
});

table.add('reverse', '', ({ value }) => {
  if (isString(value)) {
    const text = codePoints(characters(value)).reverse().join('');
    return value instanceof Markup ? new Markup(text) : text;
  }
  const items = reversible(value);
  if (items) {
    allocateItems(items.length);
    return new PyIterator(
      reverseTypeName(value),
      new ArrayIterator(items.slice().reverse()),
    );
  }
  return listForReverse(value).reverse();
});

// A TypeError means that there is nothing to reverse, wherever it comes from.
function listForReverse(value: Value): Value[] {
  try {
    return listOf(value);
  } catch (error) {
    if (error instanceof PythonError && error.name === 'TypeError') {
      throw new FilterArgumentError('argument must be iterable');
    }
    throw error;
  }
}

function reverseTypeName(value: Value): string {
  if (Array.isArray(value)) {
    return 'list_reverseiterator';
  }
  if (value instanceof PyRange) {
    return 'range_iterator';
  }
  return value instanceof PyDict ? 'dict_reversekeyiterator' : 'reversed';
}

table.add(
  'join',
  'd=, attribute=',
  ({ value, bound: [d, attribute], scope }) => {
    const separator = d ?? '';
    const get =
      attribute === undefined || attribute === null
        ? undefined
        : attributePath(scope, attribute);
    const items = iterate(value);
    const parts: Value[] = [];
    for (let item = items.next(); item !== undefined; item = items.next()) {
      step();
      allocateItems(1);
      const part = get ? get(item) : item;
      // Where nothing is escaped, each item is made text before the next is asked for.
      parts.push(scope.autoescape ? part : str(part));
    }
    const html = scope.autoescape && (isHtml(separator) || parts.some(isHtml));
    const toText = (part: Value) =>
      html ? escapeMarkup(part).value : str(part);
    const text = joinText(parts.map(toText), toText(separator));
    return html ? new Markup(text) : text;
  },
);

function joinText(parts: string[], separator: string): string {
  let size = 0;
  for (const part of parts) {
    size += part.length + separator.length;
  }
  allocate(size);
  return parts.join(separator);
}

table.add('items', '', ({ value }) =>
  PyIterator.generator('do_items', itemPairs(value)),
);

function* itemPairs(value: Value): IterableIterator<Value> {
  if (value instanceof Undefined) {
    return;
  }
  if (!(value instanceof PyDict)) {
    throw typeError('Can only get item pairs from a mapping.');
  }
  const pairs = new DictView('items', value).iterate();
  for (let pair = pairs.next(); pair !== undefined; pair = pairs.next()) {
    yield pair;
  }
}

table.add(
  'sum',
  'attribute=, start=',
  ({ value, bound: [attribute, start], scope }) => {
    const get = attributePath(scope, attribute ?? null);
    let total: Value = start ?? (start === null ? null : 0);
    if (isString(total)) {
      throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    const items = iterate(value);
    for (let item = items.next(); item !== undefined; item = items.next()) {
      step();
      total = arithmetic('+', total, get(item));
    }
    return total;
  },
);

table.add('slice', 'slices, fill_with=', use =>
  PyIterator.generator('sync_do_slice', slicesOf(use)),
);

function* slicesOf({
  value,
  bound: [slices, fill],
}: NativeFilterUse): IterableIterator<Value> {
  const items = listOf(value);
  const count = asIndex(slices!);
  const size = arithmetic('//', items.length, count) as number;
  const withExtra = arithmetic('%', items.length, count) as number;
  let offset = 0;
  for (let number = 0; number < count; number++) {
    const start = offset + number * size;
    if (number < withExtra) {
      offset++;
    }
    const part = items.slice(start, offset + (number + 1) * size);
    if (fill !== undefined && fill !== null && number >= withExtra) {
      part.push(fill);
    }
    yield part;
  }
}

table.add('batch', 'linecount, fill_with=', use =>
  PyIterator.generator('do_batch', batchesOf(use)),
);

function* batchesOf({
  value,
  bound: [linecount, fill],
}: NativeFilterUse): IterableIterator<Value> {
  const items = iterate(value);
  let batch: Value[] = [];
  for (let item = items.next(); item !== undefined; item = items.next()) {
    if (equal(batch.length, linecount!)) {
      yield batch;
      batch = [];
    }
    allocateItems(1);
    batch.push(item);
  }
  if (batch.length === 0) {
    return;
  }
  if (
    fill !== undefined &&
    fill !== null &&
    lessThan(batch.length, linecount!)
  ) {
    const missing = asIndex(linecount!) - batch.length;
    allocateItems(missing);
    for (let index = 0; index < missing; index++) {
      batch.push(fill);
    }
  }
  yield batch;
}

table.add('attr', 'name', ({ value, bound: [name], scope }) => {
  if (!isString(name!)) {
    throw typeError('attribute name must be string');
  }
  if (value instanceof Undefined) {
    return value.member();
  }
  const found = scope.attributeOf(value, characters(name));
  return found === undefined
    ? scope.undefined({ owner: describeOwner(value), name: characters(name) })
    : found;
});

/**
 * Filters on lists and dicts.
 *
 * @internal
 */
export const sequenceFilters = table.filters;
