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

import path from 'node:path';
import { findFreePort, ROOT, startProcess, until } from './startProcess.mjs';

/** The simulator as a process of its own. */
export async function startSimulator({ directory, options = [] }) {
  const port = await findFreePort();
  const process = startProcess({
    args: [
      path.join(
        ROOT,
        'packages/cloudformation-simulator/bin/cloudformation-simulator',
      ),
      '--port',
      String(port),
      '--bucket',
      'templates',
      ...options,
    ],
    log: path.join(directory, 'simulator.log'),
  });
  const url = `http://127.0.0.1:${port}`;
  await until('starting the simulator', async () => {
    const response = await fetch(`${url}/_simulator/calls`);
    return response.ok;
  });
  return {
    url,
    stop: process.stop,
    async calls() {
      const response = await fetch(`${url}/_simulator/calls`);
      return (await response.json()).items;
    },
    async addFault(fault) {
      const response = await fetch(`${url}/_simulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      });
      if (!response.ok) {
        throw new Error(
          `The simulator takes no fault: ${await response.text()}`,
        );
      }
    },
    async resetCalls() {
      await fetch(`${url}/_simulator/calls`, { method: 'DELETE' });
    },
  };
}
