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

import { step } from '../limits/Budget';
import { sliceIndices } from '../operations/slice';
import {
  codePointLength,
  codePointSlice,
  hasSurrogates,
} from '../text/codePoints';
import { indexOf, lastIndexOf } from '../text/indexOf';
import { Value } from '../values/PyObject';

/**
 * The part of a text that `start` and `end` arguments of a `str` method select, and the index where it starts.
 *
 * @internal
 */
export function textWindow(
  text: string,
  start: Value | undefined,
  end: Value | undefined,
): { part: string; offset: number } | undefined {
  if (
    (start === undefined || start === null) &&
    (end === undefined || end === null)
  ) {
    return { part: text, offset: 0 };
  }
  const length = codePointLength(text);
  const indices = sliceIndices(
    { start: start ?? null, stop: end ?? null, step: null },
    length,
  );
  // A window that ends before it starts, or starts beyond the end, holds not even the empty text.
  const beyond = typeof start === 'number' && start > length;
  if (beyond || indices.start > indices.stop) {
    return undefined;
  }
  return {
    part: codePointSlice(text, indices.start, indices.start + indices.count),
    offset: indices.start,
  };
}

/**
 * Python's `str.find` and `str.rfind`.
 *
 * @internal
 */
export function findInText(
  text: string,
  needle: string,
  bounds: { start: Value | undefined; end: Value | undefined; last: boolean },
): number {
  const window = textWindow(text, bounds.start, bounds.end);
  if (!window) {
    return -1;
  }
  const found = bounds.last
    ? lastIndexOf(window.part, needle)
    : indexOf(window.part, needle);
  if (found < 0) {
    return -1;
  }
  const index = hasSurrogates(window.part)
    ? codePointLength(window.part.slice(0, found))
    : found;
  return window.offset + index;
}

/**
 * Python's `str.count`.
 *
 * @internal
 */
export function countInText(text: string, needle: string): number {
  if (needle === '') {
    return codePointLength(text) + 1;
  }
  let count = 0;
  for (
    let at = indexOf(text, needle);
    at >= 0;
    at = indexOf(text, needle, at + needle.length)
  ) {
    step();
    count++;
  }
  return count;
}
