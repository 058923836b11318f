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

import { overflowError, valueError } from '../errors/errors';
import { activeLimits, work } from '../limits/Budget';
import { TemplateLimitError } from '../errors/errors';

/**
 * An integer as templates hold it: a number where it is exact, a bigint beyond.
 *
 * @internal
 */
export type Integer = number | bigint;

/**
 * Brings an integer into its one form.
 *
 * @internal
 */
export function normalize(value: bigint): Integer {
  if (value >= -9007199254740991n && value <= 9007199254740991n) {
    return Number(value);
  }
  checkBits(bitLength(value));
  return value;
}

/**
 * The bits of an integer's magnitude, rounded up to a multiple of four.
 *
 * @internal
 */
export function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}

/**
 * Asks for room for an integer, before it is computed.
 *
 * @internal
 */
export function checkBits(bits: number) {
  const { maxIntegerBits } = activeLimits();
  if (bits > maxIntegerBits) {
    throw new TemplateLimitError(
      `An integer has more than ${maxIntegerBits} bits (limit maxIntegerBits)`,
    );
  }
  work(bits);
}

/**
 * Counts the division of an integer by another, whose time grows with the product of their lengths.
 *
 * @internal
 */
export function divisionWork(left: bigint, right: bigint) {
  const [one, other] = [bitLength(left), bitLength(right)];
  work(one + other + ((one >> 6) * (other >> 6)) / 4);
}

/**
 * `int(True)`, and integers as they are.
 *
 * @internal
 */
export function toInteger(value: number | bigint | boolean): Integer {
  return typeof value === 'boolean' ? Number(value) : value;
}

/**
 * An integer as a float; Python refuses those that are too large for one.
 *
 * @internal
 */
export function integerToFloat(value: number | bigint | boolean): number {
  const result = Number(value);
  if (!Number.isFinite(result)) {
    throw overflowError('int too large to convert to float');
  }
  return result;
}

// What 4300 digits have at most, rounded up as `bitLength` does.
const MOST_PRINTED_BITS = 14_288;

/**
 * The digits of an integer. Python prints at most 4300.
 *
 * @internal
 */
export function integerText(value: Integer): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const bits = bitLength(value);
  const text = bits > MOST_PRINTED_BITS ? undefined : value.toString();
  // It takes more than proportional time.
  work(Math.min(bits, MOST_PRINTED_BITS) * 4);
  if (text === undefined || text.replace('-', '').length > 4300) {
    throw valueError(
      'Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
    );
  }
  return text;
}

/**
 * The integer part of a float.
 *
 * @internal
 */
export function floatToInteger(value: number): Integer {
  if (Number.isNaN(value)) {
    throw valueError('cannot convert float NaN to integer');
  }
  if (!Number.isFinite(value)) {
    throw overflowError('cannot convert float infinity to integer');
  }
  const whole = Math.trunc(value) + 0;
  return Number.isSafeInteger(whole) ? whole : normalize(BigInt(whole));
}
