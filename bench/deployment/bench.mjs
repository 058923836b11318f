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

// Figures of deployments, measured on the simulator beside a backend with nothing
// but Nucleon in it:
//
//   node bench/deployment/bench.mjs [--skip-lanes] [--lanes 1,50,500]
//
// (a) From the request to the stored outputs of a stack whose own operation takes
//     half a minute, and what `aws cloudformation deploy` takes for the same.
// (b) Status reads in a round of looks at a lane, by the number of deployments
//     that run in it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StackReader } from '../../scripts/harness/StackReader.mjs';
import { createBackend } from '../../scripts/harness/startBackend.mjs';
import { until } from '../../scripts/harness/startProcess.mjs';
import { startSimulator } from '../../scripts/harness/startSimulator.mjs';
import { publishTemplate } from '../../scripts/harness/template.mjs';

const { values: options } = parseArgs({
  options: {
    'skip-lanes': { type: 'boolean', default: false },
    lanes: { type: 'string', default: '1,50,500' },
  },
});

/** Two resources, one after the other, of which each takes half of the time. */
const TEMPLATE = `Resources:
  Queue:
    Type: AWS::SQS::Queue
  Topic:
    Type: AWS::SNS::Topic
    DependsOn: Queue
Outputs:
  Queue:
    Value: !Ref Queue
`;

const seconds = milliseconds => (milliseconds / 1000).toFixed(1);

function sumCalls(counts) {
  const names = counts
    .map(({ api, calls }) => `${api} ${calls}`)
    .sort()
    .join(', ');
  const total = counts.reduce((sum, { calls }) => sum + calls, 0);
  return `${total} calls: ${names}`;
}

/** How long the stack's own operation took, by its events. */
async function measureOperation(reader, name) {
  const stacks = await reader.listStacks();
  const { StackId } = stacks.find(({ StackName }) => StackName === name);
  const own = (await reader.readEvents(StackId))
    .filter(event => event.PhysicalResourceId === StackId)
    .map(event => [event.ResourceStatus, event.Timestamp.getTime()]);
  const at = Object.fromEntries(own);
  return at.CREATE_COMPLETE - at.CREATE_IN_PROGRESS;
}

async function createEnvironment(rest, name, template) {
  const environment = await rest('POST', '/environments', {
    name,
    owner: 'group:default/bench',
    template: { namespace: 'default', name: template },
    destination: 'test',
    inputs: {},
  });
  return environment.lastAttemptedDeploymentId;
}

async function measureDeployment({ backend, simulator, reader }) {
  await simulator.resetCalls();
  const began = Date.now();
  const id = await createEnvironment(backend.rest, 'slow', 'slow');
  const ended = await until('the deployment', async () => {
    const deployment = await backend.rest('GET', `/deployments/${id}`);
    return deployment.outputs.length ? deployment : undefined;
  });
  const total = Date.now() - began;
  const calls = sumCalls(await simulator.calls());
  const own = await measureOperation(reader, ended.binding.name);
  console.log(
    `(a) Nucleon                    ${seconds(total)} s for an operation of ${seconds(own)} s: ratio ${(total / own).toFixed(3)}; ${calls}`,
  );
}

async function measureCli({ directory, simulator, reader }) {
  const file = path.join(directory, 'template.yaml');
  writeFileSync(file, TEMPLATE);
  await simulator.resetCalls();
  const began = Date.now();
  const { status, stderr, error } = spawnSync(
    'aws',
    [
      '--endpoint-url',
      simulator.url,
      'cloudformation',
      'deploy',
      '--stack-name',
      'by-the-cli',
      '--template-file',
      file,
    ],
    {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: '111122223333',
        AWS_SECRET_ACCESS_KEY: 'simulated',
        AWS_DEFAULT_REGION: 'eu-central-1',
      },
      encoding: 'utf8',
    },
  );
  const total = Date.now() - began;
  if (error || status !== 0) {
    console.log(
      `(a) aws cloudformation deploy  not measured: ${error?.message ?? stderr}`,
    );
    return;
  }
  const calls = sumCalls(await simulator.calls());
  const own = await measureOperation(reader, 'by-the-cli');
  console.log(
    `(a) aws cloudformation deploy  ${seconds(total)} s for an operation of ${seconds(own)} s: ratio ${(total / own).toFixed(3)}; ${calls}`,
  );
}

async function listRunning(rest) {
  const all = [];
  let cursor;
  do {
    const query = new URLSearchParams({
      status: 'IN_PROGRESS',
      limit: '100',
      ...(cursor && { cursor }),
    });
    const { items, pageInfo } = await rest('GET', `/deployments?${query}`);
    all.push(...items);
    cursor = pageInfo.nextCursor;
  } while (cursor);
  return all;
}

async function measureLane({ backend, simulator, count, from }) {
  for (let number = from; number < count; number++) {
    await createEnvironment(backend.rest, `lane-${number}`, 'slow');
  }
  await until(
    `${count} deployments to run`,
    async () => {
      const deployments = await listRunning(backend.rest);
      const running = deployments.filter(({ waitsFor }) =>
        waitsFor?.endsWith('make the changes'),
      );
      return running.length >= count;
    },
    600,
  );
  await simulator.resetCalls();
  const windowSeconds = 20;
  await new Promise(resolve => setTimeout(resolve, windowSeconds * 1000));
  const counts = await simulator.calls();
  const calls = counts.reduce((sum, entry) => sum + entry.calls, 0);
  const lists = counts.find(({ api }) => api === 'ListStacks')?.calls ?? 0;
  const pages = Math.ceil(count / 100);
  const rounds = lists / pages;
  console.log(
    `(b) ${String(count).padStart(4)} running: ${(calls / rounds).toFixed(2)} reads a round (${pages} page${pages > 1 ? 's' : ''}), ${rounds.toFixed(1)} rounds in ${windowSeconds} s; ${sumCalls(counts)}`,
  );
}

async function withWorld(simulatorOptions, work) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'nucleon-bench-'));
  const simulator = await startSimulator({
    directory,
    options: ['--time-scale', '1', ...simulatorOptions],
  });
  const backend = await createBackend({
    directory,
    simulatorUrl: simulator.url,
  });
  const running = await backend.start();
  try {
    await publishTemplate({
      rest: backend.rest,
      directory,
      name: 'slow',
      template: TEMPLATE,
    });
    const reader = new StackReader(simulator.url);
    await work({ directory, simulator, backend, reader });
  } finally {
    await running.stop();
    await simulator.stop();
    rmSync(directory, { recursive: true });
  }
}

console.log(
  `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0].model}`,
);
await withWorld(['--resource-seconds', '15'], async world => {
  await measureDeployment(world);
  await measureCli(world);
});
if (!options['skip-lanes']) {
  await withWorld(['--resource-seconds', '3600'], async world => {
    let from = 0;
    for (const count of options.lanes.split(',').map(Number)) {
      await measureLane({ ...world, count, from });
      from = count;
    }
  });
}
