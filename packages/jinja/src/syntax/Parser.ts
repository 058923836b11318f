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

import { TemplateAssertionError } from '../errors/errors';
import { isSpace } from '../text/whitespace';
import { BodyParser } from './BodyParser';
import {
  CallBlockNode,
  Expression,
  FilterNode,
  FromImportNode,
  IfNode,
  NameTarget,
  ParametersNode,
  Statement,
  Target,
} from './nodes';
import { matches } from './TokenStream';

/**
 * Reads a template: each method is one tag.
 *
 * @internal
 */
export class Parser extends BodyParser {
  protected readonly tags = new Map<string, (line: number) => Statement>([
    ['for', line => this.#parseFor(line)],
    ['if', line => this.#parseIf(line)],
    ['block', line => this.#parseBlock(line)],
    [
      'extends',
      line => ({ type: 'Extends', template: this.parseExpression(), line }),
    ],
    ['print', line => this.#parsePrint(line)],
    ['macro', line => this.#parseMacro(line)],
    ['include', line => this.#parseInclude(line)],
    ['from', line => this.#parseFromImport(line)],
    ['import', line => this.#parseImport(line)],
    ['set', line => this.#parseSet(line)],
    ['with', line => this.#parseWith(line)],
    ['autoescape', line => this.#parseAutoescape(line)],
    ['call', line => this.#parseCallBlock(line)],
    ['filter', line => this.#parseFilterBlock(line)],
  ]);

  #parseFor(line: number): Statement {
    const target = this.parseTarget({ ends: ['name:in'] });
    this.stream.expect('name:in');
    const iterable = this.parseTuple({
      withCondition: false,
      ends: ['name:recursive'],
    });
    const test = this.stream.skipIf('name:if')
      ? this.parseExpression()
      : undefined;
    const recursive = this.stream.skipIf('name:recursive');
    const body = this.parseBody(['name:endfor', 'name:else']);
    const otherwise =
      this.stream.next().text === 'endfor' ? [] : this.parseWholeBody('endfor');
    return {
      type: 'For',
      target,
      iterable,
      test,
      recursive,
      body,
      otherwise,
      line,
    };
  }

  #parseIf(line: number): Statement {
    const result = this.#parseIfPart(line);
    for (;;) {
      const { text } = this.stream.next();
      if (text === 'elif') {
        result.elifs.push(this.#parseIfPart(this.stream.current.line));
        continue;
      }
      if (text === 'else') {
        result.otherwise = this.parseWholeBody('endif');
      }
      return result;
    }
  }

  #parseIfPart(line: number): IfNode {
    const test = this.parseTuple({ withCondition: false });
    const body = this.parseBody(['name:elif', 'name:else', 'name:endif']);
    return { type: 'If', test, body, elifs: [], otherwise: [], line };
  }

  #parseBlock(line: number): Statement {
    const name = this.stream.expect('name').text;
    const scoped = this.stream.skipIf('name:scoped');
    const required = this.stream.skipIf('name:required');
    if (this.stream.test('-')) {
      throw this.stream.error(
        'Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.',
      );
    }
    const body = this.parseWholeBody('endblock');
    if (required && !body.every(isBlank)) {
      throw this.stream.error(
        'Required blocks can only contain comments or whitespace',
      );
    }
    this.stream.skipIf(`name:${name}`);
    return { type: 'Block', name, body, scoped, required, line };
  }

  #parsePrint(line: number): Statement {
    const items: Expression[] = [];
    while (!this.stream.test('block_end')) {
      if (items.length > 0) {
        this.stream.expect(',');
      }
      items.push(this.parseExpression());
    }
    return { type: 'Output', items, line };
  }

  #parseMacro(line: number): Statement {
    const { name } = this.parseNameTarget();
    const parameters = this.#parseParameters();
    return {
      type: 'Macro',
      name,
      ...parameters,
      body: this.parseWholeBody('endmacro'),
      line,
    };
  }

  #parseParameters(): Omit<ParametersNode, 'body'> {
    const parameters: NameTarget[] = [];
    const defaults: Expression[] = [];
    this.stream.expect('(');
    while (!this.stream.test(')')) {
      if (parameters.length > 0) {
        this.stream.expect(',');
      }
      parameters.push(this.parseNameTarget());
      if (this.stream.skipIf('=')) {
        defaults.push(this.parseExpression());
      } else if (defaults.length > 0) {
        throw this.stream.error(
          'non-default argument follows default argument',
        );
      }
    }
    this.stream.expect(')');
    return { parameters, defaults };
  }

  #parseInclude(line: number): Statement {
    const template = this.parseExpression();
    const ignoreMissing =
      this.stream.test('name:ignore') &&
      matches(this.stream.look(), 'name:missing');
    if (ignoreMissing) {
      this.stream.next();
      this.stream.next();
    }
    return {
      type: 'Include',
      template,
      ignoreMissing,
      withContext: this.#parseContext() ?? true,
      line,
    };
  }

  #parseContext(): boolean | undefined {
    const isContext =
      (this.stream.test('name:with') || this.stream.test('name:without')) &&
      matches(this.stream.look(), 'name:context');
    if (!isContext) {
      return undefined;
    }
    const { text } = this.stream.next();
    this.stream.next();
    return text === 'with';
  }

  #parseImport(line: number): Statement {
    const template = this.parseExpression();
    this.stream.expect('name:as');
    const target = this.parseNameTarget().name;
    return {
      type: 'Import',
      template,
      target,
      withContext: this.#parseContext() ?? false,
      line,
    };
  }

  #parseFromImport(line: number): Statement {
    const template = this.parseExpression();
    this.stream.expect('name:import');
    const names: FromImportNode['names'] = [];
    for (;;) {
      if (names.length > 0) {
        this.stream.expect(',');
      }
      if (!this.stream.test('name')) {
        this.stream.expect('name');
      }
      const before = this.#parseContext();
      if (before !== undefined) {
        return {
          type: 'FromImport',
          template,
          names,
          withContext: before,
          line,
        };
      }
      names.push(this.#parseImportedName());
      const after = this.#parseContext();
      if (after !== undefined || !this.stream.test(',')) {
        return {
          type: 'FromImport',
          template,
          names,
          withContext: after ?? false,
          line,
        };
      }
    }
  }

  #parseImportedName() {
    const { name, line } = this.parseNameTarget();
    if (name.startsWith('_')) {
      throw new TemplateAssertionError(
        'names starting with an underline can not be imported',
        {
          line,
          templateName: this.stream.templateName,
        },
      );
    }
    const alias = this.stream.skipIf('name:as')
      ? this.parseNameTarget().name
      : name;
    return { name, alias };
  }

  #parseSet(line: number): Statement {
    const target = this.parseTarget({ withNamespace: true });
    if (this.stream.skipIf('=')) {
      return { type: 'Assign', target, value: this.parseTuple(), line };
    }
    const filter = this.parseFilter(undefined, false) as FilterNode | undefined;
    return {
      type: 'AssignBlock',
      target,
      filter,
      body: this.parseWholeBody('endset'),
      line,
    };
  }

  #parseWith(line: number): Statement {
    const targets: Target[] = [];
    const values: Expression[] = [];
    while (!this.stream.test('block_end')) {
      if (targets.length > 0) {
        this.stream.expect(',');
      }
      targets.push(this.parseTarget({}));
      this.stream.expect('=');
      values.push(this.parseExpression());
    }
    return {
      type: 'With',
      targets,
      values,
      body: this.parseWholeBody('endwith'),
      line,
    };
  }

  #parseAutoescape(line: number): Statement {
    const value = this.parseExpression();
    return {
      type: 'Autoescape',
      value,
      body: this.parseWholeBody('endautoescape'),
      line,
    };
  }

  #parseCallBlock(line: number): Statement {
    const parameters = this.stream.test('(')
      ? this.#parseParameters()
      : { parameters: [], defaults: [] };
    const call = this.parseExpression();
    if (call.type !== 'Call') {
      throw this.stream.error('expected call', line);
    }
    const body = this.parseWholeBody('endcall');
    return {
      type: 'CallBlock',
      call,
      ...parameters,
      body,
      line,
    } satisfies CallBlockNode;
  }

  #parseFilterBlock(line: number): Statement {
    const filter = this.parseFilter(undefined, true) as FilterNode;
    return {
      type: 'FilterBlock',
      filter,
      body: this.parseWholeBody('endfilter'),
      line,
    };
  }
}

function isBlank(statement: Statement): boolean {
  return (
    statement.type === 'Output' &&
    statement.items.every(
      item =>
        item.type === 'Text' &&
        [...item.text].every(character => isSpace(character.charCodeAt(0))),
    )
  );
}
