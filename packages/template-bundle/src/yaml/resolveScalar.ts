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
import { YamlFloat } from './YamlFloat';

/**
 * What a plain (unquoted) scalar means to PyYAML; `undefined` for a number that cannot be kept exactly.
 *
 * @internal
 */
export type ResolvedScalar =
  | { kind: 'value'; value: string | number | boolean | YamlFloat | null }
  | { kind: 'inexact'; reason: string };

// The implicit resolvers of PyYAML, which are those of YAML 1.1 less `y` and `n`. A float needs its dot, and an exponent
// its sign, so `1e3` is text. Dates have no pattern here because they stay text.
const NULL = /^(?:~|null|Null|NULL|)$/;
const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const BINARY = /^[-+]?0b[01_]+$/;
const OCTAL = /^[-+]?0[0-7_]+$/;
const DECIMAL = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const HEXADECIMAL = /^[-+]?0x[0-9a-fA-F_]+$/;
const BASE_60 = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/;
const FLOAT_BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

// Longer text is no number that anybody means, and the bound keeps BigInt cheap.
const LONGEST_NUMBER = 400;

/**
 * Reads an unquoted scalar as PyYAML does, except that dates and `=` stay text.
 *
 * @internal
 */
export function resolveScalar(source: string): ResolvedScalar {
  if (NULL.test(source)) {
    return { kind: 'value', value: null };
  }
  if (TRUE.test(source)) {
    return { kind: 'value', value: true };
  }
  if (FALSE.test(source)) {
    return { kind: 'value', value: false };
  }
  if (!/^[-+.0-9]/.test(source) || source.length > LONGEST_NUMBER) {
    return { kind: 'value', value: source };
  }
  if (NOT_FINITE.test(source)) {
    return { kind: 'inexact', reason: 'is not a finite number' };
  }
  if (FLOAT.test(source)) {
    return float(Number(withoutUnderscores(source)));
  }
  if (FLOAT_BASE_60.test(source)) {
    return float(fromBase60(source));
  }
  const integer = readInteger(source);
  if (integer === undefined) {
    return { kind: 'value', value: source };
  }
  const value = Number(integer);
  return Number.isSafeInteger(value)
    ? { kind: 'value', value }
    : {
        kind: 'inexact',
        reason: 'is too large to be kept exactly as a number',
      };
}

function readInteger(source: string): bigint | undefined {
  const digits = withoutUnderscores(source).replace(/^[-+]/, '');
  const sign = source.startsWith('-') ? -1n : 1n;
  if (BINARY.test(source) || HEXADECIMAL.test(source)) {
    return digits.length > 2 ? sign * BigInt(digits) : undefined;
  }
  if (OCTAL.test(source)) {
    return digits.length > 1 ? sign * BigInt(`0o${digits.slice(1)}`) : 0n;
  }
  if (DECIMAL.test(source)) {
    return sign * BigInt(digits);
  }
  if (BASE_60.test(source)) {
    let total = 0n;
    for (const part of digits.split(':')) {
      total = total * 60n + BigInt(part);
    }
    return sign * total;
  }
  return undefined;
}

function fromBase60(source: string): number {
  let total = 0;
  for (const part of withoutUnderscores(source)
    .replace(/^[-+]/, '')
    .split(':')) {
    total = total * 60 + Number(part);
  }
  return source.startsWith('-') ? -total : total;
}

function float(value: number): ResolvedScalar {
  if (!Number.isFinite(value)) {
    return { kind: 'inexact', reason: 'is not a finite number' };
  }
  // A float without a fraction would turn into an integer: 80.0 must not be printed as 80.
  return {
    kind: 'value',
    value: Number.isInteger(value) ? new YamlFloat(value) : value,
  };
}

function withoutUnderscores(source: string): string {
  return source.replace(/_/g, '');
}
