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

import { allocateItems, slowWork, work } from '../limits/Budget';

// Python counts code points, JavaScript UTF-16 units: they differ only where there are surrogates.
const SURROGATE = /[\ud800-\udfff]/;

/**
 * Whether code points and UTF-16 units differ in a text.
 *
 * @internal
 */
export function hasSurrogates(text: string): boolean {
  work(text.length);
  return SURROGATE.test(text);
}

/**
 * Python's `len` of a text.
 *
 * @internal
 */
export function codePointLength(text: string): number {
  if (!hasSurrogates(text)) {
    return text.length;
  }
  slowWork(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    if (text.codePointAt(index)! > 0xffff) {
      index++;
    }
    length++;
  }
  return length;
}

/**
 * The code points of a text, each as a text.
 *
 * @internal
 */
export function codePoints(text: string): string[] {
  allocateItems(text.length);
  return hasSurrogates(text) ? Array.from(text) : text.split('');
}

/**
 * `text[start:end]` for indices that are in range, counted in code points.
 *
 * @internal
 */
export function codePointSlice(
  text: string,
  start: number,
  end?: number,
): string {
  if (!hasSurrogates(text)) {
    return text.slice(
      start,
      end === undefined ? undefined : Math.max(start, end),
    );
  }
  return codePoints(text)
    .slice(start, end === undefined ? undefined : Math.max(start, end))
    .join('');
}
