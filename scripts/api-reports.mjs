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

// Writes each package's report.api.md and report.sql.md, or with --ci checks
// that they are current. Declarations are compiled first, because the reports
// are made from them.
import { spawnSync } from 'node:child_process';

const ci = process.argv.includes('--ci');

function run(command, args) {
  const { status } = spawnSync(
    process.execPath,
    [`node_modules/.bin/${command}`, ...args],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

run('tsc', ['--skipLibCheck', '--incremental', 'false']);
run('backstage-repo-tools', [
  'api-reports',
  ...(ci ? ['--ci'] : []),
  '--exclude',
  'packages/app,packages/backend',
  '--sql-reports',
]);
