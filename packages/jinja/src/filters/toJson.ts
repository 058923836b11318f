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

import { recursionError, typeError, valueError } from '../errors/errors';
import { allocate, slowWork, step } from '../limits/Budget';
import { sorted } from '../operations/sort';
import { floatRepr } from '../values/floatRepr';
import { integerText } from '../values/integers';
import { PyDict } from '../values/PyDict';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { characters, isString, typeName } from '../values/types';

const MAX_DEPTH = 300;

/**
 * Python's `json.dumps(value, sort_keys=True)`.
 *
 * @internal
 */
export function toJson(value: Value, indent: string | undefined): string {
  return write(value, { indent, parents: [] });
}

interface State {
  indent: string | undefined;
  parents: Value[];
}

function write(value: Value, state: State): string {
  step();
  if (isString(value)) {
    return writeText(characters(value));
  }
  if (typeof value === 'number' || typeof value === 'bigint') {
    return integerText(value);
  }
  if (typeof value === 'boolean' || value === null) {
    return String(value);
  }
  if (value instanceof PyFloat) {
    return writeFloat(value.value);
  }
  if (
    Array.isArray(value) ||
    value instanceof PyTuple ||
    value instanceof PyDict
  ) {
    return writeContainer(value, state);
  }
  throw typeError(`Object of type ${typeName(value)} is not JSON serializable`);
}

function writeText(text: string): string {
  slowWork(text.length >> 1);
  // eslint-disable-next-line no-control-regex
  const quoted = JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const result = quoted.replace(/\\u007f/g, '\x7f');
  allocate(result.length);
  return result;
}

function writeFloat(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  return Number.isFinite(value)
    ? floatRepr(value)
    : `${value < 0 ? '-' : ''}Infinity`;
}

function writeContainer(
  value: Value[] | PyTuple | PyDict,
  state: State,
): string {
  if (state.parents.includes(value)) {
    throw valueError('Circular reference detected');
  }
  if (state.parents.length >= MAX_DEPTH) {
    throw recursionError(`A value is nested deeper than ${MAX_DEPTH} levels`);
  }
  state.parents.push(value);
  const isDict = value instanceof PyDict;
  const parts = isDict
    ? entries(value, state)
    : itemsOf(value).map(item => write(item, state));
  const text = enclose(parts, isDict ? '{}' : '[]', state);
  state.parents.pop();
  return text;
}

function itemsOf(value: Value[] | PyTuple): readonly Value[] {
  return Array.isArray(value) ? value : value.items;
}

function entries(dict: PyDict, state: State): string[] {
  const pairs = [...dict.entries()].map(pair => new PyTuple(pair));
  return sorted(pairs, pair => (pair as PyTuple).items[0], false).map(pair => {
    const [key, item] = (pair as PyTuple).items;
    return `${writeText(keyText(key))}: ${write(item, state)}`;
  });
}

function keyText(key: Value): string {
  if (isString(key)) {
    return characters(key);
  }
  if (key instanceof PyFloat || typeof key !== 'object' || key === null) {
    return write(key, { indent: undefined, parents: [] });
  }
  throw typeError(
    `keys must be str, int, float, bool or None, not ${typeName(key)}`,
  );
}

function enclose(
  parts: string[],
  brackets: string,
  { indent, parents }: State,
): string {
  if (parts.length === 0) {
    return brackets;
  }
  const newline =
    indent === undefined ? '' : `\n${indent.repeat(parents.length)}`;
  const last =
    indent === undefined ? '' : `\n${indent.repeat(parents.length - 1)}`;
  allocate(
    parts.reduce((size, part) => size + part.length + newline.length + 2, 0),
  );
  return (
    brackets[0] +
    newline +
    parts.join(indent === undefined ? ', ' : `,${newline}`) +
    last +
    brackets[1]
  );
}
