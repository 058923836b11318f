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
 * A token of a template: text between tags, the ends of tags, and what is inside of them. Operators have their own text as
 * type.
 *
 * @internal
 */
export interface Token {
  type: string;
  text: string;
  /** The value of a number. */
  number?: number | bigint;
  line: number;
  /** Where it begins, in the text whose lines end in `\n`. */
  offset: number;
}

/**
 * A token as {@link Environment.lex} gives it.
 *
 * @public
 */
export interface LexedToken {
  /** As Jinja2 calls it: `data`, `block_begin`, `block_end`, `variable_begin`, `variable_end`, `name`, `string`, `integer`, `float`; of an operator, its text. */
  type: string;
  /** As it is written; empty for the begins and ends of tags. */
  text: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 code units. */
  column: number;
}

const DESCRIPTIONS: Record<string, string> = {
  block_begin: 'begin of statement block',
  block_end: 'end of statement block',
  variable_begin: 'begin of print statement',
  variable_end: 'end of print statement',
  data: 'template data / text',
  eof: 'end of template',
};

/**
 * A token as error messages call it.
 *
 * @internal
 */
export function describeToken(token: Token): string {
  return token.type === 'name' ? token.text : describeType(token.type);
}

/**
 * An expected token as error messages call it: a type, or `name:` and the name.
 *
 * @internal
 */
export function describeExpected(expected: string): string {
  return expected.startsWith('name:')
    ? expected.slice(5)
    : describeType(expected);
}

function describeType(type: string): string {
  return Object.hasOwn(DESCRIPTIONS, type) ? DESCRIPTIONS[type] : type;
}
