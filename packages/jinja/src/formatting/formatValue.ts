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

import { slowWork } from '../limits/Budget';
import { overflowError, typeError, valueError } from '../errors/errors';
import {
  Integer,
  integerText,
  integerToFloat,
  toInteger,
} from '../values/integers';
import { codePointLength, codePointSlice } from '../text/codePoints';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { str } from '../values/repr';
import { characters, isInteger, isString, typeName } from '../values/types';
import { formatMagnitude } from './formatFloat';
import { FormatSpec, parseFormatSpec } from './FormatSpec';

/**
 * Python's `format(value, spec)`.
 *
 * @internal
 */
export function formatValue(value: Value, specText: string): string {
  if (specText === '') {
    return str(value);
  }
  if (isString(value)) {
    return formatText(
      characters(value),
      parseFormatSpec(specText, typeName(value)),
    );
  }
  if (isInteger(value)) {
    return formatInteger(
      toInteger(value),
      parseFormatSpec(specText, typeName(value)),
      typeName(value),
    );
  }
  if (value instanceof PyFloat) {
    return formatFloat(
      value.value,
      parseFormatSpec(specText, typeName(value)),
      'float',
    );
  }
  throw typeError(
    `unsupported format string passed to ${typeName(value)}.__format__`,
  );
}

function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') {
    throw unknownCode(spec.type, 'str');
  }
  if (spec.sign) {
    throw valueError(
      spec.sign === ' '
        ? 'Space not allowed in string format specifier'
        : 'Sign not allowed in string format specifier',
    );
  }
  if (spec.alternate) {
    throw valueError(
      'Alternate form (#) not allowed in string format specifier',
    );
  }
  if (spec.align === '=') {
    throw valueError("'=' alignment not allowed in string format specifier");
  }
  if (spec.grouping) {
    throw valueError(`Cannot specify '${spec.grouping}' with 's'.`);
  }
  const cut =
    spec.precision === undefined
      ? text
      : codePointSlice(text, 0, spec.precision);
  return align(cut, spec, '<');
}

function align(text: string, spec: FormatSpec, otherwise: string): string {
  const room = Math.max(0, spec.width - codePointLength(text));
  switch (spec.align || otherwise) {
    case '<':
      return text + spec.fill.repeat(room);
    case '^':
      return (
        spec.fill.repeat(room >> 1) +
        text +
        spec.fill.repeat(room - (room >> 1))
      );
    default:
      return spec.fill.repeat(room) + text;
  }
}

const RADIX: Record<string, number> = { b: 2, o: 8, x: 16, X: 16 };

function formatInteger(value: Integer, spec: FormatSpec, type: string): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') {
    return formatFloat(integerToFloat(value), spec, type);
  }
  if (!'bcdoxXn'.includes(spec.type)) {
    throw unknownCode(spec.type, type);
  }
  if (spec.precision !== undefined) {
    throw valueError('Precision not allowed in integer format specifier');
  }
  if (spec.type === 'c') {
    return formatCharacter(value, spec);
  }
  if (
    spec.grouping &&
    (spec.type === 'n' || (spec.grouping === ',' && spec.type in RADIX))
  ) {
    throw valueError(`Cannot specify '${spec.grouping}' with '${spec.type}'.`);
  }
  const magnitude = value < 0 ? -value : value;
  const radix = RADIX[spec.type] ?? 10;
  const digits =
    radix === 10 ? integerText(magnitude) : magnitude.toString(radix);
  const prefix = spec.alternate && radix !== 10 ? `0${spec.type}` : '';
  const cased = spec.type === 'X' ? digits.toUpperCase() : digits;
  return alignNumber(
    { negative: value < 0, prefix, whole: cased, rest: '' },
    spec,
    radix === 10 ? 3 : 4,
  );
}

function formatCharacter(value: Integer, spec: FormatSpec): string {
  if (spec.sign) {
    throw valueError("Sign not allowed with integer format specifier 'c'");
  }
  if (value < 0 || value > 0x10ffff) {
    throw overflowError('%c arg not in range(0x110000)');
  }
  return align(String.fromCodePoint(Number(value)), spec, '<');
}

function formatFloat(value: number, spec: FormatSpec, type: string): string {
  if (!'eEfFgGn%'.includes(spec.type)) {
    throw unknownCode(spec.type, type);
  }
  const percent = spec.type === '%';
  const kind = floatKind(spec);
  const precision = spec.precision ?? 6;
  const scaled = percent ? value * 100 : value;
  let text = formatMagnitude(Math.abs(scaled), {
    type: kind,
    precision,
    alternate: spec.alternate,
  });
  if (spec.type === spec.type.toUpperCase() && /[A-Z]/.test(spec.type)) {
    text = text.toUpperCase();
  }
  let negative = scaled < 0 || Object.is(scaled, -0);
  if (spec.noNegativeZero && negative && /^[0.]*(?:e.*)?$/i.test(text)) {
    negative = false;
  }
  const [whole, rest] = splitWhole(text);
  return alignNumber(
    { negative, prefix: '', whole, rest: percent ? `${rest}%` : rest },
    spec,
    3,
  );
}

function floatKind(spec: FormatSpec): string {
  switch (spec.type) {
    case '':
      return spec.precision === undefined ? 'repr' : 'r';
    case 'n':
      return 'g';
    case '%':
      return 'f';
    default:
      return spec.type.toLowerCase();
  }
}

function splitWhole(text: string): [string, string] {
  const end = text.search(/[^0-9]/);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
}

interface NumberParts {
  negative: boolean;
  prefix: string;
  whole: string;
  rest: string;
}

function alignNumber(
  parts: NumberParts,
  spec: FormatSpec,
  groupSize: number,
): string {
  const sign = parts.negative ? '-' : spec.sign.replace('-', '');
  const lead = sign + parts.prefix;
  const paddedByZeros =
    spec.fill === '0' &&
    (spec.align === '=' || (spec.align === '' && spec.zero));
  const room = spec.width - lead.length - parts.rest.length;
  const whole = spec.grouping
    ? grouped(parts.whole, spec.grouping, groupSize, paddedByZeros ? room : 0)
    : parts.whole;
  if (spec.align === '=' || paddedByZeros) {
    return (
      lead +
      spec.fill.repeat(Math.max(0, room - whole.length)) +
      whole +
      parts.rest
    );
  }
  return align(lead + whole + parts.rest, spec, '>');
}

// Zeros that fill the width are grouped as well, and a group may not start the number with its separator.
function grouped(
  digits: string,
  separator: string,
  size: number,
  width: number,
): string {
  if (!/^[0-9a-fA-F]+$/.test(digits)) {
    return digits;
  }
  const lengthOf = (count: number) => count + Math.floor((count - 1) / size);
  let count = digits.length;
  while (lengthOf(count) < width) {
    count++;
  }
  slowWork(count);
  const padded = digits.padStart(count, '0');
  const groups: string[] = [];
  for (let end = count; end > 0; end -= size) {
    groups.push(padded.slice(Math.max(0, end - size), end));
  }
  return groups.reverse().join(separator);
}

function unknownCode(code: string, type: string) {
  return valueError(
    `Unknown format code '${code}' for object of type '${type}'`,
  );
}
