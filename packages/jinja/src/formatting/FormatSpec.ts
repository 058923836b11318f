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
import { allocate } from '../limits/Budget';

/**
 * What stands after the colon of a `str.format` field.
 *
 * @internal
 */
export interface FormatSpec {
  fill: string;
  align: string;
  sign: string;
  noNegativeZero: boolean;
  alternate: boolean;
  zero: boolean;
  width: number;
  grouping: string;
  precision: number | undefined;
  type: string;
}

const SPEC =
  /^(?:([^]?)([<>=^]))?([-+ ]?)(z?)(#?)(0?)([0-9]*)([,_]?)(?:\.([0-9]+))?([^]?)$/u;

/**
 * Reads a format specification.
 *
 * @internal
 */
export function parseFormatSpec(text: string, type: string): FormatSpec {
  const match = SPEC.exec(text);
  if (!match) {
    throw valueError(
      text.endsWith('.')
        ? 'Format specifier missing precision'
        : `Invalid format specifier '${text}' for object of type '${type}'`,
    );
  }
  const [
    ,
    fill,
    align,
    sign,
    noNegativeZero,
    alternate,
    zero,
    width,
    grouping,
    precision,
    code,
  ] = match;
  if (width.length > 9 || (precision ?? '').length > 9) {
    throw valueError('Too many decimal digits in format string');
  }
  allocate(Number(width) + Number(precision ?? 0));
  return {
    fill: fill || (zero && !align ? '0' : ' '),
    align: align ?? '',
    sign,
    noNegativeZero: noNegativeZero !== '',
    alternate: alternate !== '',
    zero: zero !== '',
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type: code,
  };
}
