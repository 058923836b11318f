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

// Brings up the example portal: the CloudFormation simulator, backend and
// frontend, and, unless --empty is given, some things that already stand.
//
//   --empty           nothing stands, in a data folder of its own
//   --fresh           forgets what was there before
//   --time-scale N    how long simulated operations take, 1 is about as AWS
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seed } from './seed.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PORTS = { simulator: 4599, backend: 7007, portal: 3000 };
const { values: options } = parseArgs({
  options: {
    empty: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    'time-scale': { type: 'string', default: '0.3' },
  },
});
const DATA = path.join(ROOT, '.data', options.empty ? 'empty' : 'portal');

const children = [];
const stopping = new AbortController();

function say(text) {
  console.log(`\x1b[1mnucleon\x1b[0m  ${text}`);
}

function stop(code) {
  stopping.abort();
  children.forEach(end);
  process.exitCode = code;
}

// A child that crashed may leave its own children, who hold the ports.
function end({ pid }) {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

function start(name, command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    // A group of its own, which can be ended as a whole.
    detached: true,
    env: { ...process.env, ...env },
  });
  child.on('exit', code => {
    const index = children.indexOf(child);
    if (index >= 0) {
      children.splice(index, 1);
      end(child);
      say(`${name} has ended (${code ?? 'by a signal'}).`);
      stop(code ?? 0);
    }
  });
  children.push(child);
}

function isListening(port) {
  return new Promise(resolve => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function waitFor(what, check, seconds) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end && process.exitCode === undefined) {
    if (await check()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`${what} did not come up within ${seconds} s`);
}

async function main() {
  for (const [name, port] of Object.entries(PORTS)) {
    if (await isListening(port)) {
      throw new Error(
        `Port ${port} is taken, and the ${name} needs it. Stop what listens there and run the command again`,
      );
    }
  }
  if (options.fresh) {
    rmSync(DATA, { recursive: true, force: true });
  }
  mkdirSync(DATA, { recursive: true });
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));

  say(`1/3  Starting the CloudFormation simulator (2 s).`);
  start('The simulator', 'node', [
    'packages/cloudformation-simulator/bin/cloudformation-simulator',
    '--port',
    String(PORTS.simulator),
    '--state-dir',
    path.join(DATA, 'simulator'),
    '--time-scale',
    options['time-scale'],
  ]);
  await waitFor('The simulator', () => isListening(PORTS.simulator), 30);

  say('2/3  Starting backend and frontend (30 to 60 s).');
  start(
    'The portal',
    'node',
    ['node_modules/.bin/backstage-cli', 'repo', 'start'],
    {
      NUCLEON_DATA: DATA,
      // A line for each request would hide what is said here.
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      NODE_OPTIONS:
        `${process.env.NODE_OPTIONS ?? ''} --no-node-snapshot`.trim(),
    },
  );
  const readiness = `http://127.0.0.1:${PORTS.backend}/.backstage/health/v1/readiness`;
  await waitFor(
    'The backend',
    () =>
      fetch(readiness).then(
        r => r.ok,
        () => false,
      ),
    240,
  );
  await waitFor('The frontend', () => isListening(PORTS.portal), 240);

  if (options.empty) {
    say('3/3  Nothing is put into the portal (--empty).');
  } else {
    say(
      '3/3  Making some environments and services (about 1 minute, in the background).',
    );
    const { signal } = stopping;
    seed(`http://127.0.0.1:${PORTS.backend}`, { say, signal }).catch(error => {
      if (!signal.aborted) {
        say(
          `Could not make the examples: ${error.message}. The portal runs without them.`,
        );
      }
    });
  }
  say(`The portal is at http://localhost:${PORTS.portal}. Ctrl+C ends it.`);
}

main().catch(error => {
  console.error(`\nnucleon: ${error.message}.`);
  stop(1);
});
