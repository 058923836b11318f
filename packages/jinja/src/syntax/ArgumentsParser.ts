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

import { ArgumentsNode, Expression } from './nodes';
import { SourceReader } from './SourceReader';

/**
 * No arguments at all.
 *
 * @internal
 */
export const NO_ARGUMENTS: ArgumentsNode = {
  args: [],
  kwargs: [],
  dynamicArgs: undefined,
  dynamicKwargs: undefined,
};

/**
 * Reads the arguments of calls, filters and tests.
 *
 * @internal
 */
export abstract class ArgumentsParser extends SourceReader {
  /** Reads one expression; without a condition, `a if b` is not part of it. */
  abstract parseExpression(withCondition?: boolean): Expression;

  /** Reads arguments in their parentheses. */
  protected parseArguments(): ArgumentsNode {
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
}

/**
 * The nodes of arguments.
 *
 * @internal
 */
export function argumentNodes(node: ArgumentsNode): (Expression | undefined)[] {
  return [
    ...node.args,
    ...node.kwargs.map(({ value }) => value),
    node.dynamicArgs,
    node.dynamicKwargs,
  ];
}
