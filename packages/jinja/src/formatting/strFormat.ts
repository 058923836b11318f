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

import {
  attributeError,
  PythonError,
  typeError,
  valueError,
} from '../errors/errors';
import { allocate, slowWork, work } from '../limits/Budget';
import { hashKey } from '../values/hashKey';
import { tryItem } from '../operations/subscript';
import { escapeMarkup, isHtml } from '../text/escapeMarkup';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { repr, str } from '../values/repr';
import { asciiOnly, stringRepr } from '../values/stringRepr';
import { typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { formatValue } from './formatValue';

/**
 * Finds the attribute of a value by its name.
 *
 * @internal
 */
export type AttributeLookup = (value: Value, name: string) => Value | undefined;

/**
 * What `str.format` is given.
 *
 * @internal
 */
export interface FormatInput {
  positional: readonly Value[];
  named: (name: string) => Value | undefined;
  /** Looks up the attribute of a value. */
  attributeOf: AttributeLookup;
  /** Whether values are escaped, as Markup does. */
  escapes: boolean;
}

interface State extends FormatInput {
  /** The next automatic number; undefined once fields are numbered by hand. */
  automatic: number | undefined;
}

/**
 * Python's `format.format(*positional, **named)`.
 *
 * @internal
 */
export function strFormat(format: string, input: FormatInput): string {
  return formatFields(format, { ...input, automatic: 0 }, 2);
}

function formatFields(format: string, state: State, depth: number): string {
  if (depth < 0) {
    throw valueError('Max string recursion exceeded');
  }
  work(format.length);
  let result = '';
  let position = 0;
  const append = (part: string) => {
    allocate(part.length);
    result += part;
  };
  while (position < format.length) {
    const brace = nextBrace(format, position);
    append(format.slice(position, brace));
    if (brace === format.length) {
      break;
    }
    if (format[brace + 1] === format[brace]) {
      append(format[brace]);
      position = brace + 2;
      continue;
    }
    if (format[brace] === '}') {
      throw valueError("Single '}' encountered in format string");
    }
    if (brace + 1 === format.length) {
      throw valueError("Single '{' encountered in format string");
    }
    slowWork(32);
    const field = readField(format, brace + 1);
    append(formatField(field, state, depth));
    position = field.end;
  }
  return result;
}

function nextBrace(format: string, from: number): number {
  for (let index = from; index < format.length; index++) {
    if (format[index] === '{' || format[index] === '}') {
      return index;
    }
  }
  return format.length;
}

interface Field {
  name: string;
  conversion: string;
  spec: string;
  end: number;
}

function readField(format: string, start: number): Field {
  let position = start;
  let bracket = false;
  for (; position < format.length; position++) {
    const character = format[position];
    if (character === '{' && !bracket) {
      throw valueError("unexpected '{' in field name");
    }
    if (character === '[') {
      bracket = true;
    } else if (character === ']') {
      bracket = false;
    } else if (
      !bracket &&
      (character === '}' || character === ':' || character === '!')
    ) {
      break;
    }
  }
  const name = format.slice(start, position);
  let conversion = '';
  if (format[position] === '!') {
    conversion = format[position + 1] ?? '';
    if (conversion === '') {
      throw valueError('end of string while looking for conversion specifier');
    }
    position += 2;
    if (format[position] !== ':' && format[position] !== '}') {
      throw valueError(
        position >= format.length
          ? "unmatched '{' in format spec"
          : "expected ':' after conversion specifier",
      );
    }
  }
  if (position >= format.length) {
    throw valueError("expected '}' before end of string");
  }
  const end =
    format[position] === ':' ? closingBrace(format, position + 1) : position;
  return {
    name,
    conversion,
    spec: format.slice(position + 1, end),
    end: end + 1,
  };
}

function closingBrace(format: string, from: number): number {
  let depth = 1;
  for (let index = from; index < format.length; index++) {
    if (format[index] === '{') {
      depth++;
    } else if (format[index] === '}' && --depth === 0) {
      return index;
    }
  }
  throw valueError("unmatched '{' in format spec");
}

function formatField(field: Field, state: State, depth: number): string {
  const value = converted(lookUp(field.name, state), field.conversion);
  const spec =
    field.spec.includes('{') || field.spec.includes('}')
      ? formatFields(field.spec, state, depth - 1)
      : field.spec;
  if (!state.escapes) {
    return formatValue(value, spec);
  }
  if (isHtml(value)) {
    if (spec) {
      throw valueError('Unsupported format specification for Markup.');
    }
    return str(value);
  }
  return escapeMarkup(formatValue(value, spec)).value;
}

function converted(value: Value, conversion: string): Value {
  switch (conversion) {
    case '':
      return value;
    case 's':
      return str(value);
    case 'r':
      return repr(value);
    case 'a':
      return asciiOnly(repr(value));
    default:
      throw valueError(`Unknown conversion specifier '${conversion}'`);
  }
}

function lookUp(name: string, state: State): Value {
  const first = /^[^.[]*/.exec(name)![0];
  let value = firstValue(first, state);
  let position = first.length;
  const part = /\.([^.[]*)|\[([^\]]*)\]/y;
  while (position < name.length) {
    slowWork(16);
    part.lastIndex = position;
    const match = part.exec(name);
    if (!match) {
      throw valueError(
        name[position] === '['
          ? "Missing ']' in format string"
          : "Only '.' or '[' may follow ']' in format field specifier",
      );
    }
    if ((match[1] ?? match[2]) === '') {
      throw valueError('Empty attribute in format string');
    }
    value =
      match[1] === undefined
        ? itemOf(value, match[2])
        : memberOf(value, match[1], state);
    position = part.lastIndex;
  }
  return value;
}

function firstValue(name: string, state: State): Value {
  let index: number;
  if (name === '') {
    if (state.automatic === undefined) {
      throw valueError(
        'cannot switch from manual field specification to automatic field numbering',
      );
    }
    index = state.automatic++;
  } else if (/^[0-9]+$/.test(name)) {
    if (state.automatic) {
      throw valueError(
        'cannot switch from automatic field numbering to manual field specification',
      );
    }
    state.automatic = undefined;
    index = Number(name);
  } else {
    const value = state.named(name);
    if (value === undefined) {
      throw new PythonError('KeyError', stringRepr(name));
    }
    return value;
  }
  if (index >= state.positional.length) {
    throw new PythonError(
      'IndexError',
      `Replacement index ${index} out of range for positional args tuple`,
    );
  }
  return state.positional[index];
}

function memberOf(value: Value, name: string, { attributeOf }: State): Value {
  if (value instanceof Undefined && !name.startsWith('__')) {
    return value.member();
  }
  const member = attributeOf(value, name);
  if (member === undefined) {
    throw attributeError(
      `'${typeName(value)}' object has no attribute '${name}'`,
    );
  }
  return member;
}

function itemOf(value: Value, text: string): Value {
  const key: Value = /^[0-9]+$/.test(text) ? Number(text) : text;
  hashKey(key);
  const item = tryItem(value, key);
  if (item !== undefined) {
    return item;
  }
  if (value instanceof PyDict) {
    throw new PythonError('KeyError', repr(key));
  }
  if (typeName(value) === 'TemplateReference') {
    throw new PythonError('KeyError', repr(key));
  }
  throw noItem(value, typeof key === 'string');
}

const INDEXED = new Set(['str', 'list', 'tuple', 'range']);

function noItem(value: Value, byName: boolean) {
  const type = typeName(value);
  if (!INDEXED.has(type)) {
    return typeError(`'${type}' object is not subscriptable`);
  }
  const name = type === 'str' ? 'string' : type;
  if (!byName) {
    const object = type === 'range' ? 'range object' : name;
    return new PythonError('IndexError', `${object} index out of range`);
  }
  return typeError(
    type === 'str'
      ? "string indices must be integers, not 'str'"
      : `${name} indices must be integers or slices, not str`,
  );
}
