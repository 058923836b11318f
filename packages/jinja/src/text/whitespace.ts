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
 * The inside of a character class: what Python's `str.isspace` and `\s` take for white space. JavaScript's `\s` has
 * U+FEFF instead of the separators U+001C to U+001F and U+0085.
 *
 * @internal
 */
export const WHITESPACE =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const SET = new Set<number>();
for (const [first, last] of [
  [0x09, 0x0d],
  [0x1c, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]) {
  for (let code = first; code <= last; code++) {
    SET.add(code);
  }
}

/**
 * Whether a UTF-16 unit is white space to Python.
 *
 * @internal
 */
export function isSpace(code: number): boolean {
  return code === 32 || (code < 14 && code > 8) || SET.has(code);
}

/**
 * `str.lstrip()` without arguments.
 *
 * @internal
 */
export function stripStart(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) {
    start++;
  }
  return text.slice(start);
}

/**
 * `str.rstrip()` without arguments.
 *
 * @internal
 */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

/**
 * `str.split()` without arguments.
 *
 * @internal
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && !isSpace(text.charCodeAt(index))) {
      if (start < 0) {
        start = index;
      }
    } else if (start >= 0) {
      words.push(text.slice(start, index));
      start = -1;
    }
  }
  return words;
}
