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

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { BundleFile, RenderedFile } from '@nucleon/template-bundle';

/**
 * Names the files that are added, changed or gone, sorted: `changed: schema/schema.yaml`.
 *
 * @internal
 */
export function listChangedFiles(
  older: readonly BundleFile[],
  newer: readonly BundleFile[],
): string[] {
  const before = new Map(older.map(({ path, content }) => [path, content]));
  const after = new Map(newer.map(({ path, content }) => [path, content]));
  const lines: string[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const old = before.get(path);
    const now = after.get(path);
    if (!old) {
      lines.push(`added: ${path}`);
    } else if (!now) {
      lines.push(`gone: ${path}`);
    } else if (Buffer.compare(old, now) !== 0) {
      lines.push(`changed: ${path}`);
    }
  }
  return lines;
}

/**
 * Shows the lines that differ between two renderings, as `diff -u` does; empty where there are none.
 *
 * @internal
 */
export function diffRenderings(
  older: readonly RenderedFile[],
  newer: readonly RenderedFile[],
): string {
  const before = new Map(older.map(({ path, content }) => [path, content]));
  const after = new Map(newer.map(({ path, content }) => [path, content]));
  const patches: string[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(path);
    const now = after.get(path);
    if (old !== now) {
      patches.push(
        createTwoFilesPatch(
          old === undefined ? '/dev/null' : `old/${path}`,
          now === undefined ? '/dev/null' : `new/${path}`,
          old ?? '',
          now ?? '',
          undefined,
          undefined,
          { headerOptions: FILE_HEADERS_ONLY },
        ),
      );
    }
  }
  return patches.join('');
}
