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
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const ENTRY_POINT =
  /^(packages\/(?!app\/|backend\/)|plugins\/)[^/]+\/src\/(index|alpha|testUtils)\.tsx?$/;

// TypeScript writes the members of an inferred type in the order in which it
// first met them, anywhere. What is inferred is written first: else a string in
// some other package would change these reports.
const INFERRED = [
  'plugins/nucleon/src/translation.ts',
  'plugins/nucleon/src/alpha.tsx',
];

// Reports are made from declarations. The gate for types checks them; here they
// are only written.
function writeDeclarations() {
  const { options, fileNames } = ts.getParsedCommandLineOfConfigFile(
    path.join(ROOT, 'tsconfig.json'),
    { noCheck: true, incremental: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  const program = ts.createProgram(
    fileNames.filter(file => ENTRY_POINT.test(path.relative(ROOT, file))),
    options,
  );
  for (const file of INFERRED) {
    const source = program.getSourceFile(path.join(ROOT, file));
    if (!source) {
      throw new Error(`There is no ${file} any more; name what took its place`);
    }
    program.emit(source, undefined, undefined, true);
  }
  for (const diagnostic of program.emit().diagnostics) {
    fail(diagnostic);
  }
}

function fail(diagnostic) {
  const { messageText, file } = diagnostic;
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  throw new Error(file ? `${file.fileName}: ${text}` : text);
}

function writeReports(flags) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/.bin/backstage-repo-tools', 'api-reports', ...flags],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  process.exitCode = status ?? 1;
}

writeDeclarations();
writeReports([
  ...(process.argv.includes('--ci') ? ['--ci'] : []),
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
