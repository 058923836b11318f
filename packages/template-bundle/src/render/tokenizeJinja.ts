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
 * A piece of a Jinja expression or tag.
 *
 * @internal
 */
export interface JinjaToken {
  type: 'name' | 'number' | 'text' | 'symbol';
  /** What it says; for a text, what is between its quotes. */
  text: string;
  offset: number;
}

/**
 * What stands between `{{` and `}}`, or between `{%` and `%}`.
 *
 * @internal
 */
export interface JinjaTag {
  isStatement: boolean;
  tokens: JinjaToken[];
}

const OPENING = /\{[{%#]/g;
const RAW = /\{%[-+]?\s*raw\s*[-+]?%\}/y;
const END_OF_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
// The sign that strips white space belongs to the brackets.
const SIGN = /[-+]/y;
const SPACE = /\s+/y;
const TEXT = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/y;
const NAME = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
const NUMBER = /\d+/y;
const CLOSING = {
  statement: /[-+]?%\}/y,
  expression: /[-+]?\}\}/y,
};

/**
 * Takes a template apart that the engine can read, far enough to find what it refers to. Takes time in proportion to the
 * length.
 *
 * @internal
 */
export function* tokenizeJinja(source: string): Generator<JinjaTag> {
  let at = 0;
  for (;;) {
    const opening = match(OPENING, source, at);
    if (!opening) {
      return;
    }
    const start = opening.index;
    const sign = opening[0];
    const raw = match(RAW, source, start);
    if (sign === '{#') {
      at = endOf(source.indexOf('#}', start + 2), 2, source);
    } else if (raw) {
      const end = match(END_OF_RAW, source, start + raw[0].length);
      at = end ? end.index + end[0].length : source.length;
    } else {
      const isStatement = sign === '{%';
      const { tokens, end } = readTag(source, start + 2, isStatement);
      yield { isStatement, tokens };
      at = end;
    }
  }
}

function readTag(
  source: string,
  start: number,
  isStatement: boolean,
): { tokens: JinjaToken[]; end: number } {
  const closing = isStatement ? CLOSING.statement : CLOSING.expression;
  const tokens: JinjaToken[] = [];
  let brackets = 0;
  let at = start + (match(SIGN, source, start) ? 1 : 0);
  while (at < source.length) {
    const space = match(SPACE, source, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    // The braces of a map are no end.
    const end = brackets ? null : match(closing, source, at);
    if (end) {
      return { tokens, end: at + end[0].length };
    }
    const token = readToken(source, at);
    if (token.type === 'symbol') {
      brackets += Number(/[([{]/.test(token.text));
      brackets -= Number(/[)\]}]/.test(token.text));
    }
    tokens.push(token);
    at += token.text.length + (token.type === 'text' ? 2 : 0);
  }
  return { tokens, end: source.length };
}

function readToken(source: string, offset: number): JinjaToken {
  const name = match(NAME, source, offset);
  if (name) {
    return { type: 'name', text: name[0], offset };
  }
  const number = match(NUMBER, source, offset);
  if (number) {
    return { type: 'number', text: number[0], offset };
  }
  const text = match(TEXT, source, offset);
  return text
    ? { type: 'text', text: text[0].slice(1, -1), offset }
    : { type: 'symbol', text: source[offset], offset };
}

function match(
  pattern: RegExp,
  source: string,
  at: number,
): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function endOf(index: number, length: number, source: string): number {
  return index < 0 ? source.length : index + length;
}
