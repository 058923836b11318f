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
import { allocateItems, work } from '../limits/Budget';
import { indexOf, lastIndexOf } from './indexOf';
import { isSpace } from './whitespace';

/**
 * Python's `str.split`; without a separator it splits at white space.
 *
 * @internal
 */
export function split(
  text: string,
  separator: string | undefined,
  limit: number,
): string[] {
  if (separator === undefined) {
    return splitSpace(text, limit);
  }
  if (separator === '') {
    throw valueError('empty separator');
  }
  const parts: string[] = [];
  let start = 0;
  while (limit < 0 || parts.length < limit) {
    const found = indexOf(text, separator, start);
    if (found < 0) {
      break;
    }
    allocateItems(1);
    parts.push(text.slice(start, found));
    start = found + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}

function splitSpace(text: string, limit: number): string[] {
  work(text.length);
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    while (position < text.length && isSpace(text.charCodeAt(position))) {
      position++;
    }
    if (position === text.length) {
      return parts;
    }
    allocateItems(1);
    if (limit >= 0 && parts.length >= limit) {
      parts.push(text.slice(position));
      return parts;
    }
    const start = position;
    while (position < text.length && !isSpace(text.charCodeAt(position))) {
      position++;
    }
    parts.push(text.slice(start, position));
  }
}

/**
 * Python's `str.rsplit`.
 *
 * @internal
 */
export function splitFromEnd(
  text: string,
  separator: string | undefined,
  limit: number,
): string[] {
  if (separator === '') {
    throw valueError('empty separator');
  }
  if (limit < 0) {
    return split(text, separator, -1);
  }
  return separator === undefined
    ? splitSpaceFromEnd(text, limit)
    : splitAtFromEnd(text, separator, limit);
}

function splitAtFromEnd(
  text: string,
  separator: string,
  limit: number,
): string[] {
  const parts: string[] = [];
  let rest = text;
  while (parts.length < limit) {
    const cut = lastIndexOf(rest, separator);
    if (cut < 0) {
      break;
    }
    allocateItems(1);
    parts.push(rest.slice(cut + separator.length));
    rest = rest.slice(0, cut);
  }
  parts.push(rest);
  return parts.reverse();
}

function splitSpaceFromEnd(text: string, limit: number): string[] {
  work(text.length);
  const parts: string[] = [];
  let end = skipSpaceBack(text, text.length);
  while (end > 0 && parts.length < limit) {
    let start = end;
    while (start > 0 && !isSpace(text.charCodeAt(start - 1))) {
      start--;
    }
    allocateItems(1);
    parts.push(text.slice(start, end));
    end = skipSpaceBack(text, start);
  }
  if (end > 0) {
    parts.push(text.slice(0, end));
  }
  return parts.reverse();
}

function skipSpaceBack(text: string, from: number): number {
  let end = from;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return end;
}
