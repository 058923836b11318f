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
import { allocate, step } from '../limits/Budget';
import { DictView } from './DictView';
import { floatRepr } from './floatRepr';
import { integerText } from './integers';
import { PyDict } from './PyDict';
import { PyFloat } from './PyFloat';
import { Value } from './PyObject';
import { PySet } from './PySet';
import { PyTuple } from './PyTuple';
import { stringRepr } from './stringRepr';

const MAX_DEPTH = 300;

/**
 * Python's `str`.
 *
 * @internal
 */
export function str(value: Value): string {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number') {
    return String(value);
  }
  return isContainer(value) ||
    typeof value !== 'object' ||
    value === null ||
    value instanceof PyFloat
    ? repr(value)
    : value.text();
}

/**
 * Python's `repr`.
 *
 * @internal
 */
export function repr(value: Value): string {
  return reprInside(value, []);
}

type Container = Value[] | PyTuple | PyDict | PySet | DictView;

function isContainer(value: Value): value is Container {
  return (
    Array.isArray(value) ||
    value instanceof PyTuple ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof DictView
  );
}

function reprInside(value: Value, parents: Value[]): string {
  step();
  switch (typeof value) {
    case 'string':
      return stringRepr(value);
    case 'number':
    case 'bigint':
      return integerText(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
  }
  if (value === null) {
    return 'None';
  }
  if (value instanceof PyFloat) {
    return floatRepr(value.value);
  }
  return isContainer(value) ? containerRepr(value, parents) : value.repr();
}

function containerRepr(value: Container, parents: Value[]): string {
  if (parents.includes(value)) {
    return cycleRepr(value);
  }
  if (parents.length >= MAX_DEPTH) {
    throw recursionError(`A value is nested deeper than ${MAX_DEPTH} levels`);
  }
  parents.push(value);
  const text = containerBody(value, parents);
  parents.pop();
  return text;
}

function cycleRepr(value: Container) {
  if (value instanceof PyDict) {
    return '{...}';
  }
  return value instanceof PyTuple ? '(...)' : '[...]';
}

function containerBody(value: Container, parents: Value[]): string {
  if (Array.isArray(value)) {
    return `[${itemsRepr(value, parents)}]`;
  }
  if (value instanceof PyTuple) {
    return `(${itemsRepr(value.items, parents)}${value.items.length === 1 ? ',' : ''})`;
  }
  if (value instanceof PyDict) {
    return `{${entriesRepr(value, parents)}}`;
  }
  if (value instanceof PySet) {
    return value.isTrue() ? `{${itemsRepr(value.items(), parents)}}` : 'set()';
  }
  return `${value.typeName}([${itemsRepr([...value.items()], parents)}])`;
}

function itemsRepr(items: readonly Value[], parents: Value[]): string {
  let text = '';
  for (const item of items) {
    const part = reprInside(item, parents);
    allocate(part.length + 2);
    text += text === '' ? part : `, ${part}`;
  }
  return text;
}

function entriesRepr(dict: PyDict, parents: Value[]): string {
  let text = '';
  for (const [key, value] of dict.entries()) {
    const part = `${reprInside(key, parents)}: ${reprInside(value, parents)}`;
    allocate(part.length + 2);
    text += text === '' ? part : `, ${part}`;
  }
  return text;
}
