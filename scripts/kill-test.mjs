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

// Kills the backend with -9 while it deploys, starts it again, and looks whether
// it carried on and each stack was operated on once.
//
//   node scripts/kill-test.mjs                once at each step of the engine
//   node scripts/kill-test.mjs --both         before and after each step
//   node scripts/kill-test.mjs --rounds 20    at so many random moments
//   node scripts/kill-test.mjs --seed 7       the same moments again
//   node scripts/kill-test.mjs --only retry   one scenario
//   node scripts/kill-test.mjs --tracks 1     so many backends beside each other
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareWorld, SCENARIOS } from './harness/killScenarios.mjs';
import { StackReader } from './harness/StackReader.mjs';
import { createBackend } from './harness/startBackend.mjs';
import { until } from './harness/startProcess.mjs';
import { startSimulator } from './harness/startSimulator.mjs';
import {
  LARGE_TEMPLATE,
  publishServiceTemplate,
  publishTemplate,
} from './harness/template.mjs';

const { values: options } = parseArgs({
  options: {
    both: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tracks: { type: 'string', default: '2' },
  },
});

const scenarios = Object.entries(SCENARIOS).filter(
  ([kind]) => options.only === undefined || options.only === kind,
);

/** Numbers between 0 and 1, the same for the same seed. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A backend beside a simulator, in which one round follows the other. */
class Track {
  passed = 0;
  failed = 0;
  #directory;
  #simulator;
  #backend;
  #process;
  #count = 0;

  constructor(directory) {
    this.#directory = directory;
    mkdirSync(directory);
  }

  async start() {
    const directory = this.#directory;
    this.#simulator = await startSimulator({
      directory,
      options: [
        ['--time-scale', '1'],
        ['--resource-seconds', '1'],
        ['--change-set-seconds', '0.5'],
      ].flat(),
    });
    this.#backend = await createBackend({
      directory,
      simulatorUrl: this.#simulator.url,
    });
    await this.#startBackend();
    const { rest } = this.#backend;
    const common = { rest, directory };
    await publishTemplate({ ...common, name: 'queue' });
    await publishTemplate({
      ...common,
      name: 'large',
      template: LARGE_TEMPLATE,
    });
    await publishServiceTemplate({
      ...common,
      name: 'worker',
      compatible: 'queue',
    });
    await prepareWorld(this.#world);
  }

  async stop() {
    await this.#process?.stop();
    await this.#simulator?.stop();
  }

  /** Deploys, has the process die, starts another one, and looks. */
  async run({ kind, when, at, delay }) {
    const began = Date.now();
    const problem = await this.#runOnce({ kind, at, delay }).catch(
      error => error.message,
    );
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    if (problem) {
      this.failed += 1;
      console.log(`not ok  ${kind}, killed ${when} (${seconds} s): ${problem}`);
    } else {
      this.passed += 1;
      console.log(`ok      ${kind}, killed ${when} (${seconds} s)`);
    }
  }

  get #world() {
    return {
      rest: this.#backend.rest,
      simulator: this.#simulator,
      reader: new StackReader(this.#simulator.url),
    };
  }

  get #killFile() {
    return path.join(this.#directory, 'kill-at');
  }

  async #startBackend() {
    rmSync(this.#killFile, { force: true });
    this.#process = await this.#backend.start({
      NUCLEON_KILL_FILE: this.#killFile,
    });
  }

  async #runOnce({ kind, at, delay }) {
    const { prepare, ask, end, check } = SCENARIOS[kind];
    const world = this.#world;
    this.#count += 1;
    const name = `kill-${this.#count}`;
    if (!this.#process.isRunning()) {
      await this.#startBackend();
    }
    const before = await prepare?.(world, name);
    if (at) {
      writeFileSync(this.#killFile, at);
    }
    const asked = { ...before, ...(await ask(world, name)) };
    if (delay !== undefined) {
      await new Promise(resolve => setTimeout(resolve, delay));
      await this.#process.stop('SIGKILL');
    }
    await until('being killed', () => !this.#process.isRunning(), 60);
    await this.#startBackend();
    const ended = await until('the end', () => end(world, name, asked), 180);
    if (!ended.isAsAsked) {
      return `it is ${ended.status}: ${ended.statusMessage}`;
    }
    const leftovers = await world.reader.listLeftovers();
    if (leftovers.length) {
      return `left behind: ${leftovers.join(', ')}`;
    }
    return check(world, name, { ...asked, ended });
  }
}

function listSteps() {
  const moments = options.both ? ['before', 'after'] : ['after'];
  return scenarios.flatMap(([kind, { steps }]) =>
    steps.flatMap(step =>
      moments.map(moment => {
        const [what, target] = step.split(' ');
        const at = `${what}/${moment}${target ? ` ${target}` : ''}`;
        return { kind, when: `${moment} ${step}`, at };
      }),
    ),
  );
}

function listRandom(rounds) {
  const random = createRandom(Number(options.seed));
  return Array.from({ length: rounds }, () => {
    const [kind] = scenarios[Math.floor(random() * scenarios.length)];
    const delay = Math.floor(random() * 5_000);
    return { kind, when: `${delay} ms after the request`, delay };
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => process.exit(1));
}
const directory = mkdtempSync(path.join(os.tmpdir(), 'nucleon-kill-test-'));
const rounds = options.rounds
  ? listRandom(Number(options.rounds))
  : listSteps();
if (options.rounds) {
  console.log(`${options.rounds} rounds, seed ${options.seed}`);
}
const began = Date.now();
const tracks = Array.from(
  { length: Math.min(Number(options.tracks), rounds.length) },
  (_, index) => new Track(path.join(directory, `track-${index + 1}`)),
);
try {
  await Promise.all(
    tracks.map(async track => {
      await track.start();
      for (let next = rounds.shift(); next; next = rounds.shift()) {
        await track.run(next);
      }
    }),
  );
} finally {
  await Promise.all(tracks.map(track => track.stop()));
}
const sum = key => tracks.reduce((total, track) => total + track[key], 0);
const [passed, failed] = [sum('passed'), sum('failed')];
console.log(`In ${Math.round((Date.now() - began) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
if (failed) {
  console.log(`The logs are in ${directory}`);
  process.exitCode = 1;
} else {
  rmSync(directory, { recursive: true });
}
