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

import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** A port that nobody listens on. */
export async function findFreePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Asks until there is an answer that `check` accepts. */
export async function until(what, check, seconds = 120) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      const result = await check();
      if (result) {
        return result;
      }
    } catch (error) {
      if (error.isFinal) {
        throw error;
      }
      last = error;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(
    `${what} did not happen within ${seconds} s${last ? `: ${last.message}` : ''}`,
  );
}

/** A Node process whose output goes to a file, and whose end can be waited for. */
export function startProcess({ args, env = {}, log }) {
  const output = createWriteStream(log, { flags: 'a' });
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  // It does not outlive whoever started it.
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const ended = new Promise(resolve => {
    child.once('exit', (code, signal) => {
      process.off('exit', kill);
      resolve(signal ?? code);
    });
  });
  return {
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
