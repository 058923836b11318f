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

import { argumentNodes, NO_ARGUMENTS } from './ArgumentsParser';
import { ArgumentsNode, CallNode, Expression, FilterNode } from './nodes';
import { PrimaryParser } from './PrimaryParser';
import { Bare } from './SourceReader';

const TEST_ARGUMENT_STARTS = new Set([
  'name',
  'string',
  'integer',
  'float',
  '(',
  '[',
  '{',
]);

/**
 * Reads what follows a value: attributes, items, calls, filters and tests.
 *
 * @internal
 */
export abstract class PostfixParser extends PrimaryParser {
  /** Attributes, items and calls. */
  protected parsePostfix(start: Expression): Expression {
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

  /** Filters, tests and calls of what they give. */
  protected parseFiltersAndTests(start: Expression): Expression {
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
        return this.node(
          { type: 'Attribute', object, name: token.text, line },
          [object],
        );
      }
      if (token.type !== 'integer') {
        throw this.stream.error('expected name or number', token.line);
      }
      return this.node(
        {
          type: 'Item',
          object,
          key: this.constant(token.number!, token.line),
          line,
        },
        [object],
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
        : this.node({ type: 'Tuple', items: keys, line }, keys);
    return this.node({ type: 'Item', object, key, line }, [object, key]);
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
    return this.node({ type: 'Slice', start, stop, step, line }, [
      start,
      stop,
      step,
    ]);
  }

  #parseSlicePart(): Expression | undefined {
    const { type } = this.stream.current;
    return type === ':' || type === ']' || type === ','
      ? undefined
      : this.parseExpression();
  }

  #parseCall(callee: Expression): Expression {
    const { line } = this.stream.current;
    const args = this.parseArguments();
    return this.node(
      { type: 'Call', callee, ...args, line } as Bare<CallNode>,
      [callee, ...argumentNodes(args)],
    );
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
      const args = this.stream.test('(') ? this.parseArguments() : NO_ARGUMENTS;
      input = this.node(
        { type: 'Filter', input, name, ...args, line } as Bare<FilterNode>,
        [input, ...argumentNodes(args)],
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
    const test = this.node({ type: 'Test', input, name, ...args, line }, [
      input,
      ...argumentNodes(args),
    ]);
    return negated
      ? this.node({ type: 'Unary', operator: 'not', operand: test, line }, [
          test,
        ])
      : test;
  }

  #parseTestArguments(): ArgumentsNode {
    const { current } = this.stream;
    if (current.type === '(') {
      return this.parseArguments();
    }
    const isWord =
      current.type === 'name' && ['else', 'or', 'and'].includes(current.text);
    if (!TEST_ARGUMENT_STARTS.has(current.type) || isWord) {
      return NO_ARGUMENTS;
    }
    if (this.stream.test('name:is')) {
      throw this.stream.error('You cannot chain multiple tests with is');
    }
    return { ...NO_ARGUMENTS, args: [this.parsePostfix(this.parsePrimary())] };
  }
}
