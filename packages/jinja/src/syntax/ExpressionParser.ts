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
import {
  ArgumentsNode,
  BinaryOperator,
  CallNode,
  CompareNode,
  Comparison,
  Expression,
  FilterNode,
} from './nodes';
import { describeToken, Token } from './Token';
import { matches, TokenStream } from './TokenStream';

type Bare<T> = T extends unknown ? Omit<T, 'depth'> : never;

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const CONSTANTS = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);
const TEST_ARGUMENT_STARTS = new Set([
  'name',
  'string',
  'integer',
  'float',
  '(',
  '[',
  '{',
]);

const OR = ['name:or'];
const AND = ['name:and'];
const SUM = ['+', '-'];
const PRODUCT = ['*', '/', '//', '%'];
const POWER = ['**'];

const NO_ARGUMENTS: ArgumentsNode = {
  args: [],
  kwargs: [],
  dynamicArgs: undefined,
  dynamicKwargs: undefined,
};

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
 * Reads expressions. Each method is one level of precedence and goes down to the next.
 *
 * @internal
 */
export class ExpressionParser {
  protected readonly stream: TokenStream;
  readonly #maxNesting: number;
  #nesting = 0;

  constructor(stream: TokenStream, maxNesting: number) {
    this.stream = stream;
    this.#maxNesting = maxNesting;
  }

  /** One level deeper into the source. */
  protected nested<T>(parse: () => T): T {
    if (++this.#nesting > this.#maxNesting) {
      throw this.stream.error(
        `the template is nested deeper than ${this.#maxNesting} levels (limit maxNesting)`,
      );
    }
    const result = parse();
    this.#nesting--;
    return result;
  }

