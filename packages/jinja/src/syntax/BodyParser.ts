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

import { stringRepr } from '../values/stringRepr';
import { Expression, OutputNode, Statement, TextNode } from './nodes';
import { describeExpected } from './Token';
import { matches } from './TokenStream';
import { TargetParser } from './TargetParser';

/**
 * Reads text, outputs and tags, and looks after which tags are open.
 *
 * @internal
 */
export abstract class BodyParser extends TargetParser {
  /** How tags are read, by name; each is given its line. */
  protected abstract readonly tags: ReadonlyMap<
    string,
    (line: number) => Statement
  >;
  readonly #openTags: string[] = [];
  readonly #awaitedTags: string[][] = [];

  /** The whole template. */
  parse(): Statement[] {
    return this.#parseUntil(undefined);
  }

  #parseUntil(ends: string[] | undefined): Statement[] {
    const body: Statement[] = [];
    let output: OutputNode | undefined;
    const add = (item: TextNode | Expression) => {
      if (!output) {
        output = { type: 'Output', items: [], line: item.line };
        body.push(output);
      }
      output.items.push(item);
    };
    if (ends) {
      this.#awaitedTags.push(ends);
    }
    while (this.stream.current.type !== 'eof') {
      const token = this.stream.next();
      if (token.type === 'data') {
        add({ type: 'Text', text: token.text, line: token.line });
      } else if (token.type === 'variable_begin') {
        add(this.parseTuple());
        this.stream.expect('variable_end');
      } else {
        output = undefined;
        const { current } = this.stream;
        if (ends && ends.some(end => matches(current, end))) {
          break;
        }
        body.push(this.nested(() => this.#parseTag()));
        this.stream.expect('block_end');
      }
    }
    if (ends) {
      this.#awaitedTags.pop();
    }
    return body;
  }

  #parseTag(): Statement {
    const token = this.stream.current;
    if (token.type !== 'name') {
      throw this.stream.error('tag name expected', token.line);
    }
    const parse = this.tags.get(token.text);
    if (!parse) {
      throw this.#unknownTag(token.text, token.line);
    }
    this.#openTags.push(token.text);
    this.stream.next();
    const statement = parse(token.line);
    this.#openTags.pop();
    return statement;
  }

  /** The inside of a tag, up to one of these tags. */
  protected parseBody(ends: string[]): Statement[] {
    this.stream.skipIf(':');
    this.stream.expect('block_end');
    const body = this.#parseUntil(ends);
    if (this.stream.current.type === 'eof') {
      this.#awaitedTags.push(ends);
      throw this.#unknownTag(undefined, this.stream.current.line);
    }
    return body;
  }

  /** The inside of a tag, and its end. */
  protected parseWholeBody(end: string): Statement[] {
    const body = this.parseBody([`name:${end}`]);
    this.stream.next();
    return body;
  }

  #unknownTag(name: string | undefined, line: number) {
    const awaited = this.#awaitedTags.at(-1);
    const looking = awaited
      ?.map(end => stringRepr(describeExpected(end)))
      .join(' or ');
    const known = this.#awaitedTags.some(ends =>
      ends.some(end => describeExpected(end) === name),
    );
    const message = [
      name === undefined
        ? 'Unexpected end of template.'
        : `Encountered unknown tag ${stringRepr(name)}.`,
    ];
    if (looking && name !== undefined && known) {
      message.push(
        `You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for ${looking}.`,
      );
    } else if (looking) {
      message.push(`Jinja was looking for the following tags: ${looking}.`);
    }
    const open = this.#openTags.at(-1);
    if (open) {
      message.push(
        `The innermost block that needs to be closed is ${stringRepr(open)}.`,
      );
    }
    return this.stream.error(message.join(' '), line);
  }
}
