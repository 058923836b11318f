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

import { FilterArgumentError } from '../errors/errors';
import { NativeFilterUse } from '../runtime/FilterFunction';
import { iterate } from '../values/iterate';
import { PyIterator } from '../values/iterators';
import { CallArguments, Value } from '../values/PyObject';
import { stringRepr } from '../values/stringRepr';
import { isTrue } from '../values/truth';
import { attributePath } from './attributePath';
import { FilterTable } from './FilterTable';

const table = new FilterTable();

table.add('map', '*args, **kwargs', use =>
  PyIterator.generator('sync_do_map', mapped(use)),
);

function* mapped(use: NativeFilterUse): IterableIterator<Value> {
  if (!isTrue(use.value)) {
    return;
  }
  const change = mapping(use);
  const items = iterate(use.value);
  for (let item = items.next(); item !== undefined; item = items.next()) {
    yield change(item);
  }
}

function mapping({ args, scope }: NativeFilterUse): (item: Value) => Value {
  const { positional, keywords } = args;
  if (positional.length === 0 && keywords.has('attribute')) {
    const unexpected = [...keywords.keys()].find(
      name => name !== 'attribute' && name !== 'default',
    );
    if (unexpected !== undefined) {
      throw new FilterArgumentError(
        `Unexpected keyword argument ${stringRepr(unexpected)}`,
      );
    }
    return attributePath(scope, keywords.get('attribute')!, {
      otherwise: keywords.get('default'),
    });
  }
  if (positional.length === 0) {
    throw new FilterArgumentError('map requires a filter argument');
  }
  const [name, ...rest] = positional;
  return item => scope.callFilter(name, item, { positional: rest, keywords });
}

for (const [name, keeps, byAttribute] of [
  ['select', true, false],
  ['reject', false, false],
  ['selectattr', true, true],
  ['rejectattr', false, true],
] as const) {
  table.add(name, '*args, **kwargs', use =>
    PyIterator.generator(
      'select_or_reject',
      selected(use, { keeps, byAttribute }),
    ),
  );
}

interface Selection {
  keeps: boolean;
  byAttribute: boolean;
}

function* selected(
  use: NativeFilterUse,
  selection: Selection,
): IterableIterator<Value> {
  if (!isTrue(use.value)) {
    return;
  }
  const holds = condition(use, selection.byAttribute);
  const items = iterate(use.value);
  for (let item = items.next(); item !== undefined; item = items.next()) {
    if (holds(item) === selection.keeps) {
      yield item;
    }
  }
}

function condition(
  { args, scope }: NativeFilterUse,
  byAttribute: boolean,
): (item: Value) => boolean {
  const positional = args.positional.slice();
  let get = (item: Value) => item;
  if (byAttribute) {
    const attribute = positional.shift();
    if (attribute === undefined) {
      throw new FilterArgumentError('Missing parameter for attribute name');
    }
    get = attributePath(scope, attribute);
  }
  const name = positional.shift();
  if (name === undefined) {
    return item => isTrue(get(item));
  }
  const rest: CallArguments = { positional, keywords: args.keywords };
  return item => scope.callTest(name, get(item), rest);
}

/**
 * Filters that apply filters or tests to items.
 *
 * @internal
 */
export const selectionFilters = table.filters;
