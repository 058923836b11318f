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
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { diffBundles } from '../commands/diffBundles';
import { initBundle } from '../commands/initBundle';
import { renderBundle } from '../commands/renderBundle';
import { renderJinja } from '../commands/renderJinja';
import { validateBundle } from '../commands/validateBundle';
import { dispatchCommand } from '../dispatchCommand';

// Jest has no import() without a flag, so that the commands are there from the start.
const loaders = {
  'bundle validate': async () => validateBundle,
  'bundle render': async () => renderBundle,
  'bundle diff': async () => diffBundles,
  'bundle init': async () => initBundle,
  jinja: async () => renderJinja,
};

/**
 * A temporary directory in which the command is run.
 *
 * @internal
 */
export class Workspace {
  readonly path = mkdtempSync(join(tmpdir(), 'nucleon-cli-'));

  /** Runs `nucleon` with some words. */
  async run(words: string, stdin: string[] = []) {
    const output = { stdout: '', stderr: '' };
    const context = {
      cwd: this.path,
      packageDirectory: resolve(__dirname, '../..'),
      stdin: (async function* chunks() {
        yield* stdin;
      })(),
      stdout: { write: (text: string) => (output.stdout += text) },
      stderr: { write: (text: string) => (output.stderr += text) },
    };
    const argv = words.split(' ').filter(Boolean);
    const code = await dispatchCommand({ argv, context, loaders });
    return { code, ...output };
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    const location = join(this.path, path);
    mkdirSync(dirname(location), { recursive: true });
    writeFileSync(location, text);
  }

  /** Reads a file. */
  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** Exchanges a part of a file, which must be there. */
  edit(path: string, before: string, after: string): void {
    const text = this.read(path);
    if (!text.includes(before)) {
      throw new Error(`'${path}' does not hold '${before}'`);
    }
    this.write(path, text.replace(before, after));
  }

  /** Removes the directory. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
