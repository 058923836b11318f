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

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findFreePort, ROOT, startProcess, until } from './startProcess.mjs';

const require = createRequire(import.meta.url);
const TOKEN = 'harness-harness-harness';

/**
 * A backend with nothing in it but Nucleon and its CloudFormation engine, on
 * SQLite files, beside a simulator.
 */
export async function createBackend({ directory, simulatorUrl }) {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const config = path.join(directory, 'app-config.yaml');
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify({
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port },
        database: {
          client: 'better-sqlite3',
          connection: { directory: path.join(directory, 'database') },
        },
        auth: {
          externalAccess: [
            { type: 'static', options: { token: TOKEN, subject: 'harness' } },
          ],
        },
      },
      nucleon: {
        destinations: [
          {
            name: 'test',
            account: '111122223333',
            region: 'eu-central-1',
            endpoint: simulatorUrl,
            templateBucket: 'templates',
            simulated: true,
          },
        ],
        encryption: { key: 'harness' },
        // Each start would read the rules again, which takes seconds.
        checks: { cloudformation: 'off' },
        permissions: { requireOwnership: false },
      },
    }),
  );
  const rest = createRest(url);
  return {
    rest,
    /** Starts it, again after it was killed. */
    async start(env = {}) {
      const backend = startProcess({
        args: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          path.join(ROOT, 'scripts/harness/backend.cjs'),
          '--config',
          config,
        ],
        env: { NODE_ENV: 'development', ...env },
        log: path.join(directory, 'backend.log'),
      });
      await until('starting the backend', async () => {
        if (!backend.isRunning()) {
          const error = new Error(
            `The backend ended while it started; see ${directory}`,
          );
          throw Object.assign(error, { isFinal: true });
        }
        return rest('GET', '/environments');
      });
      return backend;
    },
  };
}

function createRest(url) {
  return async function rest(method, pathname, body) {
    const isArchive = body instanceof Uint8Array;
    const response = await fetch(`${url}/api/nucleon${pathname}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body && {
          'content-type': isArchive ? 'application/gzip' : 'application/json',
        }),
      },
      body: isArchive || !body ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      const error = new Error(
        `${method} ${pathname}: ${response.status} ${text}`,
      );
      throw Object.assign(error, { status: response.status });
    }
    return text ? JSON.parse(text) : undefined;
  };
}
