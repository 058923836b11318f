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

import {
  overflowError,
  PythonError,
  TemplateRuntimeError,
} from '../errors/errors';
import {
  Integer,
  bitLength,
  checkBits,
  divisionWork,
  integerToFloat,
  normalize,
  toInteger,
} from '../values/integers';
import { PyFloat } from '../values/PyFloat';

/**
 * An operator that takes two values.
 *
 * @internal
 */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

type PyNumber = number | bigint | boolean | PyFloat;

/**
 * Arithmetic on numbers: exact on ints of any size, IEEE on floats.
 *
 * @internal
 */
export function calculate(
  operator: ArithmeticOperator,
  left: PyNumber,
  right: PyNumber,
): Integer | PyFloat {
  if (left instanceof PyFloat || right instanceof PyFloat) {
    return new PyFloat(
      calculateFloats(operator, toFloat(left), toFloat(right)),
    );
  }
  const [one, other] = [toInteger(left), toInteger(right)];
  if (operator === '/') {
    return new PyFloat(divideIntegers(one, other));
  }
  if (operator === '**' && other < 0) {
    return new PyFloat(
      calculateFloats('**', integerToFloat(one), integerToFloat(other)),
    );
  }
  if (typeof one === 'number' && typeof other === 'number') {
    const result = calculateSmall(operator, one, other);
    if (Number.isSafeInteger(result)) {
      return result + 0;
    }
  }
  return calculateBig(operator, BigInt(one), BigInt(other));
}

function toFloat(value: PyNumber): number {
  return value instanceof PyFloat ? value.value : integerToFloat(value);
}

function calculateSmall(
  operator: ArithmeticOperator,
  left: number,
  right: number,
): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      // Powers beyond 2^53 are not integers that a number can hold, and are left to bigint.
      return left ** right;
    case '//':
      return floorDivideSmall(left, right);
    default:
      return moduloSmall(left, right);
  }
}

function moduloSmall(left: number, right: number): number {
  if (right === 0) {
    throw zeroDivision('integer modulo by zero');
  }
  const rest = left % right;
  return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
}

function floorDivideSmall(left: number, right: number): number {
  if (right === 0) {
    throw zeroDivision('integer division or modulo by zero');
  }
  return (left - moduloSmall(left, right)) / right;
}

function calculateBig(
  operator: ArithmeticOperator,
  left: bigint,
  right: bigint,
): Integer {
  switch (operator) {
    case '+':
      return normalize(left + right);
    case '-':
      return normalize(left - right);
    case '*':
      checkBits(bitLength(left) + bitLength(right) - 8);
      return normalize(left * right);
    case '**':
      return powerBig(left, right);
    case '//':
      return normalize(floorDivideBig(left, right));
    default:
      return normalize(
        left - right * floorDivideBig(left, right, 'integer modulo by zero'),
      );
  }
}

function floorDivideBig(
  left: bigint,
  right: bigint,
  message = 'integer division or modulo by zero',
) {
  if (right === 0n) {
    throw zeroDivision(message);
  }
  divisionWork(left, right);
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n
    ? quotient - 1n
    : quotient;
}

function powerBig(base: bigint, exponent: bigint): Integer {
  if (base === 1n || base === 0n || base === -1n) {
    return exponent % 2n === 0n && base === -1n
      ? 1
      : Number(exponent === 0n ? 1n : base);
  }
  checkBits(
    (base < 0n ? -base : base).toString(2).length * Number(exponent) -
      Number(exponent),
  );
  return normalize(base ** exponent);
}

function divideIntegers(left: Integer, right: Integer): number {
  if (Number(right) === 0) {
    throw zeroDivision('division by zero');
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left / right;
  }
  return divideBig(BigInt(left), BigInt(right));
}

// The quotient with 64 bits and a sticky bit: enough for Number() to round it correctly, once.
function divideBig(left: bigint, right: bigint): number {
  divisionWork(left, right);
  const negative = left < 0n !== right < 0n;
  const [numerator, denominator] = [
    left < 0n ? -left : left,
    right < 0n ? -right : right,
  ];
  const shift = 66 - (bitLength(numerator) - bitLength(denominator));
  const scaled = shift > 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift > 0 ? denominator : denominator << BigInt(-shift);
  const quotient = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n);
  const result = Number(quotient) * 2 ** -shift;
  if (!Number.isFinite(result)) {
    throw overflowError('integer division result too large for a float');
  }
  return negative ? -result : result;
}

function calculateFloats(
  operator: ArithmeticOperator,
  left: number,
  right: number,
): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      return powerFloats(left, right);
    default:
      return divideFloats(operator, left, right);
  }
}

function divideFloats(
  operator: '/' | '//' | '%',
  left: number,
  right: number,
): number {
  if (right === 0) {
    throw zeroDivision(
      {
        '/': 'float division by zero',
        '//': 'float floor division by zero',
        '%': 'float modulo',
      }[operator],
    );
  }
  if (operator === '/') {
    return left / right;
  }
  let rest = left % right;
  let quotient = (left - rest) / right;
  if (rest === 0) {
    rest = right < 0 ? -0 : 0;
  } else if (rest < 0 !== right < 0) {
    rest += right;
    quotient -= 1;
  }
  if (operator === '%') {
    return rest;
  }
  if (quotient === 0) {
    return left / right < 0 || Object.is(left / right, -0) ? -0 : 0;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function powerFloats(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) {
    throw zeroDivision('0.0 cannot be raised to a negative power');
  }
  if (
    base === 1 ||
    (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent))
  ) {
    return 1;
  }
  const result = base ** exponent;
  if (Number.isNaN(result) && !Number.isNaN(base) && !Number.isNaN(exponent)) {
    throw new TemplateRuntimeError(
      'a negative number to a fractional power is complex, which is not supported',
    );
  }
  if (
    !Number.isFinite(result) &&
    Number.isFinite(base) &&
    Number.isFinite(exponent)
  ) {
    throw overflowError("(34, 'Numerical result out of range')");
  }
  return result;
}

function zeroDivision(message: string) {
  return new PythonError('ZeroDivisionError', message);
}
