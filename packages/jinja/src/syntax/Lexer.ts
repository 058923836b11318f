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

import { TemplateSyntaxError, valueError } from '../errors/errors';
import { activeLimits } from '../limits/Budget';
import { isSpace, stripEnd, WHITESPACE } from '../text/whitespace';
import { stringRepr } from '../values/stringRepr';
import { LexerOptions } from './LexerOptions';
import { LexerRules, TagKind } from './LexerRules';
import { unescapeLiteral } from './stringLiteral';
import { LexedToken, Token } from './Token';

const SPACE = new RegExp(`[${WHITESPACE}]+`, 'y');
const NAME = /[\p{L}\p{N}_\p{XID_Continue}]+/uy;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const FLOAT =
  /[0-9]+(?:_[0-9]+)*(?:(?:\.[0-9]+(?:_[0-9]+)*)?e[-+]?[0-9]+(?:_[0-9]+)*|\.[0-9]+(?:_[0-9]+)*)/iy;
const INTEGER =
  /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[0-9a-f])+|[1-9](?:_?[0-9])*|0(?:_?0)*/iy;
const STRING = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;

const CLOSING: Record<string, string> = { '{': '}', '(': ')', '[': ']' };

/**
 * Cuts the text of a template into tokens.
 *
 * @internal
 */
export class Lexer {
  readonly #options: LexerOptions;
  readonly #rules: LexerRules;
  readonly #name: string | undefined;
  readonly #source: string;
  #position = 0;
  #line = 1;
  // Whether the last match ended a line, so that white space at the start of what follows is indentation.
  #lineStarting = true;
  readonly #tokens: Token[] = [];
  #maxTokens = activeLimits().maxTokens;

  constructor(
    source: string,
    options: LexerOptions,
    template: { rules: LexerRules; name: string | undefined },
  ) {
    this.#options = options;
    this.#rules = template.rules;
    this.#name = template.name;
    const normalized = source.replace(/\r\n|\r/g, '\n');
    this.#source =
      !options.keepTrailingNewline && normalized.endsWith('\n')
        ? normalized.slice(0, -1)
        : normalized;
  }

