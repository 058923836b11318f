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

import { TemplateSyntaxError } from '../errors/errors';
import { stringRepr } from '../values/stringRepr';
import { describeExpected, describeToken, Token } from './Token';

/**
 * Goes over the tokens of a template, one at a time. A token is asked for by its type, or by `name:` and its text.
 *
 * @internal
 */
export class TokenStream {
  readonly templateName: string | undefined;
  readonly #tokens: Token[];
  #index = 0;

  constructor(tokens: Token[], templateName: string | undefined) {
    this.#tokens = tokens;
    this.templateName = templateName;
    this.#checkCurrent();
  }

  /** The token that is looked at. */
  get current(): Token {
    return this.#tokens[this.#index];
  }

  /** The one after it. */
  look(): Token {
    const next =
      this.#tokens[Math.min(this.#index + 1, this.#tokens.length - 1)];
    if (next.type === 'error') {
      this.#fail(next);
    }
    return next;
  }

  /** Goes on, and returns the token that was looked at. */
  next(): Token {
    const token = this.current;
    if (this.#index < this.#tokens.length - 1) {
      this.#index++;
      this.#checkCurrent();
    }
    return token;
  }

  /** Whether the current token is the expected one. */
  test(expected: string): boolean {
    return matches(this.current, expected);
  }

  /** Goes on if the current token is the expected one. */
  skipIf(expected: string): boolean {
    if (!this.test(expected)) {
      return false;
    }
    this.next();
    return true;
  }

  /** Goes on over the expected token, or fails. */
  expect(expected: string): Token {
    if (this.test(expected)) {
      return this.next();
    }
    const wanted = stringRepr(describeExpected(expected));
    throw this.error(
      this.current.type === 'eof'
        ? `unexpected end of template, expected ${wanted}.`
        : `expected token ${wanted}, got ${stringRepr(describeToken(this.current))}`,
    );
  }

  /** An error at a line, or at the current one. */
  error(message: string, line = this.current.line): TemplateSyntaxError {
    return new TemplateSyntaxError(message, {
      line,
      templateName: this.templateName,
    });
  }

  #checkCurrent() {
    if (this.current.type === 'error') {
      this.#fail(this.current);
    }
  }

  #fail(token: Token): never {
    throw this.error(token.text, token.line);
  }
}

/**
 * Whether a token is the expected one.
 *
 * @internal
 */
export function matches(token: Token, expected: string): boolean {
  return expected.startsWith('name:')
    ? token.type === 'name' && token.text === expected.slice(5)
    : token.type === expected;
}
