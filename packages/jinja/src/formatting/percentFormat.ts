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
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';
import { PyTuple } from '../values/PyTuple';
import { Markup, StringObject } from '../values/StringObject';
import { stringRepr } from '../values/stringRepr';
import { characters, isInteger, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { Directive, formatDirective } from './formatDirective';

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
