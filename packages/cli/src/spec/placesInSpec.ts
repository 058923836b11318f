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
import { isCollection, isMap, LineCounter, parseDocument } from 'yaml';

const MEMBER = /^(?:The input )?'([^']+)'/;

/**
 * Finds where in a spec's text a problem stands: at the member that its message begins with, or where that is missing, at
 * what should hold it.
 *
 * @internal
 */
export function placesInSpec(
  text: string,
): (message: string) => Pick<Problem, 'line' | 'column'> {
  const lines = new LineCounter();
  const root = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    logLevel: 'error',
  }).contents;
  return message => {
    const path = MEMBER.exec(message)?.[1].match(/[^.[\]]+/g) ?? [];
    const { line, col } = lines.linePos(findOffset(root, path));
    return { line, column: col };
  };
}

function findOffset(root: unknown, path: string[]): number {
  let node = root;
  let found = 0;
  for (const segment of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => String(key) === segment)
      : undefined;
    // The key of a member, or an item of a list.
    const member: unknown = isCollection(node)
      ? node.get(segment, true)
      : undefined;
    const target = pair?.key ?? member;
    if (!hasRange(target)) {
      break;
    }
    found = target.range[0];
    node = pair ? pair.value : member;
  }
  return found;
}

function hasRange(node: unknown): node is { range: [number] } {
  return (
    typeof node === 'object' &&
    node !== null &&
    'range' in node &&
    Array.isArray(node.range)
  );
}
