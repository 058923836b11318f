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

import { arithmetic } from '../operations/arithmetic';
import { compare } from '../operations/compare';
import { contains } from '../operations/contains';
import { equal } from '../operations/equal';
import {
  nativeFilter,
  NativeFilterUse,
  TestFunction,
} from '../runtime/FilterFunction';
import { isLower, isUpper } from '../text/caseMapping';
import { isHtml } from '../text/escapeMarkup';
import { tryIterate, tryLength } from '../values/iterate';
import { DictView } from '../values/DictView';
import { PyIterator } from '../values/iterators';
import { hashKey } from '../values/hashKey';
import { PyDict } from '../values/PyDict';
import { PyFloat } from '../values/PyFloat';
import { PyObject, Value } from '../values/PyObject';
import { PySet } from '../values/PySet';
import { str } from '../values/repr';
import { characters, isInteger, isNumber, isString } from '../values/types';
import { Undefined } from '../values/Undefined';

const tests = new Map<string, TestFunction>();

function define(
  name: string,
  body: (value: Value, other: Value, use: NativeFilterUse) => boolean,
  signature = '',
) {
  const test = nativeFilter(`test_${name}`, signature, use =>
    body(use.value, use.bound[0] ?? null, use),
  );
  tests.set(name, test as TestFunction);
}

define('defined', value => !(value instanceof Undefined));
define('undefined', value => value instanceof Undefined);
define('none', value => value === null);
define('boolean', value => typeof value === 'boolean');
define('true', value => value === true);
define('false', value => value === false);
define('integer', value => isInteger(value) && typeof value !== 'boolean');
define('float', value => value instanceof PyFloat);
define('number', value => isNumber(value));
define('string', value => isString(value));
define('mapping', value => value instanceof PyDict);
define('sequence', value => isSequence(value));
define('iterable', value => isIterable(value));
define('callable', value => value instanceof PyObject && value.isCallable);
define('escaped', value => isHtml(value));
define('lower', value => isLower(str(value)));
define('upper', value => isUpper(str(value)));
define('odd', value => equal(arithmetic('%', value, 2), 1));
define('even', value => equal(arithmetic('%', value, 2), 0));
define(
  'divisibleby',
  (value, num) => equal(arithmetic('%', value, num), 0),
  'num',
);
define('sameas', (value, other) => value === other, 'other');
define('in', (value, seq) => contains(seq, value), 'seq');
define('filter', (value, _other, { scope }) =>
  isKnown(value, name => scope.hasFilter(name)),
);
define('test', (value, _other, { scope }) =>
  isKnown(value, name => scope.hasTest(name)),
);

for (const name of ['==', 'eq', 'equalto']) {
  define(name, (value, other) => equal(value, other), 'other');
}
for (const name of ['!=', 'ne']) {
  define(name, (value, other) => !equal(value, other), 'other');
}
for (const [operator, names] of [
  ['<', ['<', 'lt', 'lessthan']],
  ['<=', ['<=', 'le']],
  ['>', ['>', 'gt', 'greaterthan']],
  ['>=', ['>=', 'ge']],
] as const) {
  for (const name of names) {
    define(name, (value, other) => compare(operator, value, other), 'other');
  }
}

function isIterable(value: Value): boolean {
  // Strict undefined fails here as it does in Python, where iter() raises UndefinedError rather than TypeError.
  return tryIterate(value) !== undefined;
}

function isSequence(value: Value): boolean {
  if (value instanceof Undefined) {
    return value.kind !== 'strict';
  }
  const withoutItems =
    value instanceof PySet ||
    value instanceof DictView ||
    value instanceof PyIterator ||
    isLoop(value);
  return !withoutItems && tryLength(value) !== undefined;
}

function isLoop(value: Value): boolean {
  return value instanceof PyObject && value.typeName === 'LoopContext';
}

function isKnown(value: Value, has: (name: string) => boolean): boolean {
  hashKey(value);
  return isString(value) && has(characters(value));
}

/**
 * Jinja2's tests by name.
 *
 * @internal
 */
export const builtinTests: ReadonlyMap<string, TestFunction> = tests;
