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
import { allocate, slowWork, work } from '../limits/Budget';
import { codePointSlice } from '../text/codePoints';
import { escapeMarkup } from '../text/escapeMarkup';
import {
  checkBits,
  floatToInteger,
  Integer,
  integerText,
  integerToFloat,
  toInteger,
} from '../values/integers';
import { PyDict } from '../values/PyDict';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';
import { PyTuple } from '../values/PyTuple';
import { repr, str } from '../values/repr';
import { Markup, StringObject } from '../values/StringObject';
import { asciiOnly, stringRepr } from '../values/stringRepr';
import { characters, isInteger, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { formatMagnitude } from './formatFloat';

interface Directive {
  flags: string;
  width: number;
  precision: number | undefined;
  type: string;
}

// The values that a format takes, one after the other; a mapping also gives them by name.
class FormatArguments {
  readonly #values: readonly Value[];
  readonly mapping: Value | undefined;
  #next = 0;

  constructor(right: Value) {
    this.#values = right instanceof PyTuple ? right.items : [right];
    this.mapping = isMapping(right) ? right : undefined;
  }

  take(): Value {
    if (this.#next >= this.#values.length) {
      throw typeError('not enough arguments for format string');
    }
    return this.#values[this.#next++];
  }

  takeNumber(): number {
    const value = this.take();
    if (!isInteger(value)) {
      throw typeError('* wants int');
    }
    return Number(value);
  }

  named(key: string): Value {
    if (this.mapping === undefined) {
      throw typeError('format requires a mapping');
    }
    if (this.mapping instanceof Undefined) {
      return this.mapping.member();
    }
    if (!(this.mapping instanceof PyDict)) {
      throw typeError(
        `${typeName(this.mapping)} indices must be integers or slices, not str`,
      );
    }
    const value = this.mapping.get(key);
    if (value === undefined) {
      throw new PythonError('KeyError', stringRepr(key));
    }
    return value;
  }

  finish() {
    if (this.#next < this.#values.length && this.mapping === undefined) {
      throw typeError('not all arguments converted during string formatting');
    }
  }
}

function isMapping(value: Value): boolean {
  return (
    value instanceof PyDict ||
    Array.isArray(value) ||
    value instanceof PyRange ||
    value instanceof Undefined
  );
}

const DIRECTIVE = /([-+ #0]*)(\*|[0-9]*)(?:\.(\*|[0-9]*))?[hlL]?/y;

const CONVERSIONS = 'srciduoxXeEfFgGa%';

/**
 * Python's `format % values`.
 *
 * @internal
 */
export function percentFormat(
  left: string | StringObject,
  right: Value,
): Value {
  const format = characters(left);
  const escapes = left instanceof Markup;
  const values = new FormatArguments(right);
  let result = '';
  let position = 0;
  work(format.length);
  for (;;) {
    const percent = format.indexOf('%', position);
    const text = format.slice(position, percent < 0 ? undefined : percent);
    allocate(text.length);
    result += text;
    if (percent < 0) {
      break;
    }
    slowWork(16);
    const directive = readDirective(format, percent + 1, values);
    if (!CONVERSIONS.includes(directive.type) || isPadded(directive, percent)) {
      throw unsupported(directive);
    }
    const part = formatDirective(directive, escapes);
    allocate(part.length);
    result += part;
    position = directive.end;
  }
  values.finish();
  return escapes ? new Markup(result) : result;
}

// `%%` is a percent sign, but `%5%` is nothing.
function isPadded(directive: ReadDirective, percent: number): boolean {
  return directive.type === '%' && directive.end > percent + 2;
}

function unsupported({ type, end }: ReadDirective) {
  const code = type.codePointAt(0)!.toString(16);
  return valueError(
    `unsupported format character '${type}' (0x${code}) at index ${end - 1}`,
  );
}

interface ReadDirective extends Directive {
  value: Value;
  end: number;
}

function readDirective(
  format: string,
  start: number,
  values: FormatArguments,
): ReadDirective {
  if (format[start] === '%') {
    return {
      flags: '',
      width: 0,
      precision: undefined,
      type: '%',
      value: null,
      end: start + 1,
    };
  }
  let position = start;
  let named: Value | undefined;
  if (format[position] === '(') {
    const close = closingParenthesis(format, position);
    named = values.named(format.slice(position + 1, close));
    position = close + 1;
  }
  DIRECTIVE.lastIndex = position;
  const match = DIRECTIVE.exec(format)!;
  let flags = match[1];
  let width = match[2] === '*' ? values.takeNumber() : Number(match[2] || 0);
  if (width < 0) {
    flags += '-';
    width = -width;
  }
  const precision =
    match[3] === '*' ? Math.max(0, values.takeNumber()) : match[3];
  position = DIRECTIVE.lastIndex;
  allocate(width);
  return {
    flags,
    width,
    precision: precision === undefined ? undefined : Number(precision),
    type: conversionAt(format, position),
    value: named === undefined ? values.take() : named,
    end: position + 1,
  };
}

function conversionAt(format: string, position: number): string {
  const type = codePointAt(format, position);
  if (type === '') {
    throw valueError('incomplete format');
  }
  return type;
}

function codePointAt(text: string, position: number) {
  const code = text.codePointAt(position);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function closingParenthesis(format: string, open: number): number {
  let depth = 0;
  for (let index = open; index < format.length; index++) {
    if (format[index] === '(') {
      depth++;
    } else if (format[index] === ')' && --depth === 0) {
      return index;
    }
  }
  throw valueError('incomplete format key');
}

function formatDirective(directive: ReadDirective, escapes: boolean): string {
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
  const fill = ' '.repeat(Math.max(0, width - Array.from(text).length));
  return left ? text + fill : fill + text;
}

function character(value: Value): string {
  if (isString(value) && Array.from(characters(value)).length === 1) {
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
  checkBits(precision * 4);
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
