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

import { TemplateVersionChanges } from '@nucleon/plugin-nucleon-common';
import { BundleFile } from '@nucleon/template-bundle';

// Two texts side by side; a larger file is a name only.
const LARGEST_SHOWN = 256 * 1024;

/**
 * Which files differ between two contents, with their texts.
 *
 * @internal
 */
export function diffFiles(
  before: BundleFile[],
  after: BundleFile[],
): TemplateVersionChanges['files'] {
  const older = new Map(before.map(file => [file.path, file]));
  const newer = new Map(after.map(file => [file.path, file]));
  const paths = [...new Set([...older.keys(), ...newer.keys()])].sort();
  return paths.flatMap(path => {
    const a = older.get(path);
    const b = newer.get(path);
    if (a && b && Buffer.from(a.content).equals(b.content)) {
      return [];
    }
    return [
      {
        path,
        change: getChange(a, b),
        before: readText(a),
        after: readText(b),
      },
    ];
  });
}

function getChange(
  before: BundleFile | undefined,
  after: BundleFile | undefined,
): 'added' | 'modified' | 'removed' {
  if (!before) {
    return 'added';
  }
  return after ? 'modified' : 'removed';
}

function readText(file: BundleFile | undefined): string | undefined {
  return file && file.content.byteLength <= LARGEST_SHOWN
    ? Buffer.from(file.content).toString('utf8')
    : undefined;
}
