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

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError, isError } from '@backstage/errors';

/**
 * Reads a file that an option names. What keeps it from being read is said with the name that the user gave it.
 *
 * @internal
 */
export async function readText(file: string, cwd: string): Promise<string> {
  const content = await readFile(resolve(cwd, file)).catch(error => {
    // `ENOENT: no such file or directory, open '/a/b'`
    const reason = isError(error)
      ? error.message
          .replace(/^EISDIR: .*$/, 'it is a directory, not a file')
          .replace(/^E[A-Z]+: (.*), \w+(?: '.*')?$/, '$1')
      : String(error);
    throw new InputError(`'${file}': ${reason}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      new Uint8Array(content),
    );
  } catch {
    throw new InputError(`'${file}' is no UTF-8 text`);
  }
}
