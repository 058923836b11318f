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
import { createHash } from 'node:crypto';
import { BundleFile } from './BundleFile';
import { isRegistrationFile } from './isRegistrationFile';

/**
 * The identity of a version's content: SHA-256, in hexadecimal, over the sorted paths and the bytes of the files.
 * The registration files do not count, because what they say may change for a version that stands.
 *
 * @public
 */
export function bundleDigest(files: BundleFile[]): string {
  const hash = createHash('sha256');
  const entries = files
    .filter(file => !isRegistrationFile(file.path))
    .map(file => ({ path: Buffer.from(file.path), content: file.content }))
    .sort((a, b) => Buffer.compare(a.path, b.path));
  for (const { path, content } of entries) {
    // The lengths keep apart what would otherwise run together.
    hash.update(`${path.length} ${content.byteLength}\n`);
    hash.update(path);
    hash.update(content);
  }
  return hash.digest('hex');
}
