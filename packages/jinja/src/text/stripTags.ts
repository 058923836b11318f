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

import { splitWords } from './whitespace';
import { allocate, slowWork } from '../limits/Budget';

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '\u00a9',
  reg: '\u00ae',
  raquo: '\u00bb',
  laquo: '\u00ab',
  mdash: '\u2014',
  ndash: '\u2013',
  hellip: '\u2026',
  euro: '\u20ac',
  middot: '\u00b7',
  times: '\u00d7',
  trade: '\u2122',
  bull: '\u2022',
  sect: '\u00a7',
  deg: '\u00b0',
};

/**
 * Removes comments and tags, and writes each run of white space as one space. It looks at each character once: a
 * pattern would go back at every `<` that nothing closes.
 *
 * @internal
 */
export function stripTags(text: string): string {
  slowWork(text.length);
  allocate(text.length);
  const withoutComments = cutAll(text, '<!--', '-->');
  const withoutTags = cutAll(withoutComments, '<', '>');
  return unescape(splitWords(withoutTags).join(' '));
}

function cutAll(text: string, open: string, close: string): string {
  let result = '';
  let position = 0;
  for (;;) {
    const start = text.indexOf(open, position);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) {
      return result + text.slice(position);
    }
    result += text.slice(position, start);
    position = end + close.length;
  }
}

/**
 * Replaces HTML's entities by what they stand for.
 *
 * @internal
 */
export function unescapeEntities(text: string): string {
  slowWork(text.length);
  allocate(text.length);
  return unescape(text);
}

function unescape(text: string): string {
  return text.replace(
    /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g,
    (all, decimal, hex, name) => {
      if (name !== undefined) {
        return Object.hasOwn(NAMED, name) && all.endsWith(';')
          ? NAMED[name]
          : all;
      }
      const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff
        ? String.fromCodePoint(code)
        : '\ufffd';
    },
  );
}
