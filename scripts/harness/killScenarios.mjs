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

import { until } from './startProcess.mjs';

const OWNER = 'group:default/harness';
const TIMEOUT = 45;

/**
 * What is going on when the backend is killed. Of each:
 *
 * - `steps`: where the engine may be killed, as `scripts/harness/backend.cjs`
 *   calls it, without the moment
 * - `prepare`: makes what has to stand before
 * - `ask`: asks for it; what it returns is given to the others
 * - `end`: its status, once it has ended, and what it should be
 * - `check`: what is wrong with the end, if anything
 *
 * A world has `rest`, the `reader` of what really happened, and `simulator`.
 */
export const SCENARIOS = {
  create: {
    steps: ['apply/none', 'apply/comparing', 'apply/running'],
    ask: (world, name) => createEnvironment(world, name),
    end: endOfDeployment('SUCCEEDED'),
    check: (world, name, { id }) =>
      checkOperations(world, name, [[id, 'CREATE_IN_PROGRESS']]),
  },
  // A template that has to go through the bucket.
  'large create': {
    steps: ['apply/none', 'apply/uploaded'],
    ask: (world, name) => createEnvironment(world, name, 'large'),
    end: endOfDeployment('SUCCEEDED'),
    check: (world, name, { id }) =>
      checkOperations(world, name, [[id, 'CREATE_IN_PROGRESS']]),
  },
  update: {
    steps: ['apply/none', 'apply/comparing', 'apply/running'],
    prepare: stand,
    ask: (world, name) => deploy(world, name),
    end: endOfDeployment('SUCCEEDED'),
    async check(world, name, { id, created, ended }) {
      const { value } = ended.outputs?.[0] ?? {};
      if (value !== String(TIMEOUT)) {
        return `the output is '${value}'`;
      }
      return checkOperations(world, name, [
        [created, 'CREATE_IN_PROGRESS'],
        [id, 'UPDATE_IN_PROGRESS'],
      ]);
    },
  },
  // An update that is called off while it runs.
  cancel: {
    steps: ['cancel/running'],
    async prepare(world, name) {
      const stands = await stand(world, name);
      await world.simulator.addFault({
        type: 'slowness',
        stack: `${toPrefix(name)}*`,
        logicalId: 'Queue',
        seconds: 120,
        times: 1,
      });
      return stands;
    },
    async ask(world, name) {
      const { id } = await deploy(world, name);
      await until('the update', () =>
        hasStatus(world, name, 'UPDATE_IN_PROGRESS'),
      );
      await world.rest('POST', `/deployments/${id}/cancel`);
      return { id };
    },
    end: endOfDeployment('CANCELLED'),
    async check(world, name, { id, created }) {
      if (!(await hasStatus(world, name, 'UPDATE_ROLLBACK_COMPLETE'))) {
        return 'the stack was not sent back';
      }
      return checkOperations(world, name, [
        [created, 'CREATE_IN_PROGRESS'],
        [id, 'UPDATE_IN_PROGRESS'],
      ]);
    },
  },
  // A creation that failed is cleared away and made again.
  retry: {
    steps: [
      'apply/none',
      'apply/clearing',
      'apply/start',
      'apply/comparing',
      'apply/running',
    ],
    async prepare(world, name) {
      await world.simulator.addFault({
        type: 'resource',
        stack: `${toPrefix(name)}*`,
        logicalId: 'Queue',
        action: 'create',
        times: 1,
      });
      const { id } = await createEnvironment(world, name);
      await until('the failure', async () => {
        const { status } = await world.rest('GET', `/deployments/${id}`);
        return status === 'FAILED';
      });
      return { created: id };
    },
    ask: (world, name) => deploy(world, name),
    end: endOfDeployment('SUCCEEDED'),
    check: (world, name, { id, created }) =>
      checkOperations(world, name, [
        [created, 'CREATE_IN_PROGRESS'],
        [`${id}-clear`, 'DELETE_IN_PROGRESS'],
        [id, 'CREATE_IN_PROGRESS'],
      ]),
  },
  plan: {
    steps: ['plan/none', 'plan/comparing'],
    prepare: stand,
    ask: (world, name) => deploy(world, name, 'plan'),
    end: endOfDeployment('SUCCEEDED'),
    async check(world, name, { created, ended }) {
      if (ended.plan?.changes.length !== 1) {
        return `the plan is ${JSON.stringify(ended.plan)}`;
      }
      return checkOperations(world, name, [[created, 'CREATE_IN_PROGRESS']]);
    },
  },
  delete: {
    steps: ['destroy/none', 'destroy/deleting'],
    prepare: stand,
    async ask({ rest }, name) {
      const path = `/environments/default/${name}`;
      return { id: (await rest('DELETE', path)).deployment.id };
    },
    end: endOfDeployment('DELETE_COMPLETE'),
    check: (world, name, { id, created }) =>
      checkOperations(world, name, [
        [created, 'CREATE_IN_PROGRESS'],
        [id, 'DELETE_IN_PROGRESS'],
      ]),
  },
  // Two instances, and then the pipeline.
  service: {
    steps: [
      'apply/none',
      'apply/running',
      'apply/none service-pipeline',
      'apply/running service-pipeline',
    ],
    async ask({ rest }, name) {
      await rest('POST', '/services', {
        name,
        owner: OWNER,
        template: { namespace: 'default', name: 'worker' },
        repository: {
          connectionArn:
            'arn:aws:codestar-connections:eu-central-1:111122223333:connection/c',
          repositoryId: 'harness/worker',
          branchName: 'main',
        },
        instances: ['one', 'two'].map(instance => ({
          name: instance,
          environment: 'base',
          inputs: {},
        })),
      });
      return {};
    },
    async end({ rest }, name) {
      const service = await rest('GET', `/services/default/${name}`);
      return service.status.endsWith('_IN_PROGRESS')
        ? undefined
        : { ...service, isAsAsked: service.status === 'ACTIVE' };
    },
    async check({ reader }, name) {
      const stacks = await listStacks(reader, name);
      const all = await Promise.all(
        stacks.map(({ StackName }) => reader.listOperations(StackName)),
      );
      const isOnce = all.every(
        operations =>
          operations.length === 1 &&
          operations[0].status === 'CREATE_IN_PROGRESS',
      );
      return stacks.length === 3 && isOnce
        ? undefined
        : `the stacks were operated on ${JSON.stringify(all)}`;
    },
  },
};

