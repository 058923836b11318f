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

import { typeError, valueError } from '../errors/errors';
import { Value } from '../values/PyObject';
import { isInteger, typeName } from '../values/types';

/**
 * The three parts of `[start:stop:step]`; null where one is left out.
 *
 * @internal
 */
export interface Slice {
  start: Value;
  stop: Value;
  step: Value;
}

/**
 * The indices that a slice takes: from `start` to before `stop`, `count` of them.
 *
 * @internal
 */
export interface SliceIndices {
  start: number;
  stop: number;
  step: number;
  count: number;
}

/**
 * The indices that a slice of something of this length takes.
 *
 * @internal
 */
export function sliceIndices(slice: Slice, length: number): SliceIndices {
  const step = sliceNumber(slice.step) ?? 1;
  if (step === 0) {
    throw valueError('slice step cannot be zero');
  }
  const [lowest, highest] = step < 0 ? [-1, length - 1] : [0, length];
  const clamp = (index: number | undefined, otherwise: number) => {
    if (index === undefined) {
      return otherwise;
    }
    return Math.min(
      highest,
      Math.max(lowest, index < 0 ? index + length : index),
    );
  };
  const start = clamp(sliceNumber(slice.start), step < 0 ? highest : lowest);
  const stop = clamp(sliceNumber(slice.stop), step < 0 ? lowest : highest);
  return {
    start,
    stop,
    step,
    count: Math.max(0, Math.ceil((stop - start) / step)),
  };
}

function sliceNumber(value: Value): number | undefined {
  if (value === null) {
    return undefined;
  }
  if (!isInteger(value)) {
    throw typeError(
      `slice indices must be integers or None or have an __index__ method`,
    );
  }
  return Number(value);
}

/**
 * A sequence's index as Python takes it: from the end where it is negative.
 *
 * @internal
 */
export function sequenceIndex(
  index: Value,
  length: number,
): number | undefined {
  if (!isInteger(index)) {
    throw typeError(
      `indices must be integers or slices, not ${typeName(index)}`,
    );
  }
  const position = Number(index) < 0 ? Number(index) + length : Number(index);
  return position >= 0 && position < length ? position : undefined;
}
