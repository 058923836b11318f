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

// The gates: everything that a tool can check without running the product.
// Runs all of them and names the ones that failed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const GATES = [
  ['prettier', ['prettier', '--check', '.']],
  ['types', ['tsc', '--noEmit', '--incremental', 'false']],
  ['lint', ['backstage-cli', 'repo', 'lint', '--max-warnings', '0']],
  ['package fields', ['backstage-cli', 'repo', 'fix', '--check', '--publish']],
  [
    'configuration',
    [
      'backstage-cli',
      'config:check',
      '--strict',
      '--config',
      'app-config.yaml',
    ],
  ],
  [
    'OpenAPI document',
    ['backstage-repo-tools', 'repo', 'schema', 'openapi', 'lint'],
  ],
  [
    'generated code is current',
    ['node', 'scripts/generate-openapi.mjs', '--check'],
  ],
  ['API and SQL reports', ['node', 'scripts/api-reports.mjs', '--ci']],
  ['unused code and dependencies', ['knip']],
];

const only = process.argv.slice(2);
const failed = [];
for (const [name, [command, ...args]] of GATES) {
  if (only.length > 0 && !only.some(word => name.includes(word))) {
    continue;
  }
  const started = Date.now();
  const file =
    command === 'node'
      ? process.execPath
      : path.join(ROOT, 'node_modules', '.bin', command);
  const { status } = spawnSync(file, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The declarations of all packages need more than Node's default heap.
    env: { NODE_OPTIONS: '--max-old-space-size=6144', ...process.env },
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (status !== 0) {
    failed.push(name);
  }
}
if (failed.length > 0) {
  console.error(`Gates that failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
