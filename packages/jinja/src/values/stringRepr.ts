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

// Everything that Python's str.isprintable refuses, and the three characters that repr always escapes.
const ESCAPED = /[\\'"\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const ESCAPED_ALL = /[\\'"\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const SHORT: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
};

/**
 * Python's `repr` of a `str`.
 *
 * @internal
 */
export function stringRepr(text: string): string {
  work(text.length * 4);
  if (!ESCAPED.test(text)) {
    return `'${text}'`;
  }
  slowWork(text.length);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(ESCAPED_ALL, character => {
    if (character === "'" || character === '"') {
      return character === quote ? `\\${character}` : character;
    }
    return SHORT[character] ?? escapeCodePoint(character.codePointAt(0)!);
  });
  return quote + body + quote;
}

/**
 * `\xe9`, `\u20ac` or `\U0001f600`: the shortest that holds a code point.
 *
 * @internal
 */
export function escapeCodePoint(code: number): string {
  if (code < 0x100) {
    return `\\x${code.toString(16).padStart(2, '0')}`;
  }
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`;
}

/**
 * Python's `ascii`: a repr without characters beyond ASCII.
 *
 * @internal
 */
export function asciiOnly(repr: string): string {
  slowWork(repr.length);
  // eslint-disable-next-line no-control-regex
  return repr.replace(/[^\x00-\x7f]/gu, character =>
    escapeCodePoint(character.codePointAt(0)!),
  );
}
