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

import { Environment, LexedToken, TemplateError } from '@nucleon/jinja';
import { Position } from '../yaml/YamlReader';

/**
 * A place in a template that reads a member of a variable.
 *
 * @internal
 */
export interface JinjaReference extends Position {
  /** `['service_instance', 'inputs', 'size']`; ends before what is not written out, and before the name of a method. */
  path: string[];
  /** As it is written. */
  text: string;
  /** Whether `is defined` or `default` expects that it may be missing. */
  isGuarded: boolean;
}

/**
 * A place in a template that names a filter or a test.
 *
 * @internal
 */
export interface JinjaCall extends Position {
  kind: 'filter' | 'test';
  name: string;
}

/**
 * What a template reads.
 *
 * @internal
 */
export interface JinjaReferences {
  references: JinjaReference[];
  calls: JinjaCall[];
  /** The names that stand for one of `service_instances` in a loop, and for nothing else. */
  instances: Set<string>;
  /** The other names that the template itself gives a meaning. */
  bound: Set<string>;
}

interface Tag {
  isStatement: boolean;
  tokens: LexedToken[];
}

const BINDING = ['for', 'set', 'with', 'macro', 'call', 'import', 'from'];
const DEFAULTS = ['default', 'd'];

/**
 * Finds what a template reads of its variables, in all of its branches, with the place of each. Nothing is found in what
 * cannot be read.
 *
 * @internal
 */
export function findJinjaReferences(source: string): JinjaReferences {
  const references: JinjaReference[] = [];
  const calls: JinjaCall[] = [];
  const instances = new Set<string>();
  const bound = new Set<string>();
  for (const tag of readTags(source)) {
    references.push(...readReferences(tag));
    calls.push(...readCalls(tag));
    const instance = instanceOfLoop(tag);
    if (instance !== undefined) {
      instances.add(instance);
    } else {
      boundBy(tag).forEach(name => bound.add(name));
    }
  }
  for (const name of bound) {
    instances.delete(name);
  }
  return { references, calls, instances, bound };
}

function readTags(source: string): Tag[] {
  const tags: Tag[] = [];
  for (const token of lex(source)) {
    if (token.type === 'block_begin' || token.type === 'variable_begin') {
      tags.push({ isStatement: token.type === 'block_begin', tokens: [] });
    } else if (!/^data$|_end$/.test(token.type)) {
      tags.at(-1)?.tokens.push(token);
    }
  }
  return tags;
}

function lex(source: string): LexedToken[] {
  try {
    return new Environment().lex(source);
  } catch (error) {
    if (error instanceof TemplateError) {
      return [];
    }
    throw error;
  }
}

function readReferences({ tokens }: Tag): JinjaReference[] {
  const found: JinjaReference[] = [];
  let index = 0;
  while (index < tokens.length) {
    const start = tokens[index];
    const before = tokens[index - 1];
    index += 1;
    if (start.type !== 'name' || before?.type === '.') {
      continue;
    }
    const path = [start.text];
    let end = index;
    for (
      let step = readStep(tokens, end);
      // `inputs.get('size')` reads `inputs`.
      step && tokens[step.next]?.type !== '(';
      step = readStep(tokens, end)
    ) {
      path.push(step.name);
      end = step.next;
    }
    const written = tokens.slice(index - 1, end);
    index = end;
    if (path.length > 1) {
      found.push({
        path,
        text: written.map(({ text }) => text).join(''),
        ...placeOf(start),
        isGuarded: isGuarded(tokens.slice(end, end + 3)),
      });
    }
  }
  return found;
}

// `.name`, `.0`, `['name']` or `[0]`.
function readStep(
  tokens: LexedToken[],
  index: number,
): { name: string; next: number } | undefined {
  const [sign, member, closing] = tokens.slice(index, index + 3);
  const isInteger = member?.type === 'integer';
  if (sign?.type === '.' && (isInteger || member?.type === 'name')) {
    return { name: member.text, next: index + 2 };
  }
  const isConstant = isInteger || member?.type === 'string';
  return sign?.type === '[' && isConstant && closing?.type === ']'
    ? {
        name: isInteger ? member.text : member.text.slice(1, -1),
        next: index + 3,
      }
    : undefined;
}

function isGuarded([first, second, third]: LexedToken[]): boolean {
  if (first?.type === '|') {
    return DEFAULTS.includes(second?.text);
  }
  const test = second?.text === 'not' ? third : second;
  return (
    first?.text === 'is' && ['defined', 'undefined'].includes(test?.text ?? '')
  );
}

// `| upper`, `is defined` or `is not defined`. A block's filter is looked for by the engine when it reads the template.
function readCalls({ tokens }: Tag): JinjaCall[] {
  return tokens.flatMap((token, index) => {
    const { type, text: name } = token;
    const before = tokens[index - 1];
    const word = before?.text === 'not' ? tokens[index - 2] : before;
    const isTest = word?.type === 'name' && word.text === 'is';
    const isCall = isTest || before?.type === '|';
    return type === 'name' && name !== 'not' && isCall
      ? [{ kind: isTest ? 'test' : 'filter', name, ...placeOf(token) }]
      : [];
  });
}

// `for NAME in service_instances`, whose items are known.
function instanceOfLoop({ isStatement, tokens }: Tag): string | undefined {
  const [keyword, name, word, list, after] = tokens;
  return isStatement &&
    keyword?.text === 'for' &&
    word?.text === 'in' &&
    list?.text === 'service_instances' &&
    (after === undefined || after.text === 'if')
    ? name.text
    : undefined;
}

// More rather than less: what is bound is not checked.
function boundBy({ isStatement, tokens }: Tag): string[] {
  const [keyword] = tokens;
  if (!isStatement || !BINDING.includes(keyword?.text)) {
    return [];
  }
  const end = tokens.findIndex(({ type, text }) =>
    keyword.text === 'for'
      ? type === 'name' && text === 'in'
      : keyword.text === 'set' && type === '=',
  );
  return tokens
    .slice(0, end < 0 ? undefined : end)
    .filter(
      ({ type }, index) =>
        index > 0 &&
        type === 'name' &&
        tokens[index - 1].type !== '.' &&
        (keyword.text !== 'with' || tokens[index + 1]?.type === '='),
    )
    .map(({ text }) => text);
}

function placeOf({ line, column }: LexedToken): Position {
  return { line, column };
}
