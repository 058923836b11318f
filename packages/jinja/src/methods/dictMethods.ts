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
import { slowWork, step } from '../limits/Budget';
import { DictView } from '../values/DictView';
import { iterate, listOf } from '../values/iterate';
import { CallArguments, Value } from '../values/PyObject';
import { PyDict } from '../values/PyDict';
import { PyTuple } from '../values/PyTuple';
import { repr } from '../values/repr';
import { Undefined } from '../values/Undefined';
import { Method, MethodBody } from './Method';

const methods = new Map<string, Method>();

function define(name: string, signature: string, body: MethodBody<PyDict>) {
  methods.set(
    name,
    new Method(name, signature, (self, bound, call) =>
      body(self as PyDict, bound, call),
    ),
  );
}

define('get', 'key, default=', (dict, [key, otherwise]) => {
  const value = dict.get(key!);
  return value === undefined ? (otherwise ?? null) : value;
});
define('keys', '', dict => new DictView('keys', dict));
define('values', '', dict => new DictView('values', dict));
define('items', '', dict => new DictView('items', dict));
define('copy', '', dict => copyDict(dict));
define('clear', '', dict => {
  dict.clear();
  return null;
});
define('setdefault', 'key, default=', (dict, [key, otherwise]) => {
  const value = dict.get(key!);
  if (value !== undefined) {
    return value;
  }
  dict.set(key!, otherwise ?? null);
  return otherwise ?? null;
});
define('pop', 'key, default=', (dict, [key, otherwise]) => {
  const found = dict.get(key!);
  const value = found === undefined ? otherwise : found;
  if (value === undefined) {
    throw new PythonError('KeyError', repr(key!));
  }
  dict.delete(key!);
  return value;
});
define('popitem', '', dict => {
  slowWork(dict.size * 2);
  let last: [Value, Value] | undefined;
  for (const entry of dict.entries()) {
    last = entry;
  }
  if (!last) {
    throw new PythonError('KeyError', "'popitem(): dictionary is empty'");
  }
  dict.delete(last[0]);
  return new PyTuple(last);
});
define('update', '*args, **kwargs', (dict, _bound, call) => {
  fillDict(dict, 'update', call);
  return null;
});
define('fromkeys', 'iterable, value=', (_dict, [iterable, value]) => {
  const result = new PyDict();
  for (const key of listOf(iterable!)) {
    result.set(key, value ?? null);
  }
  return result;
});

/**
 * A new dict with the same entries.
 *
 * @internal
 */
export function copyDict(dict: PyDict): PyDict {
  const copy = new PyDict();
  for (const [key, value] of dict.entries()) {
    step();
    copy.set(key, value);
  }
  return copy;
}

/**
 * Fills a dict as `dict(...)` and `update(...)` do: from a mapping or pairs, then from names.
 *
 * @internal
 */
export function fillDict(
  dict: PyDict,
  functionName: string,
  args: CallArguments,
) {
  const { positional, keywords } = args;
  if (positional.length > 1) {
    throw typeError(
      `${functionName} expected at most 1 argument, got ${positional.length}`,
    );
  }
  if (positional[0] instanceof Undefined) {
    positional[0].fail();
  }
  if (positional[0] instanceof PyDict) {
    for (const [key, value] of [...positional[0].entries()]) {
      step();
      dict.set(key, value);
    }
  } else if (positional.length === 1) {
    fillFromPairs(dict, positional[0]);
  }
  for (const [key, value] of keywords) {
    dict.set(key, value);
  }
}

function fillFromPairs(dict: PyDict, pairs: Value) {
  const iterator = iterate(pairs);
  let index = 0;
  for (let pair = iterator.next(); pair !== undefined; pair = iterator.next()) {
    let parts: Value[];
    try {
      parts = listOf(pair);
    } catch (error) {
      if (error instanceof PythonError && error.name === 'TypeError') {
        throw typeError(
          `cannot convert dictionary update sequence element #${index} to a sequence`,
        );
      }
      throw error;
    }
    if (parts.length !== 2) {
      throw valueError(
        `dictionary update sequence element #${index} has length ${parts.length}; 2 is required`,
      );
    }
    dict.set(parts[0], parts[1]);
    index++;
  }
}

/**
 * The methods of `dict`.
 *
 * @internal
 */
export const dictMethods: ReadonlyMap<string, Method> = methods;
