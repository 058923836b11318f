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

// V8 finds a text in a text by Boyer-Moore-Horspool, whose worst case multiplies both lengths.
const SAFE_PRODUCT = 400_000;

/**
 * `haystack.indexOf(needle, from)` in a time that grows with the sum of both lengths.
 *
 * @internal
 */
export function indexOf(haystack: string, needle: string, from = 0): number {
  const rest = haystack.length - from;
  if (needle.length < 16 || rest * needle.length < SAFE_PRODUCT) {
    const found = haystack.indexOf(needle, from);
    const tried = found < 0 ? rest : found - from;
    work(tried * (1 + (needle.length >> 2)));
    return found;
  }
  work(rest + needle.length);
  return knuthMorrisPratt(haystack, needle, from);
}

function knuthMorrisPratt(haystack: string, needle: string, from: number) {
  allocateItems(needle.length);
  const borders = new Int32Array(needle.length);
  for (let index = 1, length = 0; index < needle.length; index++) {
    while (length > 0 && needle[index] !== needle[length]) {
      length = borders[length - 1];
    }
    if (needle[index] === needle[length]) {
      length++;
    }
    borders[index] = length;
  }
  for (let index = from, length = 0; index < haystack.length; index++) {
    while (length > 0 && haystack[index] !== needle[length]) {
      length = borders[length - 1];
    }
    if (haystack[index] === needle[length] && ++length === needle.length) {
      return index - length + 1;
    }
  }
  return -1;
}

/**
 * `haystack.lastIndexOf(needle)` in a time that grows with the sum of both lengths.
 *
 * @internal
 */
export function lastIndexOf(haystack: string, needle: string): number {
  if (needle.length < 16 || haystack.length * needle.length < SAFE_PRODUCT) {
    work(haystack.length * (1 + (needle.length >> 2)));
    return haystack.lastIndexOf(needle);
  }
  slowWork(haystack.length + needle.length);
  const found = indexOf(reversed(haystack), reversed(needle));
  return found < 0 ? -1 : haystack.length - found - needle.length;
}

function reversed(text: string) {
  return text.split('').reverse().join('');
}
