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

import { allocate, slowWork, step } from '../limits/Budget';
import { recursionError } from '../errors/errors';
import { sorted } from '../operations/sort';
import { splitLines } from '../text/splitLines';
import { codePointLength } from '../text/codePoints';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PySet } from '../values/PySet';
import { GroupTuple, PyTuple } from '../values/PyTuple';
import { repr } from '../values/repr';
import { stringRepr } from '../values/stringRepr';
import { isNumber, isString, typeName } from '../values/types';

const WIDTH = 80;
const MAX_DEPTH = 300;

interface Place {
  indent: number;
  /** Characters that follow on the last line. */
  allowance: number;
  level: number;
}

/**
 * Python's `pprint.pformat`.
 *
 * @internal
 */
export function prettyPrint(value: Value): string {
  return format(value, { indent: 0, allowance: 0, level: 0 });
}

function format(value: Value, place: Place): string {
  step();
  if (place.level > MAX_DEPTH) {
    throw recursionError(`A value is nested deeper than ${MAX_DEPTH} levels`);
  }
  const short = sortedRepr(value);
  if (codePointLength(short) <= WIDTH - place.indent - place.allowance) {
    return short;
  }
  if (value instanceof PyDict && value.size > 0) {
    return `{${formatEntries(sortedEntries(value), inside(place, 1))}}`;
  }
  if (Array.isArray(value) && value.length > 0) {
    return `[${formatItems(value, inside(place, 1))}]`;
  }
  if (value instanceof PyTuple && !(value instanceof GroupTuple)) {
    const end = value.items.length === 1 ? ',)' : ')';
    return `(${formatItems(value.items, { ...inside(place, 1), allowance: place.allowance + end.length })}${end}`;
  }
  if (value instanceof PySet && value.isTrue()) {
    return `{${formatItems(
      sorted(value.items(), item => item, false),
      inside(place, 1),
    )}}`;
  }
  return typeof value === 'string' ? formatText(value, place) : short;
}

function inside(place: Place, allowance: number): Place {
  return {
    indent: place.indent + 1,
    allowance: place.allowance + allowance,
    level: place.level + 1,
  };
}

function formatItems(items: readonly Value[], place: Place): string {
  const separator = `,\n${' '.repeat(place.indent)}`;
  allocate(items.length * separator.length);
  return items
    .map((item, index) =>
      format(
        item,
        index === items.length - 1 ? place : { ...place, allowance: 1 },
      ),
    )
    .join(separator);
}

function formatEntries(entries: [Value, Value][], place: Place): string {
  const separator = `,\n${' '.repeat(place.indent)}`;
  allocate(entries.length * separator.length);
  return entries
    .map(([key, value], index) => {
      const name = sortedRepr(key);
      const indent = place.indent + codePointLength(name) + 2;
      const allowance = index === entries.length - 1 ? place.allowance : 1;
      return `${name}: ${format(value, { indent, allowance, level: place.level })}`;
    })
    .join(separator);
}

// A dict is printed by its keys, in order where they have one.
function sortedEntries(dict: PyDict): [Value, Value][] {
  const pairs = [...dict.entries()].map(pair => new PyTuple(pair));
  return sorted(pairs, pair => safeKey((pair as PyTuple).items[0]), false).map(
    pair => (pair as PyTuple).items as [Value, Value],
  );
}

// Keys of one kind are compared; others by the names of their types.
function safeKey(key: Value): Value {
  if (isString(key)) {
    return ['str', key];
  }
  return isNumber(key) ? ['int', key] : [typeName(key), repr(key)];
}

function sortedRepr(value: Value): string {
  slowWork(8);
  const text = sortedText(value);
  allocate(text.length);
  return text;
}

function sortedText(value: Value): string {
  if (value instanceof PyDict) {
    const parts = sortedEntries(value).map(
      ([key, item]) => `${sortedRepr(key)}: ${sortedRepr(item)}`,
    );
    return `{${parts.join(', ')}}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(sortedRepr).join(', ')}]`;
  }
  if (value instanceof PyTuple && !(value instanceof GroupTuple)) {
    return `(${value.items.map(sortedRepr).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  }
  return repr(value);
}

// A long text is written as one literal a line, cut between words.
function formatText(text: string, place: Place): string {
  const lines = splitLines(text, true);
  const level = place.level + 1;
  const indent = level === 1 ? place.indent + 1 : place.indent;
  const allowance = level === 1 ? place.allowance + 1 : place.allowance;
  const width = WIDTH - indent;
  const chunks: string[] = [];
  lines.forEach((line, index) => {
    const last = index === lines.length - 1;
    const whole = stringRepr(line);
    if (whole.length <= width - (last ? allowance : 0)) {
      chunks.push(whole);
    } else {
      chunks.push(...cutLine(line, { width, allowance: last ? allowance : 0 }));
    }
  });
  if (chunks.length === 1) {
    return stringRepr(text);
  }
  const joined = chunks.join(`\n${' '.repeat(indent)}`);
  return level === 1 ? `(${joined})` : joined;
}

function cutLine(
  line: string,
  room: { width: number; allowance: number },
): string[] {
  const parts = line.match(/\S*\s*/g)!.filter(part => part !== '');
  const chunks: string[] = [];
  let current = '';
  parts.forEach((part, index) => {
    step();
    const candidate = current + part;
    const max =
      index === parts.length - 1 ? room.width - room.allowance : room.width;
    if (stringRepr(candidate).length > max) {
      if (current !== '') {
        chunks.push(stringRepr(current));
      }
      current = part;
    } else {
      current = candidate;
    }
  });
  if (current !== '') {
    chunks.push(stringRepr(current));
  }
  return chunks;
}
