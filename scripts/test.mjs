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

// Runs every kind of test and closes with one line, `N passed, N failed`.
//
//   npm test                    all that this machine can run
//   npm test -- unit [args]     unit and integration tests (Jest's own arguments)
//   npm test -- kill            the backend killed at each step of a deployment
//   npm test -- browser [args]  the walk in Chromium, with the project's own
//                               examples and with AWS's bundles (Playwright's arguments)
//
// With CI=true what a machine lacks is a failure, otherwise it is skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const required = process.env.CI === 'true';
const reports = mkdtempSync(path.join(tmpdir(), 'nucleon-test-'));

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

/** Counts from a report; a run that died before writing one is a failure. */
function countsFrom(report, status, read) {
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counts.failed === 0) {
    counts.failed = 1;
  }
  return counts;
}

const kinds = {
  unit(args) {
    const report = path.join(reports, 'jest.json');
    const status = run(
      [
        'node_modules/.bin/backstage-cli',
        'repo',
        'test',
        '--maxWorkers=2',
        '--workerIdleMemoryLimit=1500M',
        '--json',
        `--outputFile=${report}`,
        ...args,
      ],
      { CI: '1', BACKSTAGE_TEST_DISABLE_DOCKER: '1' },
    );
    return countsFrom(report, status, json => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
      skipped: json.numPendingTests,
    }));
  },

  kill(args) {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['scripts/kill-test.mjs', ...args],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
    );
    console.log(stdout);
    const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(stdout) ?? [];
    return {
      passed: Number(passed ?? 0),
      failed: Number(failed ?? 0) || (status === 0 ? 0 : 1),
      skipped: 0,
    };
  },

  browser(args) {
    if (!existsSync(CHROMIUM)) {
      console.log(
        `No Chromium at ${CHROMIUM} (set CHROMIUM to its path): the browser tests are ${
          required ? 'failed' : 'skipped'
        }.`,
      );
      return required
        ? { passed: 0, failed: 1, skipped: 0 }
        : { passed: 0, failed: 0, skipped: 1 };
    }
    const report = path.join(reports, 'playwright.json');
    const status = run(
      [
        'node_modules/.bin/playwright',
        'test',
        '--config',
        'e2e/playwright.config.ts',
        ...(args.length > 0
          ? args
          : ['examples', 'exceptions', 'looks', 'proton']),
      ],
      { CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    );
    return countsFrom(report, status, json => ({
      passed: json.stats.expected + json.stats.flaky,
      failed: json.stats.unexpected,
      skipped: json.stats.skipped,
    }));
  },
};

const [kind, ...args] = process.argv.slice(2);
if (kind !== undefined && !(kind in kinds)) {
  console.error(`No tests named '${kind}': ${Object.keys(kinds).join(', ')}`);
  process.exit(2);
}
const total = { passed: 0, failed: 0, skipped: 0 };
for (const name of kind ? [kind] : Object.keys(kinds)) {
  const counts = kinds[name](args);
  console.log(
    `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
  );
  for (const key of Object.keys(total)) {
    total[key] += counts[key];
  }
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
