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

import { Problem } from '@nucleon/template-bundle';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { Namespace } from './Namespace';

const MOST_ERRORS = 10;

// `text` is a value; `each` is a map whose keys are free; any other map lists its keys.
type Shape = 'text' | { each: Shape } | { [key: string]: Shape };

const shape: Shape = {
  environment: { name: 'text' },
  environments: { each: { account_id: 'text', outputs: { each: 'text' } } },
  service: {
    name: 'text',
    branch_name: 'text',
    repository_id: 'text',
    repository_connection_arn: 'text',
  },
  instances: {
    each: {
      outputs: { each: 'text' },
      component: { name: 'text', outputs: { each: 'text' } },
    },
  },
};

class NamespaceReader {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #lines = new LineCounter();

  constructor(file: string) {
    this.#file = file;
  }

  read(text: string): Namespace {
    // Scalars stay the text that they are written as, so that an account keeps its zeros without quotes.
    const document = parseDocument(text, {
      schema: 'failsafe',
      prettyErrors: false,
      lineCounter: this.#lines,
      logLevel: 'error',
    });
    // What follows the first ones mostly follows from them.
    for (const error of document.errors.slice(0, MOST_ERRORS)) {
      this.#fail(`is not valid YAML: ${error.message}`, error.pos[0]);
    }
    if (!document.errors.length && document.contents) {
      this.#check(document.contents, shape, []);
    }
    const empty: Namespace = {
      environment: {},
      environments: {},
      service: {},
      instances: {},
    };
    return this.problems.length
      ? empty
      : { ...empty, ...withoutPrototypes(document.toJS({ mapAsMap: true })) };
  }

  #check(node: unknown, expected: Shape, path: string[]): void {
    const name = path.length ? `'${path.join('.')}'` : 'the file';
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (expected === 'text') {
      if (!isScalar(node)) {
        this.#fail(`${name} must be text`, offset);
      }
      return;
    }
    if (!isMap(node)) {
      this.#fail(
        'each' in expected
          ? `${name} must be a map`
          : `${name} must be a map of ${Object.keys(expected).join(', ')}`,
        offset,
      );
      return;
    }
    for (const { key, value } of node.items) {
      const word = isScalar(key) ? String(key.value) : '';
      const member: Shape | undefined =
        'each' in expected
          ? (expected.each as Shape)
          : ownMember(expected, word);
      if (member === undefined) {
        this.#fail(
          `The key '${[...path, word].join('.')}' is unknown; known here are ${Object.keys(expected).join(', ')}`,
          isNode(key) ? key.range?.[0] : undefined,
        );
      } else {
        this.#check(value, member, [...path, word]);
      }
    }
  }

  #fail(message: string, offset: number | undefined): void {
    const place =
      offset === undefined ? undefined : this.#lines.linePos(offset);
    this.problems.push({
      message: `The namespace file is wrong: ${message}`,
      file: this.#file,
      ...(place ? { line: place.line, column: place.col } : {}),
      severity: 'error',
    });
  }
}

function ownMember(
  members: { [key: string]: Shape },
  name: string,
): Shape | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

// The shape was checked, and keys such as __proto__ must stay keys.
function withoutPrototypes(value: unknown): Partial<Namespace> {
  const convert = (item: unknown): unknown =>
    item instanceof Map
      ? Object.fromEntries(
          [...item].map(([key, member]) => [String(key), convert(member)]),
        )
      : (item ?? '');
  return (value instanceof Map ? convert(value) : {}) as Partial<Namespace>;
}

/**
 * Reads the text of a namespace file.
 *
 * @internal
 */
export function readNamespace(
  text: string,
  file: string,
): { namespace: Namespace; problems: Problem[] } {
  const reader = new NamespaceReader(file);
  const namespace = reader.read(text);
  return { namespace, problems: reader.problems };
}
