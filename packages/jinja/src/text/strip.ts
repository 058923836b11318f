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

import { slowWork, work } from '../limits/Budget';
import { stripEnd, stripStart } from './whitespace';

/**
 * Python's `str.strip`, `lstrip` and `rstrip`; without characters they strip white space.
 *
 * @internal
 */
export function strip(
  text: string,
  characters: string | undefined,
  side: 'both' | 'start' | 'end',
): string {
  work(text.length);
  if (characters === undefined) {
    const started = side === 'end' ? text : stripStart(text);
    return side === 'start' ? started : stripEnd(started);
  }
  slowWork(text.length + characters.length);
  const set = new Set(characters);
  let start = 0;
  let end = text.length;
  while (side !== 'end' && start < end) {
    const character = String.fromCodePoint(text.codePointAt(start)!);
    if (!set.has(character)) {
      break;
    }
    start += character.length;
  }
  while (side !== 'start' && end > start) {
    const character = lastCharacter(text, end);
    if (!set.has(character)) {
      break;
    }
    end -= character.length;
  }
  return text.slice(start, Math.max(start, end));
}

function lastCharacter(text: string, end: number): string {
  const pair = text.slice(Math.max(0, end - 2), end);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair) ? pair : text[end - 1];
}
