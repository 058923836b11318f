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

import { PythonError, typeError } from '../errors/errors';
import { allocate } from '../limits/Budget';
import { codePointLength, codePointSlice } from '../text/codePoints';
import { escapeMarkup } from '../text/escapeMarkup';
import {
  floatToInteger,
  Integer,
  integerText,
  integerToFloat,
  toInteger,
} from '../values/integers';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { repr, str } from '../values/repr';
import { asciiOnly } from '../values/stringRepr';
import { characters, isInteger, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { formatMagnitude } from './formatFloat';

/**
 * What stands after a percent sign.
 *
 * @internal
 */
export interface Directive {
  /** What is formatted. */
  value: Value;
  flags: string;
  width: number;
  precision: number | undefined;
  type: string;
}

/**
 * Formats one value as a directive says; with `escapes` as HTML.
 *
 * @internal
 */
export function formatDirective(
  directive: Directive,
  escapes: boolean,
): string {
  const { type, value } = directive;
  switch (type) {
    case '%':
      return '%';
    case 's':
    case 'r':
    case 'a':
      return padText(convert(type, value, escapes), directive);
    case 'c':
      return padText(character(value), { ...directive, precision: undefined });
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
      return formatInteger(integerArgument(type, value), directive);
    default:
      return formatFloat(floatArgument(value), directive);
  }
}

function convert(type: string, value: Value, escapes: boolean): string {
  if (type === 's') {
    return escapes ? escapeMarkup(value).value : str(value);
  }
  const text = type === 'r' ? repr(value) : asciiOnly(repr(value));
  return escapes ? escapeMarkup(text).value : text;
}

function padText(text: string, { flags, width, precision }: Directive): string {
  const cut =
    precision === undefined ? text : codePointSlice(text, 0, precision);
  return pad(cut, width, flags.includes('-'));
}

function pad(text: string, width: number, left: boolean) {
  const fill = ' '.repeat(Math.max(0, width - codePointLength(text)));
  return left ? text + fill : fill + text;
}

function character(value: Value): string {
  if (isString(value) && codePointLength(characters(value)) === 1) {
    return characters(value);
  }
  if (!isInteger(value)) {
    throw typeError('%c requires int or char');
  }
  const code = toInteger(value);
  if (code < 0 || code > 0x10ffff) {
    throw new PythonError('OverflowError', '%c arg not in range(0x110000)');
  }
  return String.fromCodePoint(Number(code));
}

function integerArgument(type: string, value: Value): Integer {
  if (isInteger(value)) {
    return toInteger(value);
  }
  const decimal = 'diu'.includes(type);
  if (value instanceof PyFloat && decimal) {
    return floatToInteger(value.value);
  }
  if (value instanceof Undefined && decimal) {
    value.fail();
  }
  const wanted = decimal ? 'a real number' : 'an integer';
  throw typeError(
    `%${type} format: ${wanted} is required, not ${typeName(value)}`,
  );
}

function floatArgument(value: Value): number {
  if (value instanceof PyFloat) {
    return value.value;
  }
  if (isInteger(value)) {
    return integerToFloat(value);
  }
  if (value instanceof Undefined) {
    value.fail();
  }
  throw typeError(`must be real number, not ${typeName(value)}`);
}

function formatInteger(value: Integer, directive: Directive): string {
  const { type, flags, precision } = directive;
  const magnitude = value < 0 ? -value : value;
  const radix = { o: 8, x: 16, X: 16 }[type] ?? 10;
  let digits =
    radix === 10 ? integerText(magnitude) : magnitude.toString(radix);
  allocate(precision ?? 0);
  digits = digits.padStart(precision ?? 0, '0');
  const prefix = flags.includes('#') && radix !== 10 ? `0${type}` : '';
  if (type === 'X') {
    digits = digits.toUpperCase();
  }
  return padNumber(value < 0, prefix, digits, directive);
}

function formatFloat(value: number, directive: Directive): string {
  const precision = directive.precision ?? 6;
  const type = directive.type.toLowerCase();
  const text = formatMagnitude(Math.abs(value), {
    type,
    precision,
    alternate: directive.flags.includes('#'),
  });
  const negative = value < 0 || Object.is(value, -0);
  return padNumber(
    negative,
    '',
    type === directive.type ? text : text.toUpperCase(),
    directive,
  );
}

function padNumber(
  negative: boolean,
  prefix: string,
  digits: string,
  { flags, width }: Directive,
): string {
  const positive = flags.includes('+') ? '+' : (flags.match(/ /)?.[0] ?? '');
  const sign = negative ? '-' : positive;
  if (flags.includes('-') || !flags.includes('0')) {
    return pad(sign + prefix + digits, width, flags.includes('-'));
  }
  return (
    sign + prefix + digits.padStart(width - sign.length - prefix.length, '0')
  );
}
