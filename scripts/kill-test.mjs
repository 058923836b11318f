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
// it carried on and the stack was operated on once.
//
//   node scripts/kill-test.mjs                once at each step of the engine
//   node scripts/kill-test.mjs --both         before and after each step
//   node scripts/kill-test.mjs --rounds 20    at so many random moments
//   node scripts/kill-test.mjs --seed 7       the same moments again
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StackReader } from './harness/StackReader.mjs';
import { createBackend } from './harness/startBackend.mjs';
import { until } from './harness/startProcess.mjs';
import { startSimulator } from './harness/startSimulator.mjs';
import { publishTemplate } from './harness/template.mjs';

const { values: options } = parseArgs({
  options: {
    both: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const STEPS = [
  ['create', ['apply/none', 'apply/comparing', 'apply/running']],
  ['update', ['apply/none', 'apply/comparing', 'apply/running']],
  ['plan', ['plan/none', 'plan/comparing']],
  ['delete', ['destroy/none', 'destroy/deleting']],
];

/** Numbers between 0 and 1, the same for the same seed. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

class KillTest {
  passed = 0;
  failed = 0;
  #backend;
  #process;
  #reader;
  #count = 0;
  #timeout = 30;

  constructor({ backend, reader }) {
    this.#backend = backend;
    this.#reader = reader;
  }

  async start(env) {
    this.#process = await this.#backend.start(env);
  }

  async stop() {
    await this.#process?.stop();
  }

  /** Deploys, has the process die, starts another one, and looks. */
  async run({ kind, when, env, kill }) {
    const began = Date.now();
    const problem = await this.#runOnce({ kind, env, kill }).catch(
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

  async #runOnce({ kind, env, kill }) {
    const { name, stack, before } = await this.#prepare(kind);
    if (env) {
      await this.stop();
      await this.start(env);
    }
    const { id } = await this.#ask(kind, name);
    await kill?.(this.#process);
    await this.#process.ended;
    await this.start();
    const ended = await until(
      'the end of the deployment',
      async () => {
        const deployment = await this.#backend.rest(
          'GET',
          `/deployments/${id}`,
        );
        return /IN_PROGRESS|CANCELLING/.test(deployment.status)
          ? undefined
          : deployment;
      },
      180,
    );
    if (!['SUCCEEDED', 'DELETE_COMPLETE'].includes(ended.status)) {
      return `it is ${ended.status}: ${ended.statusMessage}`;
    }
    return this.#check({ id, kind, before, ended, stack });
  }

  /** What has to stand before, and how often it was operated on. */
  async #prepare(kind) {
    this.#count += 1;
    const name = `kill-${this.#count}`;
    if (kind === 'create') {
      return { name, before: 0 };
    }
    await this.#ask('create', name);
    const environment = await until('the first deployment', async () => {
      const found = await this.#backend.rest(
        'GET',
        `/environments/default/${name}`,
      );
      return found.status === 'SUCCEEDED' ? found : undefined;
    });
    return { name, stack: environment.binding.name, before: 1 };
  }

  async #ask(kind, name) {
    const { rest } = this.#backend;
    if (kind === 'create') {
      const { lastAttemptedDeploymentId } = await rest(
        'POST',
        '/environments',
        {
          name,
          owner: 'group:default/harness',
          template: { namespace: 'default', name: 'queue' },
          destination: 'test',
          inputs: {},
        },
      );
      return { id: lastAttemptedDeploymentId };
    }
    const path = `/environments/default/${name}`;
    if (kind === 'delete') {
      return (await rest('DELETE', path)).deployment;
    }
    const { revision } = await rest('GET', path);
    this.#timeout += 1;
    return rest('POST', `${path}/deployments`, {
      mode: 'CURRENT_VERSION',
      intent: kind === 'plan' ? 'plan' : 'apply',
      inputs: { timeout: this.#timeout },
      revision,
    });
  }

  async #check({ id, kind, before, ended, stack }) {
    const operations = await this.#reader.listOperations(
      stack ?? ended.binding.name,
    );
    const own = operations.filter(({ token }) => token === id);
    const expected = kind === 'plan' ? 0 : 1;
    const leftovers = await this.#reader.listLeftovers();
    if (own.length !== expected || operations.length !== before + expected) {
      return `the stack was operated on ${JSON.stringify(operations)}`;
    }
    if (leftovers.length) {
      return `left behind: ${leftovers.join(', ')}`;
    }
    if (kind === 'plan' && ended.plan?.changes.length !== 1) {
      return `the plan is ${JSON.stringify(ended.plan)}`;
    }
    const { value } = ended.outputs?.[0] ?? {};
    return kind === 'update' && value !== String(this.#timeout)
      ? `the output is '${value}'`
      : undefined;
  }
}

async function killAtEachStep(test) {
  const moments = options.both ? ['before', 'after'] : ['after'];
  for (const [kind, steps] of STEPS) {
    for (const step of steps) {
      for (const moment of moments) {
        const killAt = `${step}/${moment}`;
        await test.run({
          kind,
          when: `${moment} ${step}`,
          env: { NUCLEON_KILL_AT: killAt },
        });
      }
    }
  }
}

async function killAtRandom(test, rounds) {
  const random = createRandom(Number(options.seed));
  console.log(`${rounds} rounds, seed ${options.seed}`);
  for (let round = 0; round < rounds; round++) {
    const [kind] = STEPS[Math.floor(random() * STEPS.length)];
    const delay = Math.floor(random() * 5_000);
    await test.run({
      kind,
      when: `${delay} ms after the request`,
      async kill(child) {
        await new Promise(resolve => setTimeout(resolve, delay));
        await child.stop('SIGKILL');
      },
    });
  }
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'nucleon-kill-test-'));
const simulator = await startSimulator({
  directory,
  options: [
    '--time-scale',
    '1',
    '--resource-seconds',
    '1',
    '--change-set-seconds',
    '0.5',
  ],
});
const backend = await createBackend({ directory, simulatorUrl: simulator.url });
const test = new KillTest({ backend, reader: new StackReader(simulator.url) });
try {
  await test.start();
  await publishTemplate({ rest: backend.rest, directory, name: 'queue' });
  if (options.rounds) {
    await killAtRandom(test, Number(options.rounds));
  } else {
    await killAtEachStep(test);
  }
} finally {
  await test.stop();
  await simulator.stop();
}
console.log(`${test.passed} passed, ${test.failed} failed`);
if (test.failed) {
  console.log(`The logs are in ${directory}`);
  process.exitCode = 1;
} else {
  rmSync(directory, { recursive: true });
}
