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

// Writes each package's report.api.md and the backend's report.sql.md, or with
// --ci fails where one is missing, is old or would hold a warning: an export
// without a sentence or a tag, or a type that an exported one refers to.
//
// The SQL report runs the migrations up and down in a PostgreSQL that is part of
// the tools (PGlite, in this process), so that no server has to be there.
import { spawnSync } from 'node:child_process';

const ci = process.argv.includes('--ci');

function run(command, args) {
  const { status } = spawnSync(
    process.execPath,
    [`node_modules/.bin/${command}`, ...args],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      // The declarations of all packages need more than Node's default heap.
      env: { NODE_OPTIONS: '--max-old-space-size=6144', ...process.env },
    },
  );
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

// Reports are made from declarations, never from those of an earlier run.
run('tsc', ['--skipLibCheck', '--incremental', 'false']);
run('backstage-repo-tools', [
  'api-reports',
  ...(ci ? ['--ci'] : []),
  '--exclude',
  'packages/app,packages/backend',
  // Declarations of one package lead to the sources of another, because that is
  // what `main` says in a workspace. Nothing is wrong with it, and the message
  // would put the path of this machine into the reports.
  '--omit-messages',
  'ae-wrong-input-file-type',
  // Nothing that is @alpha leaves by the main entry point.
  '--validate-release-tags',
  '--sql-reports',
]);
