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

import { slowWork } from '../limits/Budget';

const CASED = /^[\p{Lowercase}\p{Uppercase}\p{Lt}]$/u;
const UPPER = /[\p{Uppercase}\p{Lt}]/u;
const LOWER = /[\p{Lowercase}\p{Lt}]/u;

/**
 * Python's `str.title`: a letter after a letter is lower case, any other upper case.
 *
 * @internal
 */
export function titleCase(text: string): string {
  slowWork(text.length * 2);
  const parts: string[] = [];
  let inWord = false;
  for (const character of text) {
    parts.push(inWord ? character.toLowerCase() : titleCharacter(character));
    inWord = CASED.test(character);
  }
  return parts.join('');
}

// The letters that have a form of their own where a word starts.
const TITLE = new Map(
  ['Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ'].flatMap(forms =>
    [...forms].map(form => [form, forms[1]] as const),
  ),
);

function titleCharacter(character: string): string {
  const title = TITLE.get(character);
  if (title !== undefined) {
    return title;
  }
  const upper = character.toUpperCase();
  return upper.length > character.length
    ? upper[0] + upper.slice(1).toLowerCase()
    : upper;
}

/**
 * Python's `str.capitalize`.
 *
 * @internal
 */
export function capitalize(text: string): string {
  const first = String.fromCodePoint(
    ...[text.codePointAt(0)].filter(code => code !== undefined),
  );
  return titleCharacter(first) + text.slice(first.length).toLowerCase();
}

/**
 * Python's `str.swapcase`.
 *
 * @internal
 */
export function swapCase(text: string): string {
  slowWork(text.length * 2);
  return text.replace(/\p{Uppercase}+|\P{Uppercase}+/gu, run =>
    UPPER.test(run) ? run.toLowerCase() : run.toUpperCase(),
  );
}

/**
 * Python's `str.isupper`.
 *
 * @internal
 */
export function isUpper(text: string): boolean {
  slowWork(text.length);
  return UPPER.test(text) && !LOWER.test(text);
}

/**
 * Python's `str.islower`.
 *
 * @internal
 */
export function isLower(text: string): boolean {
  slowWork(text.length);
  return /\p{Lowercase}/u.test(text) && !UPPER.test(text);
}

/**
 * Python's `str.istitle`.
 *
 * @internal
 */
export function isTitle(text: string): boolean {
  slowWork(text.length);
  let inWord = false;
  let found = false;
  for (const character of text) {
    const upper = UPPER.test(character);
    const cased = CASED.test(character);
    if (cased && upper === inWord) {
      return false;
    }
    found ||= cased;
    inWord = cased;
  }
  return found;
}

/**
 * Python's `str.casefold`. Upper case and back gives it for all but the dotless i and the capital sharp s.
 *
 * @internal
 */
export function foldCase(text: string): string {
  slowWork(text.length);
  return text
    .split('ı')
    .map(part => part.replace(/ẞ/g, 'ß').toUpperCase().toLowerCase())
    .map(part => part.replace(/ς/g, 'σ'))
    .join('ı');
}