/** What scenarios need to be there. */
export async function prepareWorld(world) {
  await stand(world, 'base');
}

async function createEnvironment({ rest }, name, template = 'queue') {
  const { lastAttemptedDeploymentId } = await rest('POST', '/environments', {
    name,
    owner: OWNER,
    template: { namespace: 'default', name: template },
    destination: 'test',
    inputs: {},
  });
  return { id: lastAttemptedDeploymentId };
}

async function stand(world, name) {
  const { id } = await createEnvironment(world, name);
  await until('the first deployment', async () => {
    const { status } = await world.rest('GET', `/environments/default/${name}`);
    return status === 'SUCCEEDED';
  });
  return { created: id };
}

async function deploy({ rest }, name, intent = 'apply') {
  const path = `/environments/default/${name}`;
  const { revision } = await rest('GET', path);
  const { id } = await rest('POST', `${path}/deployments`, {
    mode: 'CURRENT_VERSION',
    intent,
    inputs: { timeout: TIMEOUT },
    revision,
  });
  return { id };
}

function endOfDeployment(wanted) {
  return async ({ rest }, _name, { id }) => {
    const deployment = await rest('GET', `/deployments/${id}`);
    return /IN_PROGRESS|CANCELLING/.test(deployment.status)
      ? undefined
      : { ...deployment, isAsAsked: deployment.status === wanted };
  };
}

function toPrefix(name) {
  return `AWSProton-${name}-`;
}

async function listStacks(reader, name) {
  const stacks = await reader.listStacks();
  return stacks.filter(stack => stack.StackName.startsWith(toPrefix(name)));
}

async function hasStatus({ reader }, name, status) {
  const stacks = await listStacks(reader, name);
  return stacks.some(({ StackStatus }) => StackStatus === status);
}

/** The operations on stacks of the name, whatever stack it was at the time. */
async function checkOperations({ reader }, name, expected) {
  const names = (await listStacks(reader, name)).map(one => one.StackName);
  const operations = [];
  for (const stack of new Set(names)) {
    operations.push(...(await reader.listOperations(stack)));
  }
  const found = operations.map(({ token, status }) => `${token} ${status}`);
  const wanted = expected.map(operation => operation.join(' '));
  return JSON.stringify(found.sort()) === JSON.stringify(wanted.sort())
    ? undefined
    : `the stack was operated on ${JSON.stringify(operations)}`;
}