  /** A node, with the depth that its children give it. */
  #node(
    node: Bare<Expression>,
    ...children: (Expression | undefined)[]
  ): Expression {
    let depth = 1;
    for (const child of children) {
      if (child && child.depth >= depth) {
        depth = child.depth + 1;
      }
    }
    // Operators in a row make a deep tree as well as brackets do, though the parser does not go deeper for them.
    if (depth > 2 * this.#maxNesting) {
      throw this.stream.error(
        `an expression is nested deeper than ${2 * this.#maxNesting} levels (limit maxNesting)`,
      );
    }
    return { ...node, depth } as Expression;
  }

  parseExpression(withCondition = true): Expression {
    return this.nested(() =>
      withCondition ? this.#parseCondition() : this.#parseOr(),
    );
  }

  parseTuple(options: TupleOptions = {}): Expression {
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
    return this.#node({ type: 'Tuple', items, line }, ...items);
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

  #parseCondition(): Expression {
    let { line } = this.stream.current;
    let then = this.#parseOr();
    while (this.stream.skipIf('name:if')) {
      const test = this.#parseOr();
      const otherwise = this.stream.skipIf('name:else')
        ? this.nested(() => this.#parseCondition())
        : undefined;
      then = this.#node(
        { type: 'Condition', test, then, otherwise, line },
        test,
        then,
        otherwise,
      );
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
      left = this.#node(
        { type: 'Binary', operator, left, right, line },
        left,
        right,
      );
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
      return this.#node(
        { type: 'Unary', operator: 'not', operand, line },
        operand,
      );
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
    return this.#node(
      { type: 'Compare', first, rest, line },
      first,
      ...rest.map(({ value }) => value),
    );
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
      : this.#node({ type: 'Concat', items, line }, ...items);
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
      node = this.#node(
        { type: 'Unary', operator: type, operand, line },
        operand,
      );
    } else {
      node = this.parsePrimary();
    }
    node = this.#parsePostfix(node);
    return withFilters ? this.#parseFiltersAndTests(node) : node;
  }

  protected parsePrimary(): Expression {
    const token = this.stream.current;
    switch (token.type) {
      case 'name':
        return this.#parseName(this.stream.next());
      case 'string':
        return this.#parseStrings(token.line);
      case 'integer':
        return this.#constant(this.stream.next().number!, token.line);
      case 'float':
        return this.#constant(
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

  #constant(value: Value, line: number): Expression {
    return this.#node({ type: 'Const', value, line });
  }

  #parseName({ text, line }: Token): Expression {
    const constant = CONSTANTS.get(text);
    return constant === undefined
      ? this.#node({ type: 'Name', name: text, line })
      : this.#constant(constant, line);
  }

  #parseStrings(line: number): Expression {
    let text = '';
    while (this.stream.current.type === 'string') {
      text += this.stream.next().text;
    }
    return this.#constant(text, line);
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
    return this.#node({ type: 'List', items, line }, ...items);
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
    return this.#node(
      { type: 'Dict', items, line },
      ...items.flatMap(({ key, value }) => [key, value]),
    );
  }

  #parsePostfix(start: Expression): Expression {
    let node = start;
    for (;;) {
      const { type } = this.stream.current;
      if (type === '.' || type === '[') {
        node = this.#parseSubscript(node);
      } else if (type === '(') {
        node = this.#parseCall(node);
      } else {
        return node;
      }
    }
  }

  #parseFiltersAndTests(start: Expression): Expression {
    let node = start;
    for (;;) {
      if (this.stream.test('|')) {
        node = this.parseFilter(node, false)!;
      } else if (this.stream.test('name:is')) {
        node = this.#parseTest(node);
      } else if (this.stream.test('(')) {
        node = this.#parseCall(node);
      } else {
        return node;
      }
    }
  }

  #parseSubscript(object: Expression): Expression {
    const { type, line } = this.stream.next();
    if (type === '.') {
      const token = this.stream.next();
      if (token.type === 'name') {
        return this.#node(
          { type: 'Attribute', object, name: token.text, line },
          object,
        );
      }
      if (token.type !== 'integer') {
        throw this.stream.error('expected name or number', token.line);
      }
      return this.#node(
        {
          type: 'Item',
          object,
          key: this.#constant(token.number!, token.line),
          line,
        },
        object,
      );
    }
    const keys: Expression[] = [];
    while (!this.stream.test(']')) {
      if (keys.length > 0) {
        this.stream.expect(',');
      }
      keys.push(this.#parseKey());
    }
    this.stream.expect(']');
    const key =
      keys.length === 1
        ? keys[0]
        : this.#node({ type: 'Tuple', items: keys, line }, ...keys);
    return this.#node({ type: 'Item', object, key, line }, object, key);
  }

  #parseKey(): Expression {
    const { line } = this.stream.current;
    const start = this.stream.test(':') ? undefined : this.parseExpression();
    if (start && !this.stream.test(':')) {
      return start;
    }
    this.stream.next();
    const stop = this.#parseSlicePart();
    const step = this.stream.skipIf(':') ? this.#parseSlicePart() : undefined;
    return this.#node(
      { type: 'Slice', start, stop, step, line },
      start,
      stop,
      step,
    );
  }

  #parseSlicePart(): Expression | undefined {
    const { type } = this.stream.current;
    return type === ':' || type === ']' || type === ','
      ? undefined
      : this.parseExpression();
  }

  #parseCall(callee: Expression): Expression {
    const { line } = this.stream.current;
    const args = this.#parseArguments();
    return this.#node(
      { type: 'Call', callee, ...args, line } as Bare<CallNode>,
      callee,
      ...argumentNodes(args),
    );
  }

  #parseArguments(): ArgumentsNode {
    const { line } = this.stream.expect('(');
    const result: ArgumentsNode = {
      args: [],
      kwargs: [],
      dynamicArgs: undefined,
      dynamicKwargs: undefined,
    };
    const ensure = (valid: boolean) => {
      if (!valid) {
        throw this.stream.error(
          'invalid syntax for function call expression',
          line,
        );
      }
    };
    for (let first = true; !this.stream.test(')'); first = false) {
      if (!first) {
        this.stream.expect(',');
        if (this.stream.test(')')) {
          break;
        }
      }
      this.#parseArgument(result, ensure);
    }
    this.stream.expect(')');
    return result;
  }

  #parseArgument(result: ArgumentsNode, ensure: (valid: boolean) => void) {
    if (this.stream.skipIf('*')) {
      ensure(!result.dynamicArgs && !result.dynamicKwargs);
      result.dynamicArgs = this.parseExpression();
    } else if (this.stream.skipIf('**')) {
      ensure(!result.dynamicKwargs);
      result.dynamicKwargs = this.parseExpression();
    } else if (this.stream.test('name') && this.stream.look().type === '=') {
      ensure(!result.dynamicKwargs);
      const name = this.stream.next().text;
      this.stream.next();
      result.kwargs.push({ name, value: this.parseExpression() });
    } else {
      ensure(
        !result.dynamicArgs &&
          !result.dynamicKwargs &&
          result.kwargs.length === 0,
      );
      result.args.push(this.parseExpression());
    }
  }

  /** Filters after an expression; with `atName` the first stands without its bar. */
  protected parseFilter(
    start: Expression | undefined,
    atName: boolean,
  ): Expression | undefined {
    let input = start;
    for (let first = atName; first || this.stream.test('|'); first = false) {
      if (!first) {
        this.stream.next();
      }
      const { line } = this.stream.current;
      const name = this.#parseDottedName();
      const args = this.stream.test('(')
        ? this.#parseArguments()
        : NO_ARGUMENTS;
      input = this.#node(
        { type: 'Filter', input, name, ...args, line } as Bare<FilterNode>,
        input,
        ...argumentNodes(args),
      );
    }
    return input;
  }

  #parseDottedName(): string {
    let name = this.stream.expect('name').text;
    while (this.stream.skipIf('.')) {
      name += `.${this.stream.expect('name').text}`;
    }
    return name;
  }

  #parseTest(input: Expression): Expression {
    const { line } = this.stream.next();
    const negated = this.stream.skipIf('name:not');
    const name = this.#parseDottedName();
    const args = this.#parseTestArguments();
    const test = this.#node(
      { type: 'Test', input, name, ...args, line },
      input,
      ...argumentNodes(args),
    );
    return negated
      ? this.#node(
          { type: 'Unary', operator: 'not', operand: test, line },
          test,
        )
      : test;
  }

  #parseTestArguments(): ArgumentsNode {
    const { current } = this.stream;
    if (current.type === '(') {
      return this.#parseArguments();
    }
    const isWord =
      current.type === 'name' && ['else', 'or', 'and'].includes(current.text);
    if (!TEST_ARGUMENT_STARTS.has(current.type) || isWord) {
      return NO_ARGUMENTS;
    }
    if (this.stream.test('name:is')) {
      throw this.stream.error('You cannot chain multiple tests with is');
    }
    return { ...NO_ARGUMENTS, args: [this.#parsePostfix(this.parsePrimary())] };
  }
}

function argumentNodes(node: ArgumentsNode): (Expression | undefined)[] {
  return [
    ...node.args,
    ...node.kwargs.map(({ value }) => value),
    node.dynamicArgs,
    node.dynamicKwargs,
  ];
}
