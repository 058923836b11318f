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

/**
 * The digits of a float rounded at the last of `fractionDigits` decimal places, as an integer. It is
 * exact: half goes to even only where the float itself is half. (JavaScript's `toFixed` rounds half up.)
 *
 * @internal
 */
export function roundToInteger(
  magnitude: number,
  fractionDigits: number,
): bigint {
  const { mantissa, exponent } = parts(magnitude);
  const scale = 10n ** BigInt(Math.abs(fractionDigits));
  let numerator = fractionDigits >= 0 ? mantissa * scale : mantissa;
  let denominator = fractionDigits >= 0 ? 1n : scale;
  if (exponent >= 0) {
    numerator <<= BigInt(exponent);
  } else {
    denominator <<= BigInt(-exponent);
  }
  return divideHalfEven(numerator, denominator);
}

/**
 * `numerator / denominator`, both positive, rounded to the nearest integer, half to even.
 *
 * @internal
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) {
    return quotient + 1n;
  }
  return quotient;
}

function parts(magnitude: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, magnitude);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/**
 * A magnitude with this many decimal places.
 *
 * @internal
 */
export function fixed(magnitude: number, fractionDigits: number): string {
  const digits = roundToInteger(magnitude, fractionDigits)
    .toString()
    .padStart(fractionDigits + 1, '0');
  if (fractionDigits === 0) {
    return digits;
  }
  return `${digits.slice(0, -fractionDigits)}.${digits.slice(-fractionDigits)}`;
}

/**
 * A magnitude as `count` digits and the decimal exponent of the first.
 *
 * @internal
 */
export function significant(
  magnitude: number,
  count: number,
): { digits: string; exponent: number } {
  if (magnitude === 0) {
    return { digits: '0'.repeat(count), exponent: 0 };
  }
  let exponent = Math.floor(Math.log10(magnitude));
  let digits = roundToInteger(magnitude, count - 1 - exponent).toString();
  if (digits.length < count) {
    exponent -= 1;
    digits = roundToInteger(magnitude, count - 1 - exponent).toString();
  }
  if (digits.length > count) {
    exponent += 1;
    digits = roundToInteger(magnitude, count - 1 - exponent).toString();
  }
  return { digits: digits.slice(0, count), exponent };
}
