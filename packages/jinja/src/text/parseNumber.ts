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

import { valueError } from '../errors/errors';
import { slowWork, work } from '../limits/Budget';
import { Integer, checkBits, normalize } from '../values/integers';
import { stripEnd, stripStart } from './whitespace';

const PREFIXES: Record<string, number> = { '0b': 2, '0o': 8, '0x': 16 };

/**
 * Python's `int(text, base)`, or undefined where it is none.
 *
 * @internal
 */
export function parseInteger(text: string, base: number): Integer | undefined {
  work(text.length);
  const match = /^([-+]?)(0[box])?(_?[0-9a-z]+(?:_[0-9a-z]+)*)$/i.exec(
    stripStart(stripEnd(text)),
  );
  if (!match) {
    return undefined;
  }
  const [, sign, prefix] = match;
  const prefixBase = prefix ? PREFIXES[prefix.toLowerCase()] : undefined;
  const prefixed =
    prefixBase !== undefined && (base === 0 || base === prefixBase);
  const radix = base === 0 ? (prefixBase ?? 10) : base;
  const body = prefixed ? match[3] : (prefix ?? '') + match[3];
  if (
    (!prefixed && body.startsWith('_')) ||
    (base === 0 && !prefixed && /^0[0_]*[1-9]/.test(body))
  ) {
    return undefined;
  }
  const value = digitsToInteger(body.replace(/_/g, ''), radix);
  return value !== undefined && sign === '-'
    ? normalize(-BigInt(value))
    : value;
}

function digitsToInteger(digits: string, radix: number): Integer | undefined {
  slowWork(digits.length);
  for (const character of digits) {
    if (Number.isNaN(parseInt(character, radix))) {
      return undefined;
    }
  }
  const power = (radix & (radix - 1)) === 0;
  if (digits.length > 4300 && !power) {
    throw valueError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  slowWork(digits.length * 4);
  const small = parseInt(digits, radix);
  if (Number.isSafeInteger(small)) {
    return small;
  }
  if (radix === 10) {
    return normalize(BigInt(digits));
  }
  const significant = digits.replace(/^0+/, '');
  checkBits((significant.length - 1) * Math.floor(Math.log2(radix)));
  // As many digits at a time as a number holds exactly.
  let value = 0n;
  for (let start = 0; start < significant.length; start += 10) {
    const part = significant.slice(start, start + 10);
    value =
      value * BigInt(radix) ** BigInt(part.length) +
      BigInt(parseInt(part, radix));
  }
  return normalize(value);
}

/**
 * Python's `float(text)`, or undefined where it is none.
 *
 * @internal
 */
export function parseFloatText(text: string): number | undefined {
  slowWork(text.length);
  const trimmed = stripStart(stripEnd(text)).toLowerCase();
  const special = /^([-+]?)(?:(inf|infinity)|nan)$/.exec(trimmed);
  if (special) {
    const value = special[2] ? Infinity : NaN;
    return special[1] === '-' ? -value : value;
  }
  const digits = '[0-9]+(?:_[0-9]+)*';
  const pattern = new RegExp(
    `^[-+]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[-+]?${digits})?$`,
  );
  return pattern.test(trimmed) ? Number(trimmed.replace(/_/g, '')) : undefined;
}
