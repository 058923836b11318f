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
import { InputError } from '@backstage/errors';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BundleFile } from './BundleFile';
import { BundleFiles } from './BundleFiles';
import { BundleLimits, defaultBundleLimits } from './BundleLimits';

/**
 * Reads a version's directory. Links are refused, not followed.
 *
 * @public
 */
export async function readDirectory(
  dir: string,
  limits: Partial<BundleLimits> = {},
): Promise<BundleFile[]> {
  const files = new BundleFiles({ ...defaultBundleLimits, ...limits });
  await readInto(files, dir, '');
  return files.toArray();
}

async function readInto(
  files: BundleFiles,
  dir: string,
  prefix: string,
): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const name = prefix + entry.name;
    const location = join(dir, entry.name);
    if (entry.isDirectory()) {
      await readInto(files, location, `${name}/`);
    } else if (entry.isFile()) {
      const path = files.admit(name, (await stat(location)).size);
      if (path !== undefined) {
        files.add(path, new Uint8Array(await readFile(location)));
      }
    } else {
      throw new InputError(
        `The entry '${name}' of the bundle is no regular file; links and devices are not allowed`,
      );
    }
  }
}
