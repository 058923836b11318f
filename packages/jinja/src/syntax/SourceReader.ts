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

import { Expression } from './nodes';
import { TokenStream } from './TokenStream';

/**
 * A node that does not know yet how deep it is.
 *
 * @internal
 */
export type Bare<T> = T extends unknown ? Omit<T, 'depth'> : never;

/**
 * Reads the source of a template, and no deeper than is allowed.
 *
 * @internal
 */
export abstract class SourceReader {
  protected readonly stream: TokenStream;
  readonly #maxNesting: number;
  #nesting = 0;

  constructor(stream: TokenStream, maxNesting: number) {
    this.stream = stream;
    this.#maxNesting = maxNesting;
  }

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
  protected node(
    node: Bare<Expression>,
    children: readonly (Expression | undefined)[] = [],
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
}
