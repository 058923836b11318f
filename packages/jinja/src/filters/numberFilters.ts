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

import { slowWork, recover } from '../limits/Budget';
import { FilterArgumentError, PythonError, typeError } from '../errors/errors';
import { divideHalfEven, fixed, roundToInteger } from '../formatting/decimal';
import {
  checkBits,
  divisionWork,
  floatToInteger,
  integerToFloat,
  normalize,
  toInteger,
} from '../values/integers';
import { flagArgument } from '../methods/arguments';
import { arithmetic, asIndex, sign } from '../operations/arithmetic';
import { parseFloatText, parseInteger } from '../text/parseNumber';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { repr, str } from '../values/repr';
import {
  characters,
  isInteger,
  isNumber,
  isString,
  typeName,
} from '../values/types';
import { Undefined } from '../values/Undefined';
import { FilterTable } from './FilterTable';

const table = new FilterTable();

table.add('abs', '', ({ value }) => {
  if (value instanceof Undefined) {
    throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
  }
  if (!isNumber(value)) {
    throw typeError(`bad operand type for abs(): '${typeName(value)}'`);
  }
  if (value instanceof PyFloat) {
    return new PyFloat(Math.abs(value.value));
  }
  const integer = toInteger(value);
  return integer < 0 ? sign('-', integer) : integer;
});

/**
 * Python's `float(value)`.
 *
 * @internal
 */
export function toFloat(value: Value): number {
  if (value instanceof PyFloat) {
    return value.value;
  }
  if (isInteger(value)) {
    return integerToFloat(value);
  }
  if (value instanceof Undefined) {
    value.fail();
  }
  if (!isString(value)) {
    throw typeError(
      `float() argument must be a string or a real number, not '${typeName(value)}'`,
    );
  }
  const number = parseFloatText(characters(value));
  if (number === undefined) {
    throw new PythonError(
      'ValueError',
      `could not convert string to float: ${repr(characters(value))}`,
    );
  }
  return number;
}

// Python's TypeError and ValueError mean that there is no number, and the default is taken; others are errors.
function orElse(convert: () => Value, otherwise: () => Value): Value {
  try {
    return convert();
  } catch (error) {
    if (
      error instanceof PythonError &&
      (error.name === 'TypeError' || error.name === 'ValueError')
    ) {
      recover();
      return otherwise();
    }
    throw error;
  }
}

table.add('float', 'default=', ({ value, bound: [otherwise] }) =>
  orElse(
    () => new PyFloat(toFloat(value)),
    () => otherwise ?? (otherwise === null ? null : new PyFloat(0)),
  ),
);

table.add('int', 'default=, base=', ({ value, bound: [otherwise, base] }) =>
  orElse(
    () => toInt(value, base ?? 10),
    () =>
      orElse(
        () => floatToInteger(toFloat(value)),
        () => (otherwise === undefined ? 0 : otherwise),
      ),
  ),
);

function toInt(value: Value, base: Value): Value {
  if (isInteger(value)) {
    return toInteger(value);
  }
  if (value instanceof PyFloat) {
    return floatToInteger(value.value);
  }
  if (value instanceof Undefined) {
    value.fail();
  }
  if (!isString(value)) {
    throw typeError(
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  }
  const radix = asIndex(base);
  if (radix !== 0 && (radix < 2 || radix > 36)) {
    throw new PythonError(
      'ValueError',
      'int() base must be >= 2 and <= 36, or 0',
    );
  }
  const result = parseInteger(characters(value), radix);
  if (result === undefined) {
    throw new PythonError(
      'ValueError',
      `invalid literal for int() with base ${radix}: ${repr(characters(value))}`,
    );
  }
  return result;
}

table.add(
  'round',
  'precision=, method=',
  ({ value, bound: [precision, method] }) => {
    const how = method ?? 'common';
    const digits = precision ?? 0;
    if (how !== 'common' && how !== 'ceil' && how !== 'floor') {
      throw new FilterArgumentError('method must be common, ceil or floor');
    }
    if (how === 'common') {
      return round(value, asIndexOrNone(digits));
    }
    const factor = arithmetic('**', 10, digits);
    const scaled = toFloatOrInteger(arithmetic('*', value, factor));
    const rounded =
      scaled instanceof PyFloat
        ? wholeOf(
            how === 'ceil' ? Math.ceil(scaled.value) : Math.floor(scaled.value),
          )
        : scaled;
    return arithmetic('/', rounded, factor);
  },
);

function asIndexOrNone(value: Value): number | null {
  return value === null ? null : asIndex(value);
}

function wholeOf(value: number): Value {
  return floatToInteger(value);
}

function toFloatOrInteger(value: Value): Value {
  if (value instanceof PyFloat || isInteger(value)) {
    return value;
  }
  throw typeError(`must be real number, not ${typeName(value)}`);
}

/**
 * Python's `round(value, digits)`: half goes to even, and what is half is decided by the exact value of a float.
 *
 * @internal
 */
export function round(value: Value, digits: number | null): Value {
  if (value instanceof PyFloat) {
    return digits === null
      ? roundToInt(value.value)
      : new PyFloat(roundFloat(value.value, digits));
  }
  if (isInteger(value)) {
    return roundInteger(toInteger(value), digits ?? 0);
  }
  throw typeError(`type ${typeName(value)} doesn't define __round__ method`);
}

function roundToInt(value: number): Value {
  floatToInteger(value);
  const magnitude = normalize(roundToInteger(Math.abs(value), 0));
  return value < 0 ? sign('-', magnitude) : magnitude;
}

function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || digits > 330) {
    return value;
  }
  if (digits < -330) {
    return value * 0;
  }
  const magnitude = Math.abs(value);
  slowWork(16 + Math.abs(digits));
  const text =
    digits >= 0
      ? fixed(magnitude, digits)
      : `${roundToInteger(magnitude, digits)}${'0'.repeat(-digits)}`;
  const rounded = Number(text);
  if (!Number.isFinite(rounded)) {
    throw new PythonError(
      'OverflowError',
      'rounded value too large to represent',
    );
  }
  return value < 0 ? -rounded : rounded;
}

function roundInteger(value: number | bigint, digits: number): Value {
  if (digits >= 0) {
    return value;
  }
  checkBits(-digits * 4);
  const scale = 10n ** BigInt(-digits);
  const magnitude = BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
  divisionWork(magnitude, scale);
  const rounded = divideHalfEven(magnitude, scale) * scale;
  return normalize(value < 0 ? -rounded : rounded);
}

table.add('filesizeformat', 'binary=', ({ value, bound: [binary] }) => {
  slowWork(128);
  const bytes = toFloat(value);
  const base = flagArgument(binary) ? 1024 : 1000;
  const infix = flagArgument(binary) ? 'i' : '';
  if (bytes === 1) {
    return '1 Byte';
  }
  if (bytes < base) {
    return `${str(floatToInteger(bytes))} Bytes`;
  }
  const letters = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];
  let index = letters.findIndex((_, power) => bytes < base ** (power + 2));
  index = index < 0 ? letters.length - 1 : index;
  const letter = infix ? letters[index].toUpperCase() : letters[index];
  const amount = (base * bytes) / base ** (index + 2);
  const text = Number.isFinite(amount)
    ? fixed(amount, 1)
    : str(new PyFloat(amount));
  return `${text} ${letter}${infix}B`;
});

/**
 * Filters on numbers.
 *
 * @internal
 */
export const numberFilters = table.filters;
