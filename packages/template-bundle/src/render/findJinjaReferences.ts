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

import { JinjaTag, JinjaToken, tokenizeJinja } from './tokenizeJinja';

/**
 * A place in a template that reads a member of a variable.
 *
 * @internal
 */
export interface JinjaReference {
  /** `['service_instance', 'inputs', 'size']`; ends before what is not written out, and before the name of a method. */
  path: string[];
  /** As it is written. */
  text: string;
  offset: number;
  /** Whether `is defined` or `default` expects that it may be missing. */
  isGuarded: boolean;
}

/**
 * A place in a template that names a filter or a test.
 *
 * @internal
 */
export interface JinjaCall {
  kind: 'filter' | 'test';
  name: string;
  offset: number;
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

const BINDING = ['for', 'set', 'with', 'macro', 'call', 'import', 'from'];
const DEFAULTS = ['default', 'd'];

/**
 * Finds what a template reads of its variables, in all of its branches, with the place of each.
 *
 * @internal
 */
export function findJinjaReferences(source: string): JinjaReferences {
  const references: JinjaReference[] = [];
  const calls: JinjaCall[] = [];
  const instances = new Set<string>();
  const bound = new Set<string>();
  for (const tag of tokenizeJinja(source)) {
    references.push(...readReferences(tag.tokens, source));
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

function readReferences(
  tokens: JinjaToken[],
  source: string,
): JinjaReference[] {
  const found: JinjaReference[] = [];
  let index = 0;
  while (index < tokens.length) {
    const start = tokens[index];
    const before = tokens[index - 1];
    index += 1;
    if (start.type !== 'name' || isSymbol(before, '.')) {
      continue;
    }
    const path = [start.text];
    let end = index;
    for (
      let step = readStep(tokens, end);
      // `inputs.get('size')` reads `inputs`.
      step && !isSymbol(tokens[step.next], '(');
      step = readStep(tokens, end)
    ) {
      path.push(step.name);
      end = step.next;
    }
    index = end;
    if (path.length > 1) {
      const last = tokens[end - 1];
      const stop =
        last.offset + last.text.length + (last.type === 'text' ? 2 : 0);
      found.push({
        path,
        text: source.slice(start.offset, stop),
        offset: start.offset,
        isGuarded: isGuarded(tokens.slice(end, end + 3)),
      });
    }
  }
  return found;
}

// `.name`, `.0`, `['name']` or `[0]`.
function readStep(
  tokens: JinjaToken[],
  index: number,
): { name: string; next: number } | undefined {
  const [sign, member, closing] = tokens.slice(index, index + 3);
  if (isSymbol(sign, '.') && member && member.type !== 'symbol') {
    return { name: member.text, next: index + 2 };
  }
  const isConstant = member?.type === 'text' || member?.type === 'number';
  return isSymbol(sign, '[') && isConstant && isSymbol(closing, ']')
    ? { name: member.text, next: index + 3 }
    : undefined;
}

function isGuarded([first, second, third]: JinjaToken[]): boolean {
  if (isSymbol(first, '|')) {
    return DEFAULTS.includes(second?.text);
  }
  const test = second?.text === 'not' ? third : second;
  return (
    first?.text === 'is' && ['defined', 'undefined'].includes(test?.text ?? '')
  );
}

// `| upper`, `is defined` or `is not defined`. A block's filter is looked for by the engine when it reads the template.
function readCalls({ tokens }: JinjaTag): JinjaCall[] {
  return tokens.flatMap(({ type, text: name, offset }, index) => {
    const before = tokens[index - 1];
    const word = before?.text === 'not' ? tokens[index - 2] : before;
    const isTest = word?.type === 'name' && word.text === 'is';
    const isCall = isTest || isSymbol(before, '|');
    return type === 'name' && name !== 'not' && isCall
      ? [{ kind: isTest ? 'test' : 'filter', name, offset }]
      : [];
  });
}

// `for NAME in service_instances`, whose items are known.
function instanceOfLoop({ isStatement, tokens }: JinjaTag): string | undefined {
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
function boundBy({ isStatement, tokens }: JinjaTag): string[] {
  const [keyword] = tokens;
  if (!isStatement || !BINDING.includes(keyword?.text)) {
    return [];
  }
  const end = tokens.findIndex(({ type, text }) =>
    keyword.text === 'for'
      ? type === 'name' && text === 'in'
      : keyword.text === 'set' && text === '=',
  );
  return tokens
    .slice(1, end < 0 ? undefined : end)
    .filter(
      ({ type }, index) => type === 'name' && !isSymbol(tokens[index], '.'),
    )
    .map(({ text }) => text);
}

function isSymbol(token: JinjaToken | undefined, text: string): boolean {
  return token?.type === 'symbol' && token.text === text;
}
