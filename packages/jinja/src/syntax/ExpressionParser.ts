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

import { BinaryOperator, CompareNode, Comparison, Expression } from './nodes';
import { PostfixParser } from './PostfixParser';
import { matches } from './TokenStream';

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const OR = ['name:or'];
const AND = ['name:and'];
const SUM = ['+', '-'];
const PRODUCT = ['*', '/', '//', '%'];
const POWER = ['**'];

/**
 * Reads expressions. Each method is one level of precedence and goes down to the next.
 *
 * @internal
 */
export class ExpressionParser extends PostfixParser {
  parseExpression(withCondition = true): Expression {
    return this.nested(() =>
      withCondition ? this.#parseCondition() : this.#parseOr(),
    );
  }

  #parseCondition(): Expression {
    let { line } = this.stream.current;
    let then = this.#parseOr();
    while (this.stream.skipIf('name:if')) {
      const test = this.#parseOr();
      const otherwise = this.stream.skipIf('name:else')
        ? this.nested(() => this.#parseCondition())
        : undefined;
      then = this.node({ type: 'Condition', test, then, otherwise, line }, [
        test,
        then,
        otherwise,
      ]);
      line = this.stream.current.line;
    }
    return then;
  }

  #parseBinary(
    operators: readonly string[],
    parseOperand: () => Expression,
  ): Expression {
    let { line } = this.stream.current;
    let left = parseOperand();
    while (operators.some(operator => this.stream.test(operator))) {
      const operator = this.stream.next().text as BinaryOperator;
      const right = parseOperand();
      left = this.node({ type: 'Binary', operator, left, right, line }, [
        left,
        right,
      ]);
      line = this.stream.current.line;
    }
    return left;
  }

  #parseOr(): Expression {
    return this.#parseBinary(OR, this.#parseAnd);
  }

  readonly #parseAnd = (): Expression => this.#parseBinary(AND, this.#parseNot);

  readonly #parseNot = (): Expression => {
    if (this.stream.test('name:not')) {
      const { line } = this.stream.next();
      const operand = this.nested(this.#parseNot);
      return this.node({ type: 'Unary', operator: 'not', operand, line }, [
        operand,
      ]);
    }
    return this.#parseCompare();
  };

  #parseCompare(): Expression {
    let { line } = this.stream.current;
    const first = this.#parseSum();
    const rest: CompareNode['rest'] = [];
    for (
      let operator = this.#comparison();
      operator;
      operator = this.#comparison()
    ) {
      rest.push({ operator, value: this.#parseSum() });
      line = this.stream.current.line;
    }
    if (rest.length === 0) {
      return first;
    }
    return this.node({ type: 'Compare', first, rest, line }, [
      first,
      ...rest.map(({ value }) => value),
    ]);
  }

  #comparison(): Comparison | undefined {
    const { current } = this.stream;
    if (COMPARISONS.has(current.type)) {
      return this.stream.next().type as Comparison;
    }
    if (this.stream.skipIf('name:in')) {
      return 'in';
    }
    if (
      this.stream.test('name:not') &&
      matches(this.stream.look(), 'name:in')
    ) {
      this.stream.next();
      this.stream.next();
      return 'not in';
    }
    return undefined;
  }

  #parseSum(): Expression {
    return this.#parseBinary(SUM, this.#parseConcat);
  }

  readonly #parseConcat = (): Expression => {
    const { line } = this.stream.current;
    const items = [this.#parseProduct()];
    while (this.stream.skipIf('~')) {
      items.push(this.#parseProduct());
    }
    return items.length === 1
      ? items[0]
      : this.node({ type: 'Concat', items, line }, items);
  };

  #parseProduct(): Expression {
    return this.#parseBinary(PRODUCT, this.#parsePower);
  }

  readonly #parsePower = (): Expression =>
    this.#parseBinary(POWER, this.#parseUnary);

  readonly #parseUnary = (): Expression => this.#parseSigned(true);

  #parseSigned(withFilters: boolean): Expression {
    const { type, line } = this.stream.current;
    let node: Expression;
    if (type === '-' || type === '+') {
      this.stream.next();
      const operand = this.nested(() => this.#parseSigned(false));
      node = this.node({ type: 'Unary', operator: type, operand, line }, [
        operand,
      ]);
    } else {
      node = this.parsePrimary();
    }
    node = this.parsePostfix(node);
    return withFilters ? this.parseFiltersAndTests(node) : node;
  }
}
