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

import { typeError } from '../errors/errors';
import { allocate, work } from '../limits/Budget';
import { PyFloat } from './PyFloat';
import { PyObject, Value } from './PyObject';
import { PyRange } from './PyRange';
import { PyTuple } from './PyTuple';
import { StringObject } from './StringObject';
import { Undefined } from './Undefined';

/**
 * What a Map of JavaScript is given as key, so that it finds what a dict of Python would: 1, 1.0 and True are one key.
 *
 * @internal
 */
export type HashKey = string | object;

/**
 * The key of a value; lists and dicts have none.
 *
 * @internal
 */
export function hashKey(value: Value): HashKey {
  if (typeof value === 'string') {
    // Keys of other types are written as strings that start with NUL, which a string may do as well.
    return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
  }
  if (typeof value === 'number' || typeof value === 'bigint') {
    return integerKey(value);
  }
  if (typeof value === 'boolean') {
    return integerKey(Number(value));
  }
  if (value === null) {
    return '\0None';
  }
  if (value instanceof PyFloat) {
    return floatKey(value.value);
  }
  if (value instanceof StringObject) {
    return hashKey(value.value);
  }
  if (value instanceof PyTuple) {
    return tupleKey(value);
  }
  return objectKey(value);
}

// Numbers are written as strings, for V8 puts no secret into the places of numbers in a Map: who chooses them so that all
// have the same place makes each look-up go over all. The place of a bigint depends on its last 64 bits alone.
function integerKey(value: number | bigint): string {
  if (typeof value === 'number') {
    return `\0i${value}`;
  }
  const digits = value.toString(16);
  work(digits.length * 4);
  return `\0n${digits}`;
}

function floatKey(value: number): HashKey {
  if (!Number.isInteger(value)) {
    return `\0f${value}`;
  }
  return integerKey(Number.isSafeInteger(value) ? value + 0 : BigInt(value));
}

function tupleKey(tuple: PyTuple): HashKey {
  let key = '\0tuple';
  for (const item of tuple.items) {
    const part = hashKey(item);
    const text = typeof part === 'object' ? identity(part) : part;
    work(key.length + text.length);
    key += `\0${(typeof part)[0]}${text.length}:${text}`;
  }
  allocate(key.length);
  return key;
}

const UNHASHABLE = new Set(['dict', 'set', 'dict_keys', 'dict_items']);

function objectKey(value: Value[] | PyObject): HashKey {
  if (Array.isArray(value)) {
    throw typeError("unhashable type: 'list'");
  }
  if (value instanceof Undefined) {
    return value.hash();
  }
  if (value instanceof PyRange) {
    return `\0range${value.key()}`;
  }
  if (UNHASHABLE.has(value.typeName)) {
    throw typeError(`unhashable type: '${value.typeName}'`);
  }
  return value;
}

const identities = new WeakMap<object, string>();
let lastIdentity = 0;

function identity(object: object): string {
  let id = identities.get(object);
  if (id === undefined) {
    id = String(++lastIdentity);
    identities.set(object, id);
  }
  return id;
}
