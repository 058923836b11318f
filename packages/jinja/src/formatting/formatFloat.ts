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
import { floatRepr } from '../values/floatRepr';
import { checkBits } from '../values/integers';
import { fixed, significant } from './decimal';

/**
 * How a float is written.
 *
 * @internal
 */
export interface FloatFormat {
  /** `e`, `f`, `g` or `r` (as repr). */
  type: string;
  precision: number;
  /** `#`: keep the point and the zeros. */
  alternate: boolean;
}

/**
 * The magnitude of a float in one of C's formats; the caller adds the sign.
 *
 * @internal
 */
export function formatMagnitude(
  magnitude: number,
  format: FloatFormat,
): string {
  // Many digits take more than proportional time.
  checkBits(format.precision * 4);
  slowWork(format.precision + ((format.precision ** 2) >> 12));
  if (Number.isNaN(magnitude)) {
    return 'nan';
  }
  if (!Number.isFinite(magnitude)) {
    return 'inf';
  }
  switch (format.type) {
    case 'f':
      return (
        fixed(magnitude, format.precision) +
        (format.alternate && format.precision === 0 ? '.' : '')
      );
    case 'e':
      return exponential(magnitude, format);
    case 'g':
      return general(magnitude, format, false);
    case 'r':
      return general(magnitude, format, true);
    default:
      return floatRepr(magnitude);
  }
}

function exponential(magnitude: number, format: FloatFormat) {
  const { digits, exponent } = significant(magnitude, format.precision + 1);
  return withExponent(digits, exponent, format.alternate);
}

function withExponent(digits: string, exponent: number, alternate: boolean) {
  const fraction = digits.slice(1);
  const point = fraction || alternate ? '.' : '';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits[0]}${point}${fraction}e${exponent < 0 ? '-' : '+'}${power}`;
}

// With `pythonic`, the format without a type: as 'g', but it keeps one decimal place.
function general(magnitude: number, format: FloatFormat, pythonic: boolean) {
  const count = Math.max(1, format.precision);
  const { digits, exponent } = significant(magnitude, count);
  const kept = format.alternate ? digits : digits.replace(/0+$/, '');
  if (exponent < -4 || exponent >= (pythonic ? count - 1 : count)) {
    return withExponent(kept || '0', exponent, format.alternate);
  }
  const text = positional(kept, exponent);
  if (text.includes('.')) {
    return text;
  }
  return pythonic ? `${text}.0` : text + (format.alternate ? '.' : '');
}

function positional(digits: string, exponent: number) {
  if (exponent < 0) {
    return `0.${'0'.repeat(-exponent - 1)}${digits}`.replace(/\.0*$/, '');
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction ? `${whole}.${fraction}` : whole;
}
