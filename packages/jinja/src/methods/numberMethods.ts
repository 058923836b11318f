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
import { overflowError, valueError } from '../errors/errors';
import { NativeFunction } from '../runtime/NativeFunction';
import { Integer, normalize, toInteger } from '../values/integers';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { PyTuple } from '../values/PyTuple';
import { isInteger } from '../values/types';

/**
 * The attributes and methods of `int` and `float`.
 *
 * @internal
 */
export function numberAttribute(value: Value, name: string): Value | undefined {
  if (isInteger(value)) {
    return integerAttribute(toInteger(value), name);
  }
  return value instanceof PyFloat ? floatAttribute(value, name) : undefined;
}

function method(name: string, body: () => Value): Value {
  return new NativeFunction({ name, signature: '', body });
}

function integerAttribute(value: Integer, name: string): Value | undefined {
  switch (name) {
    case 'real':
    case 'numerator':
      return value;
    case 'imag':
      return 0;
    case 'denominator':
      return 1;
    case 'conjugate':
      return method(name, () => value);
    case 'bit_length':
      return method(name, () => bits(value).length);
    case 'bit_count':
      return method(name, () => bits(value).replace(/0/g, '').length);
    case 'as_integer_ratio':
      return method(name, () => new PyTuple([value, 1]));
    default:
      return undefined;
  }
}

function bits(value: Integer): string {
  const text = (value < 0 ? -value : value).toString(2);
  slowWork(text.length);
  return text === '0' ? '' : text;
}

function floatAttribute(value: PyFloat, name: string): Value | undefined {
  switch (name) {
    case 'real':
      return value;
    case 'imag':
      return new PyFloat(0);
    case 'conjugate':
      return method(name, () => value);
    case 'is_integer':
      return method(name, () => Number.isInteger(value.value));
    case 'as_integer_ratio':
      return method(name, () => integerRatio(value.value));
    case 'hex':
      return method(name, () => hex(value.value));
    default:
      return undefined;
  }
}

function integerRatio(value: number): Value {
  if (Number.isNaN(value)) {
    throw valueError('cannot convert NaN to integer ratio');
  }
  if (!Number.isFinite(value)) {
    throw overflowError('cannot convert Infinity to integer ratio');
  }
  slowWork(128);
  let numerator = value;
  let doublings = 0;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    doublings++;
  }
  return new PyTuple([
    normalize(BigInt(numerator)),
    normalize(2n ** BigInt(doublings)),
  ]);
}

function hex(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan' : `${value < 0 ? '-' : ''}inf`;
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  let magnitude = Math.abs(value);
  if (magnitude === 0) {
    return `${sign}0x0.0p+0`;
  }
  slowWork(128);
  let exponent = 0;
  while (magnitude >= 2) {
    magnitude /= 2;
    exponent++;
  }
  while (magnitude < 1 && exponent > -1022) {
    magnitude *= 2;
    exponent--;
  }
  const whole = Math.floor(magnitude);
  const fraction = BigInt((magnitude - whole) * 2 ** 52);
  return `${sign}0x${whole}.${fraction.toString(16).padStart(13, '0')}p${exponent < 0 ? '' : '+'}${exponent}`;
}
