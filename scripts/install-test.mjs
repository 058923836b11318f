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

// Installs the packed packages into a fresh app made by create-app, as the
// README tells, and takes a walk in it:
//
//   node scripts/install-test.mjs DIR [--portal 3100] [--backend 7107]
//     [--simulator 4699] [--newest] [--again]
//
// DIR is a new folder outside the repository. The app is Backstage 1.55.0, with
// --newest what create-app's ranges resolve to today; with --again the app that
// is there is walked through once more. Wants Node 22 or 24, yarn and Chromium,
// and closes with one line, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installIntoApp } from './harness/installIntoApp.mjs';
import { ROOT, until } from './harness/startProcess.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    portal: { type: 'string', default: '3100' },
    backend: { type: 'string', default: '7107' },
    simulator: { type: 'string', default: '4699' },
    newest: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});
const { again, newest, ...ports } = values;
const started = [];

function isListening(port) {
  return new Promise(resolve => {
    const socket = createConnection({ host: 'localhost', port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Starts a command that has a process group of its own, to end all of it. */
function start({ app, name, command, args }) {
  const log = path.join(app, `${name}.log`);
  console.log(`$ ${command} ${args.join(' ')}  (output in ${log})`);
  const child = spawn(command, args, {
    cwd: app,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NUCLEON_ENCRYPTION_KEY: 'for-the-install-test-only',
      NODE_OPTIONS: '--no-node-snapshot',
    },
  });
  const output = createWriteStream(log);
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  started.push({
    child,
    ended: new Promise(resolve => child.once('exit', resolve)),
  });
}

async function stop() {
  for (const { child, ended } of started.splice(0).reverse()) {
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGTERM');
      await ended;
    }
  }
}

async function startPortal(app) {
  rmSync(path.join(app, '.simulator'), { recursive: true, force: true });
  start({
    app,
    name: 'simulator',
    command: 'yarn',
    args: [
      ...['workspace', 'backend', 'run', 'cloudformation-simulator'],
      ...['--port', ports.simulator, '--time-scale', '0.05'],
      ...['--state-dir', path.join(app, '.simulator')],
    ],
  });
  await until('The simulator', () => isListening(ports.simulator), 60);
  start({ app, name: 'portal', command: 'yarn', args: ['start'] });
  const ready = `http://127.0.0.1:${ports.backend}/.backstage/health/v1/readiness`;
  await until('The backend', async () => (await fetch(ready)).ok, 600);
  await until('The frontend', () => isListening(ports.portal), 600);
}

/** Counts of the walk; one that died before its report is a failure. */
async function walk(app) {
  const report = path.join(app, 'walk.json');
  rmSync(report, { force: true });
  const playwright = spawn(
    process.execPath,
    [
      ...['node_modules/.bin/playwright', 'test', 'e2e/install.spec.ts'],
      ...['--config', 'e2e/playwright.config.ts'],
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NUCLEON_INSTALL: app,
        NUCLEON_PORTAL: `http://localhost:${ports.portal}`,
        NUCLEON_BACKEND: `http://127.0.0.1:${ports.backend}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  );
  const status = await new Promise(resolve => playwright.once('exit', resolve));
  const stats = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8')).stats
    : { expected: 0, flaky: 0, unexpected: 0 };
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected || (status === 0 ? 0 : 1),
  };
}

async function main() {
  const [target] = positionals;
  if (!target || existsSync(target) !== again) {
    console.error(
      `usage: node scripts/install-test.mjs DIR  (${
        again ? 'an app that was made before' : 'a new folder'
      })`,
    );
    process.exit(2);
  }
  const app = path.resolve(target);
  for (const [name, port] of Object.entries(ports)) {
    if (await isListening(port)) {
      throw new Error(`Port ${port} is taken; choose another by --${name}`);
    }
  }
  if (!again) {
    installIntoApp({ app, ports, isNewest: newest });
  }
  await startPortal(app);
  return walk(app);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => stop().then(() => process.exit(1)));
}
let counts = { passed: 0, failed: 1 };
try {
  counts = await main();
} catch (error) {
  console.error(error.message);
}
await stop();
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
