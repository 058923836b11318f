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

import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError, isError } from '@backstage/errors';

/**
 * Makes a directory and those that it is in, as far as they are not there.
 *
 * Not with `recursive` of Node.js: where a directory is there but refuses new ones by saying that it is not, as /proc does,
 * that never ends.
 *
 * @internal
 */
export async function makeDirectory(location: string): Promise<void> {
  if (await isDirectory(location)) {
    return;
  }
  const parent = dirname(location);
  if (parent !== location) {
    await makeDirectory(parent);
  }
  try {
    await mkdir(location);
  } catch (error) {
    if (await isDirectory(location)) {
      return;
    }
    // `EACCES: permission denied, mkdir '/a/b'`
    const reason = isError(error)
      ? error.message.replace(/^E[A-Z]+: (.*), \w+ '.*'$/, '$1')
      : String(error);
    throw new InputError(
      `The directory '${location}' cannot be made: ${reason}; name one where you may write`,
    );
  }
}

async function isDirectory(location: string): Promise<boolean> {
  const found = await stat(location).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