  /**
   * All tokens. The last is of type `eof`, or `error` where the text cannot be read on: the parser reports that
   * when it gets there, for an earlier mistake of another kind comes first.
   */
  tokenize(): Token[] {
    try {
      while (this.#position < this.#source.length) {
        this.#readText();
      }
      // The end is reported where the last token starts.
      this.#line = this.#tokens.at(-1)?.line ?? 1;
      this.#push('eof', '');
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError)) {
        throw error;
      }
      this.#maxTokens = Infinity;
      this.#push('error', error.message);
    }
    return this.#tokens;
  }

  /** All tokens as they are written, with their places. Throws where the text cannot be read. */
  lex(): LexedToken[] {
    const tokens = this.tokenize();
    const last = tokens.pop()!;
    if (last.type === 'error') {
      const { line } = last;
      const templateName = this.#name;
      throw new TemplateSyntaxError(last.text, { line, templateName });
    }
    let lineStart = 0;
    let lineEnd = this.#source.indexOf('\n');
    return tokens.map(({ type, text, line, offset }) => {
      while (lineEnd >= 0 && lineEnd < offset) {
        lineStart = lineEnd + 1;
        lineEnd = this.#source.indexOf('\n', lineStart);
      }
      STRING.lastIndex = offset;
      const written = type === 'string' ? STRING.exec(this.#source)![0] : text;
      return { type, text: written, line, column: offset - lineStart + 1 };
    });
  }

  #readText() {
    const { root, kinds } = this.#rules;
    root.lastIndex = this.#position;
    const match = root.exec(this.#source);
    if (!match) {
      this.#pushData(this.#source.slice(this.#position));
      this.#position = this.#source.length;
      return;
    }
    const index = match.slice(1).findIndex(sign => sign !== undefined);
    const kind = kinds[index];
    this.#pushTextBefore(match.index, kind, match[index + 1]);
    this.#advance(match[0]);
    this.#position = root.lastIndex;
    this.#readTag(kind);
  }

  #pushTextBefore(end: number, kind: TagKind, sign: string) {
    const text = this.#source.slice(this.#position, end);
    if (sign === '-') {
      const stripped = stripEnd(text);
      this.#pushData(stripped);
      this.#line += countLines(text.slice(stripped.length));
      return;
    }
    this.#pushData(
      sign !== '+' && this.#options.lstripBlocks && kind !== 'variable'
        ? this.#withoutIndentation(text)
        : text,
    );
  }

  #withoutIndentation(text: string): string {
    const lineStart = text.lastIndexOf('\n') + 1;
    if (lineStart === 0 && !this.#lineStarting) {
      return text;
    }
    for (let index = lineStart; index < text.length; index++) {
      if (!isSpace(text.charCodeAt(index))) {
        return text;
      }
    }
    return text.slice(0, lineStart);
  }

  #readTag(kind: TagKind) {
    switch (kind) {
      case 'raw':
        return this.#readRaw();
      case 'comment':
        return this.#readComment();
      case 'block':
        this.#push('block_begin', '');
        return this.#readExpression(this.#rules.blockEnd, 'block_end');
      case 'variable':
        this.#push('variable_begin', '');
        return this.#readExpression(this.#rules.variableEnd, 'variable_end');
      case 'lineStatement':
        this.#push('block_begin', '');
        return this.#readExpression(this.#rules.lineEnd, 'block_end');
      default:
        return this.#readLineComment();
    }
  }

  #readComment() {
    const { commentEnd } = this.#rules;
    commentEnd.lastIndex = this.#position;
    const match = commentEnd.exec(this.#source);
    if (!match && this.#position >= this.#source.length) {
      // Jinja complains only where there is something left to complain about.
      return;
    }
    if (!match) {
      throw this.#error('Missing end of comment tag');
    }
    this.#advance(this.#source.slice(this.#position, commentEnd.lastIndex));
    this.#position = commentEnd.lastIndex;
  }

  #readRaw() {
    const { rawEnd } = this.#rules;
    rawEnd.lastIndex = this.#position;
    const match = rawEnd.exec(this.#source);
    if (!match && this.#position >= this.#source.length) {
      return;
    }
    if (!match) {
      throw this.#error('Missing end of raw directive');
    }
    this.#pushTextBefore(match.index, 'raw', match[1]);
    this.#advance(match[0]);
    this.#position = rawEnd.lastIndex;
  }

  #readLineComment() {
    const end = this.#source.indexOf('\n', this.#position);
    this.#position = end < 0 ? this.#source.length : end;
    this.#lineStarting = false;
  }

  #readExpression(end: RegExp, endType: string) {
    const open: string[] = [];
    while (
      this.#position < this.#source.length ||
      end === this.#rules.lineEnd
    ) {
      if (open.length === 0 && this.#match(end) !== undefined) {
        const text = this.#match(end)!;
        this.#push(endType, '');
        this.#advance(text);
        this.#position += text.length;
        return;
      }
      if (this.#position >= this.#source.length) {
        return;
      }
      this.#readToken(open);
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    return pattern.exec(this.#source)?.[0];
  }

  #readToken(open: string[]) {
    const space = this.#match(SPACE);
    if (space !== undefined) {
      return this.#take(space);
    }
    const text =
      this.#readNumber() ??
      this.#readName() ??
      this.#readString() ??
      this.#readOperator(open);
    if (text === undefined) {
      const character = String.fromCodePoint(
        this.#source.codePointAt(this.#position)!,
      );
      throw this.#error(
        `unexpected char ${stringRepr(character)} at ${this.#position}`,
      );
    }
    return this.#take(text);
  }

  #take(text: string) {
    this.#advance(text);
    this.#position += text.length;
  }

  #readNumber(): string | undefined {
    const first = this.#source.charCodeAt(this.#position);
    if (first < 48 || first > 57) {
      return undefined;
    }
    const float =
      this.#source[this.#position - 1] === '.' ? undefined : this.#match(FLOAT);
    if (float !== undefined) {
      this.#push('float', float, Number(float.replace(/_/g, '')));
      return float;
    }
    const integer = this.#match(INTEGER);
    if (integer !== undefined) {
      const digits = integer.replace(/_/g, '');
      assertDigits(digits);
      const value = BigInt(digits);
      this.#push(
        'integer',
        integer,
        Number.isSafeInteger(Number(value)) ? Number(value) : value,
      );
    }
    return integer;
  }

  #readName(): string | undefined {
    const name = this.#match(NAME);
    if (name !== undefined) {
      if (!IDENTIFIER.test(name)) {
        throw this.#error('Invalid character in identifier');
      }
      this.#push('name', name);
    }
    return name;
  }

  #readString(): string | undefined {
    const text = this.#match(STRING);
    if (text !== undefined) {
      const body = text
        .slice(1, -1)
        .replace(/\n/g, this.#options.newlineSequence);
      try {
        this.#push('string', unescapeLiteral(body));
      } catch (error) {
        throw this.#error((error as Error).message);
      }
    }
    return text;
  }

  #readOperator(open: string[]): string | undefined {
    const operator = this.#match(OPERATOR);
    if (operator === undefined) {
      return undefined;
    }
    if (operator in CLOSING) {
      open.push(CLOSING[operator]);
    } else if (operator === '}' || operator === ')' || operator === ']') {
      const expected = open.pop();
      if (expected !== operator) {
        throw this.#error(
          `unexpected '${operator}'${expected ? `, expected '${expected}'` : ''}`,
        );
      }
    }
    this.#push(operator, operator);
    return operator;
  }

  #pushData(text: string) {
    if (text !== '') {
      const { newlineSequence } = this.#options;
      this.#push(
        'data',
        newlineSequence === '\n' ? text : text.replace(/\n/g, newlineSequence),
      );
      this.#line += countLines(text);
    }
  }

  #push(type: string, text: string, number?: number | bigint) {
    if (this.#tokens.length >= this.#maxTokens) {
      throw this.#error(
        `the template has more than ${this.#maxTokens} tokens (limit maxTokens)`,
      );
    }
    this.#tokens.push({
      type,
      text,
      number,
      line: this.#line,
      offset: this.#position,
    });
  }

  #advance(text: string) {
    this.#line += countLines(text);
    this.#lineStarting = text.endsWith('\n');
  }

  #error(message: string) {
    return new TemplateSyntaxError(message, {
      line: this.#line,
      templateName: this.#name,
    });
  }
}

// Python reads no more decimal digits than this, and reading them takes more than proportional time.
function assertDigits(digits: string) {
  if (digits.length > 4300) {
    throw valueError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
