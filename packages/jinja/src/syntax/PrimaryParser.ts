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

import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { stringRepr } from '../values/stringRepr';
import { ArgumentsParser } from './ArgumentsParser';
import { Expression } from './nodes';
import { describeToken, Token } from './Token';
import { matches } from './TokenStream';

const CONSTANTS = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);
/**
 * Options for where a tuple may stand without parentheses.
 *
 * @internal
 */
export interface TupleOptions {
  /** Only names and literals. */
  simplified?: boolean;
  /** Whether `a if b` is part of it. */
  withCondition?: boolean;
  /** Tokens that end it, besides the end of the tag. */
  ends?: string[];
  /** It stands in parentheses, so it may be empty. */
  inParentheses?: boolean;
}

/**
 * Reads names, literals and what stands in brackets.
 *
 * @internal
 */
export abstract class PrimaryParser extends ArgumentsParser {
  /** Reads one expression, or several with commas as a tuple. */
  protected parseTuple(options: TupleOptions = {}): Expression {
    let { line } = this.stream.current;
    const items: Expression[] = [];
    let isTuple = false;
    for (;;) {
      if (items.length > 0) {
        this.stream.expect(',');
      }
      if (this.#isTupleEnd(options.ends)) {
        break;
      }
      items.push(
        options.simplified
          ? this.parsePrimary()
          : this.parseExpression(options.withCondition),
      );
      if (this.stream.current.type !== ',') {
        break;
      }
      isTuple = true;
      line = this.stream.current.line;
    }
    if (!isTuple && items.length > 0) {
      return items[0];
    }
    if (!isTuple && !options.inParentheses) {
      throw this.stream.error(
        `Expected an expression, got ${stringRepr(describeToken(this.stream.current))}`,
      );
    }
    return this.node({ type: 'Tuple', items, line }, items);
  }

  #isTupleEnd(ends: string[] | undefined): boolean {
    const { current } = this.stream;
    return (
      current.type === 'variable_end' ||
      current.type === 'block_end' ||
      current.type === ')' ||
      (ends !== undefined && ends.some(end => matches(current, end)))
    );
  }

  /** Reads what no operator divides. */
  protected parsePrimary(): Expression {
    const token = this.stream.current;
    switch (token.type) {
      case 'name':
        return this.#parseName(this.stream.next());
      case 'string':
        return this.#parseStrings(token.line);
      case 'integer':
        return this.constant(this.stream.next().number!, token.line);
      case 'float':
        return this.constant(
          new PyFloat(Number(this.stream.next().number)),
          token.line,
        );
      case '(': {
        this.stream.next();
        const node = this.parseTuple({ inParentheses: true });
        this.stream.expect(')');
        return node;
      }
      case '[':
        return this.#parseList();
      case '{':
        return this.#parseDict();
      default:
        throw this.stream.error(
          `unexpected ${stringRepr(describeToken(token))}`,
          token.line,
        );
    }
  }

  protected constant(value: Value, line: number): Expression {
    return this.node({ type: 'Const', value, line });
  }

  #parseName({ text, line }: Token): Expression {
    const constant = CONSTANTS.get(text);
    return constant === undefined
      ? this.node({ type: 'Name', name: text, line })
      : this.constant(constant, line);
  }

  #parseStrings(line: number): Expression {
    let text = '';
    while (this.stream.current.type === 'string') {
      text += this.stream.next().text;
    }
    return this.constant(text, line);
  }

  #parseList(): Expression {
    const { line } = this.stream.expect('[');
    const items: Expression[] = [];
    while (!this.stream.test(']')) {
      if (items.length > 0) {
        this.stream.expect(',');
      }
      if (this.stream.test(']')) {
        break;
      }
      items.push(this.parseExpression());
    }
    this.stream.expect(']');
    return this.node({ type: 'List', items, line }, items);
  }

  #parseDict(): Expression {
    const { line } = this.stream.expect('{');
    const items: { key: Expression; value: Expression }[] = [];
    while (!this.stream.test('}')) {
      if (items.length > 0) {
        this.stream.expect(',');
      }
      if (this.stream.test('}')) {
        break;
      }
      const key = this.parseExpression();
      this.stream.expect(':');
      items.push({ key, value: this.parseExpression() });
    }
    this.stream.expect('}');
    return this.node({ type: 'Dict', items, line }, [
      ...items.flatMap(({ key, value }) => [key, value]),
    ]);
  }
}
