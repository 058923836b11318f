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
import { allocateItems, slowWork, work } from '../limits/Budget';
import { codePointLength, codePoints, hasSurrogates } from './codePoints';
import { isSpace } from './whitespace';

/**
 * How text is wrapped.
 *
 * @internal
 */
export interface WrapOptions {
  width: number;
  /** Asked only where a word is too long. */
  breaksLongWords: () => boolean;
  breaksAtHyphens: () => boolean;
  /** Whether words are cut at hyphens to fill lines. */
  splitsAtHyphens: boolean;
}

const WORD = /[\p{L}\p{N}_]/u;
const LETTER = /[\p{L}_]/u;
const SPACE = new Set('\t\n\v\f\r ');
// What a chunk takes, in items of a list.
const CHUNK_SIZE = 4;

/**
 * Python's `textwrap.wrap`, as the filter `wordwrap` uses it.
 *
 * @internal
 */
export function wrapText(text: string, options: WrapOptions): string[] {
  // A width that is no number would never be reached; Python goes on for ever.
  if (!(options.width > 0)) {
    throw valueError(`invalid width ${options.width} (must be > 0)`);
  }
  slowWork(text.length);
  const chunks = (
    options.splitsAtHyphens ? splitAtHyphens(text) : splitAtSpace(text)
  )
    .map(chunkOf)
    .reverse();
  const lines: string[] = [];
  while (chunks.length > 0) {
    if (lines.length > 0 && isBlank(chunks.at(-1)!)) {
      chunks.pop();
    }
    const line = takeLine(chunks, options);
    if (line.length > 0) {
      allocateItems(1);
      lines.push(line.map(chunk => cut(chunk, 0, chunk.length)).join(''));
    }
  }
  return lines;
}

// A part of a line that is not cut unless it is too long. What is left of a cut one is the same with another start, for
// copying and counting it anew for each line would take a time that grows with the square of its length.
interface Chunk {
  characters: string | string[];
  start: number;
  length: number;
}

function chunkOf(text: string): Chunk {
  const characters = hasSurrogates(text) ? codePoints(text) : text;
  return { characters, start: 0, length: characters.length };
}

function cut({ characters, start }: Chunk, from: number, to: number): string {
  const part = characters.slice(start + from, start + to);
  return typeof part === 'string' ? part : part.join('');
}

function isBlank({ characters, start, length }: Chunk): boolean {
  let index = 0;
  while (index < length && isSpace(characters[start + index].charCodeAt(0))) {
    index++;
  }
  work(index);
  return index === length;
}

// The chunks of the next line, taken off the end of the reversed chunks.
function takeLine(chunks: Chunk[], options: WrapOptions): Chunk[] {
  const line: Chunk[] = [];
  let length = 0;
  while (chunks.length > 0 && length + chunks.at(-1)!.length <= options.width) {
    const chunk = chunks.pop()!;
    line.push(chunk);
    length += chunk.length;
  }
  if (chunks.length > 0 && chunks.at(-1)!.length > options.width) {
    const room = options.width < 1 ? 1 : options.width - length;
    if (!Number.isInteger(room)) {
      throw typeError(
        'slice indices must be integers or None or have an __index__ method',
      );
    }
    breakLongWord(chunks, line, room, options);
  }
  if (line.length > 0 && isBlank(line.at(-1)!)) {
    line.pop();
  }
  return line;
}

function breakLongWord(
  chunks: Chunk[],
  line: Chunk[],
  room: number,
  options: WrapOptions,
) {
  const chunk = chunks.at(-1)!;
  if (options.breaksLongWords()) {
    const end = endOfBrokenWord(chunk, room, options);
    line.push({ ...chunk, length: end });
    chunks[chunks.length - 1] = {
      ...chunk,
      start: chunk.start + end,
      length: chunk.length - end,
    };
  } else if (line.length === 0) {
    line.push(chunks.pop()!);
  }
}

function endOfBrokenWord(
  chunk: Chunk,
  room: number,
  options: WrapOptions,
): number {
  if (chunk.length > room && options.breaksAtHyphens()) {
    const start = cut(chunk, 0, room);
    const hyphen = start.lastIndexOf('-');
    if (hyphen > 0 && /[^-]/.test(start.slice(0, hyphen))) {
      return codePointLength(start.slice(0, hyphen)) + 1;
    }
  }
  return room;
}

function splitAtSpace(text: string): string[] {
  const chunks = text.split(/([\t\n\v\f\r ]+)/).filter(chunk => chunk !== '');
  allocateItems(chunks.length * CHUNK_SIZE);
  return chunks;
}

// Cuts after hyphens inside of words and around dashes. Each position is looked at once, with a few characters around it.
function splitAtHyphens(text: string): string[] {
  const chunks: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = SPACE.has(text[start])
      ? endOfSpace(text, start)
      : endOfChunk(text, start);
    allocateItems(CHUNK_SIZE);
    chunks.push(text.slice(start, end));
    start = end;
  }
  return chunks;
}

function endOfSpace(text: string, start: number): number {
  let end = start;
  while (end < text.length && SPACE.has(text[end])) {
    end++;
  }
  return end;
}

function endOfChunk(text: string, start: number): number {
  const dash = dashAt(text, start);
  if (dash > 0 && start > 0 && endsWord(text[start - 1])) {
    return start + dash;
  }
  for (let end = start + 1; end < text.length; end++) {
    if (isHyphenBreak(text, start, end)) {
      return end + 1;
    }
    if (
      SPACE.has(text[end]) ||
      (endsWord(text[end - 1]) && dashAt(text, end) > 0)
    ) {
      return end;
    }
  }
  return text.length;
}

// The length of a dash of two or more hyphens that a word follows, or 0.
function dashAt(text: string, start: number): number {
  let end = start;
  while (text[end] === '-') {
    end++;
  }
  return end - start >= 2 && end < text.length && WORD.test(text[end])
    ? end - start
    : 0;
}

function endsWord(character: string): boolean {
  return WORD.test(character) || '!"\'&.,?'.includes(character);
}

// Whether a chunk from `start` may be cut after the hyphen at `at`: two letters, or a letter and a hyphen and a letter, before
// it, and letters after it.
function isHyphenBreak(text: string, start: number, at: number): boolean {
  if (text[at] !== '-') {
    return false;
  }
  const isLetter = (index: number) =>
    index >= 0 && index < text.length && LETTER.test(text[index]);
  const before =
    (isLetter(at - 1) && isLetter(at - 2)) ||
    (isLetter(at - 1) && text[at - 2] === '-' && isLetter(at - 3));
  const after =
    isLetter(at + 1) &&
    (isLetter(at + 2) || (text[at + 2] === '-' && isLetter(at + 3)));
  return at > start && before && after;
}
