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

import { escapeCodePoint } from '../values/stringRepr';

const SIMPLE: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 };

/**
 * What a string literal of a template means, its quotes left away. Throws the reason where an escape is broken.
 *
 * @internal
 */
export function unescapeLiteral(body: string): string {
  let result = '';
  let position = 0;
  for (;;) {
    const escape = body.indexOf('\\', position);
    if (escape < 0) {
      return result + body.slice(position);
    }
    result += body.slice(position, escape);
    const [text, length] = readEscape(body, escape);
    result += text;
    position = escape + length;
  }
}

function readEscape(
  body: string,
  start: number,
): [text: string, length: number] {
  const kind = body[start + 1];
  if (Object.hasOwn(SIMPLE, kind)) {
    return [SIMPLE[kind], 2];
  }
  const octal = /^[0-7]{1,3}/.exec(body.slice(start + 1, start + 4));
  if (octal) {
    return [String.fromCharCode(parseInt(octal[0], 8)), 1 + octal[0].length];
  }
  if (Object.hasOwn(LENGTHS, kind)) {
    return [readCodePoint(body, start, LENGTHS[kind]), 2 + LENGTHS[kind]];
  }
  if (kind === 'N') {
    throw new Error(
      'character names (\\N{...}) are not supported, write the character itself',
    );
  }
  const code = body.codePointAt(start + 1)!;
  if (code < 128) {
    return [`\\${kind}`, 2];
  }
  // Jinja writes characters beyond ASCII as escapes before it reads escapes, so the two backslashes become one.
  return [escapeCodePoint(code), code > 0xffff ? 3 : 2];
}

function readCodePoint(body: string, start: number, length: number): string {
  const digits = /^[0-9a-fA-F]*/.exec(
    body.slice(start + 2, start + 2 + length),
  )![0];
  if (digits.length < length) {
    const kind = body[start + 1];
    throw new Error(
      `truncated \\${kind}${kind.toUpperCase() === 'X' ? 'XX' : 'X'.repeat(length)} escape`,
    );
  }
  const code = parseInt(digits, 16);
  if (code > 0x10ffff) {
    throw new Error('illegal Unicode character');
  }
  return String.fromCodePoint(code);
}
