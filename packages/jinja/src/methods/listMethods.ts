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

import { PythonError, typeError, valueError } from '../errors/errors';
import { allocateItems, step, work } from '../limits/Budget';
import { same } from '../operations/equal';
import { reverseArgument, sorted } from '../operations/sort';
import { iterate, lengthOf, listOf } from '../values/iterate';
import { CallArguments, PyObject, Value } from '../values/PyObject';
import { repr } from '../values/repr';
import { isInteger, typeName } from '../values/types';
import { integerArgument } from './arguments';
import { Method, MethodBody } from './Method';

const methods = new Map<string, Method>();

function define(name: string, signature: string, body: MethodBody<Value[]>) {
  methods.set(
    name,
    new Method(name, signature, (self, bound, call) =>
      body(self as Value[], bound, call),
    ),
  );
}

define('append', 'object', (list, [item]) => {
  allocateItems(1);
  list.push(item!);
  return null;
});
define('extend', 'iterable', (list, [iterable]) => {
  for (const item of listOf(iterable!)) {
    list.push(item);
  }
  return null;
});
define('insert', 'index, object', (list, [index, item]) => {
  allocateItems(1);
  const at = integerArgument(index, 0);
  const position = at < 0 ? Math.max(0, at + list.length) : at;
  work(Math.max(0, list.length - position));
  list.splice(position, 0, item!);
  return null;
});
define('pop', 'index=', (list, [index]) => {
  const at = integerArgument(index, -1);
  if (list.length === 0) {
    throw new PythonError('IndexError', 'pop from empty list');
  }
  const position = at < 0 ? at + list.length : at;
  if (position < 0 || position >= list.length) {
    throw new PythonError('IndexError', 'pop index out of range');
  }
  work(list.length - position);
  return list.splice(position, 1)[0];
});
define('remove', 'value', (list, [value]) => {
  const index = positionOf(list, value!, 0, list.length);
  if (index < 0) {
    throw valueError('list.remove(x): x not in list');
  }
  work(list.length - index);
  list.splice(index, 1);
  return null;
});
define('clear', '', list => {
  list.length = 0;
  return null;
});
define('reverse', '', list => {
  work(list.length);
  list.reverse();
  return null;
});
define('copy', '', list => listOf(list));
define(
  'sort',
  '*args, key=, reverse=',
  (list, _bound, { positional, keywords }) => {
    if (positional.length > 0) {
      throw typeError('sort() takes no positional arguments');
    }
    const key = keywords.get('key') ?? null;
    const items = sorted(
      list.slice(),
      item => applyKey(key, item),
      reverseArgument(keywords.get('reverse')),
    );
    list.length = 0;
    for (const item of items) {
      list.push(item);
    }
    return null;
  },
);

function applyKey(key: Value, item: Value): Value {
  if (key === null) {
    return item;
  }
  if (!(key instanceof PyObject) || !key.isCallable) {
    throw typeError(`'${typeName(key)}' object is not callable`);
  }
  const args: CallArguments = { positional: [item], keywords: new Map() };
  return key.call(args);
}

function positionOf(
  items: readonly Value[],
  value: Value,
  start: number,
  end: number,
): number {
  for (let index = start; index < Math.min(end, items.length); index++) {
    step();
    if (same(items[index], value)) {
      return index;
    }
  }
  return -1;
}

const shared = new Map<string, Method>();
shared.set(
  'index',
  new Method('index', 'value, start=, stop=', (self, [value, start, stop]) => {
    const items = listOf(self);
    const clamp = (index: number) =>
      Math.max(0, index < 0 ? index + items.length : index);
    const found = positionOf(
      items,
      value!,
      clamp(integerArgument(start, 0)),
      clamp(integerArgument(stop, lengthOf(self))),
    );
    if (found < 0) {
      throw valueError(
        Array.isArray(self)
          ? `${repr(value!)} is not in list`
          : 'tuple.index(x): x not in tuple',
      );
    }
    return found;
  }),
);
shared.set(
  'count',
  new Method('count', 'value', (self, [value]) => {
    let count = 0;
    const items = iterate(self);
    for (let item = items.next(); item !== undefined; item = items.next()) {
      step();
      count += same(item, value!) ? 1 : 0;
    }
    return count;
  }),
);

const ofRange = new Map(shared);
ofRange.set(
  'index',
  new Method('index', 'value', (self, [value]) => {
    const found = positionOf(listOf(self), value!, 0, lengthOf(self));
    if (found < 0) {
      throw valueError(
        isInteger(value!)
          ? `${repr(value)} is not in range`
          : 'sequence.index(x): x not in sequence',
      );
    }
    return found;
  }),
);

/**
 * The methods of `range`.
 *
 * @internal
 */
export const rangeMethods: ReadonlyMap<string, Method> = ofRange;

/**
 * The methods of `tuple`.
 *
 * @internal
 */
export const sequenceMethods: ReadonlyMap<string, Method> = shared;

/**
 * The methods of `list`.
 *
 * @internal
 */
export const listMethods: ReadonlyMap<string, Method> = new Map([
  ...shared,
  ...methods,
]);
