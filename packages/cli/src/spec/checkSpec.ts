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

import {
  BundleSchema,
  Problem,
  Spec,
  validateSpec,
} from '@nucleon/template-bundle';
import { isCollection, isMap, LineCounter, parseDocument } from 'yaml';

const INPUT = /^The input '([^']+)'/;

/**
 * Checks the inputs of a spec against a schema, and says where in the spec's text each problem stands: at the input, or
 * where one is missing, at what should hold it.
 *
 * @internal
 */
export function checkSpec(
  schema: BundleSchema,
  options: { spec: Spec; text: string; file: string },
): Problem[] {
  const { spec, text, file } = options;
  const problems = validateSpec(schema, spec);
  if (!problems.length) {
    return [];
  }
  const lines = new LineCounter();
  const root = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    logLevel: 'error',
  }).contents;
  return problems.map(problem => {
    const path = INPUT.exec(problem.message)?.[1].match(/[^.[\]]+/g) ?? [];
    const offset = findOffset(root, path);
    const place = offset === undefined ? undefined : lines.linePos(offset);
    return {
      ...problem,
      file,
      ...(place ? { line: place.line, column: place.col } : {}),
    };
  });
}

function findOffset(root: unknown, path: string[]): number | undefined {
  let node = root;
  let found: number | undefined;
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
