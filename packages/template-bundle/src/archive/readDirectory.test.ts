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
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleDigest } from './bundleDigest';
import { readDirectory } from './readDirectory';

describe('readDirectory', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bundle-'));
    await mkdir(join(directory, 'schema'));
    await writeFile(join(directory, 'schema', 'schema.yaml'), 'schema:\n');
    await writeFile(join(directory, '.template-registration.yaml'), 'a: 1\n');
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('reads files with paths of the bundle, and refuses links', async () => {
    const files = await readDirectory(directory);
    expect(files.map(({ path }) => path)).toEqual([
      '.template-registration.yaml',
      'schema/schema.yaml',
    ]);
    await symlink('/etc', join(directory, 'schema', 'link'));
    await expect(readDirectory(directory)).rejects.toThrow(/'schema\/link'/);
  });

  it('gives a digest of what the version is, not of what it may be used with', async () => {
    const files = await readDirectory(directory);
    const digest = bundleDigest(files);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(bundleDigest([...files].reverse())).toBe(digest);
    expect(bundleDigest(files.slice(1))).toBe(digest);
    const changed = new TextEncoder().encode('schema: \n');
    expect(
      bundleDigest([{ path: 'schema/schema.yaml', content: changed }]),
    ).not.toBe(digest);
    expect(bundleDigest([{ ...files[1], path: 'schema/schema.yam' }])).not.toBe(
      digest,
    );
  });
});
