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

import { FilterArgumentError, PythonError } from '../errors/errors';
import { allocateItems, step } from '../limits/Budget';
import { flagArgument } from '../methods/arguments';
import { compare } from '../operations/compare';
import { equal } from '../operations/equal';
import { reverseArgument, sorted } from '../operations/sort';
import { HashKey, hashKey } from '../values/hashKey';
import { iterate, listOf } from '../values/iterate';
import { PyIterator } from '../values/iterators';
import { DictView } from '../values/DictView';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { GroupTuple, PyTuple } from '../values/PyTuple';
import { str } from '../values/repr';
import { typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { NativeFilterUse } from '../runtime/FilterFunction';
import { attributePath, attributePaths, lowered } from './attributePath';
import { FilterTable } from './FilterTable';

const table = new FilterTable();

table.add(
  'dictsort',
  'case_sensitive=, by=, reverse=',
  ({ value, bound: [caseSensitive, by, reverse] }) => {
    const position = ['key', 'value'].indexOf(
      by === undefined ? 'key' : str(by),
    );
    if (position < 0) {
      throw new FilterArgumentError(
        'You can only sort by either "key" or "value"',
      );
    }
    if (value instanceof Undefined) {
      value.fail();
    }
    if (!(value instanceof PyDict)) {
      throw new PythonError(
        'AttributeError',
        `'${typeName(value)}' object has no attribute 'items'`,
      );
    }
    const key = (pair: Value) => {
      const part = (pair as PyTuple).items[position];
      return flagArgument(caseSensitive) ? part : lowered(part);
    };
    return sorted(
      listOf(new DictView('items', value)),
      key,
      reverseArgument(reverse),
    );
  },
);

table.add(
  'sort',
  'reverse=, case_sensitive=, attribute=',
  ({ value, bound: [reverse, caseSensitive, attribute], scope }) => {
    const paths = attributePaths(scope, attribute ?? null, {
      ignoreCase: !flagArgument(caseSensitive),
    });
    return sorted(listOf(value), paths, reverseArgument(reverse));
  },
);

table.add('unique', 'case_sensitive=, attribute=', use =>
  PyIterator.generator('do_unique', uniqueItems(use)),
);

function* uniqueItems({
  value,
  bound,
  scope,
}: NativeFilterUse): IterableIterator<Value> {
  const [caseSensitive, attribute] = bound;
  const key = attributePath(scope, attribute ?? null, {
    ignoreCase: !flagArgument(caseSensitive),
  });
  const seen = new Set<HashKey>();
  const items = iterate(value);
  for (let item = items.next(); item !== undefined; item = items.next()) {
    const hash = hashKey(key(item));
    if (!seen.has(hash)) {
      allocateItems(1);
      seen.add(hash);
      yield item;
    }
  }
}

for (const name of ['min', 'max'] as const) {
  table.add(
    name,
    'case_sensitive=, attribute=',
    ({ value, bound: [caseSensitive, attribute], scope }) => {
      const key = attributePath(scope, attribute ?? null, {
        ignoreCase: !flagArgument(caseSensitive),
      });
      const items = iterate(value);
      let best = items.next();
      if (best === undefined) {
        return scope.undefined({
          hint: 'No aggregated item, sequence was empty.',
        });
      }
      let bestKey = key(best);
      for (let item = items.next(); item !== undefined; item = items.next()) {
        step();
        const itemKey = key(item);
        if (compare(name === 'min' ? '<' : '>', itemKey, bestKey)) {
          [best, bestKey] = [item, itemKey];
        }
      }
      return best;
    },
  );
}

table.add(
  'groupby',
  'attribute, default=, case_sensitive=',
  ({ value, bound, scope }) => {
    const [attribute, otherwise, caseSensitive] = bound;
    const ignoreCase = !flagArgument(caseSensitive);
    const key = attributePath(scope, attribute!, { ignoreCase, otherwise });
    const label = attributePath(scope, attribute!, { otherwise });
    const groups: { key: Value; items: Value[] }[] = [];
    for (const item of sorted(listOf(value), key, false)) {
      step();
      const itemKey = key(item);
      const last = groups.at(-1);
      if (last && (last.key === itemKey || equal(last.key, itemKey))) {
        last.items.push(item);
      } else {
        groups.push({ key: itemKey, items: [item] });
      }
    }
    allocateItems(groups.length);
    return groups.map(
      group =>
        new GroupTuple([
          ignoreCase ? label(group.items[0]) : group.key,
          group.items,
        ]),
    );
  },
);

/**
 * Filters that compare items with each other.
 *
 * @internal
 */
export const sortingFilters = table.filters;
