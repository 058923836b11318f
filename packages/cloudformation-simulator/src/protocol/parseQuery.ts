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

export type QueryValue = string | QueryValue[] | { [key: string]: QueryValue };

/** The parameters of one request. @internal */
export type QueryParameters = { [key: string]: QueryValue };

type Tree = Map<string, Tree | string>;

function insert(tree: Tree, path: string[], value: string): void {
  const [head, ...rest] = path;
  if (rest.length === 0) {
    tree.set(head, value);
    return;
  }
  const below = tree.get(head);
  const next: Tree = below instanceof Map ? below : new Map();
  tree.set(head, next);
  insert(next, rest, value);
}

function build(node: Tree | string): QueryValue {
  if (typeof node === 'string') {
    return node;
  }
  const members = node.get('member');
  if (members instanceof Map) {
    return [...members.entries()]
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, value]) => build(value));
  }
  return Object.fromEntries(
    [...node.entries()].map(([key, value]) => [key, build(value)]),
  );
}

/**
 * Reads form-encoded parameters: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`.
 * An empty list comes as an empty text.
 * @internal
 */
export function parseQuery(body: string): QueryParameters {
  const tree: Tree = new Map();
  for (const [key, value] of new URLSearchParams(body)) {
    insert(tree, key.split('.'), value);
  }
  return Object.fromEntries(
    [...tree.entries()].map(([key, value]) => [key, build(value)]),
  );
}
