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

import { JsonValue } from '@backstage/types';
import { ServiceDetail } from '@nucleon/plugin-nucleon-common';
import { createActionRun } from '../__testUtils__/createActionRun';
import { createNucleonMock } from '../__testUtils__/createNucleonMock';
import { createServiceDetail } from '../__testUtils__/createServiceDetail';
import { createServiceUpdateAction } from './createServiceUpdateAction';

function setup(service: ServiceDetail = createServiceDetail()) {
  const nucleon = createNucleonMock({
    getService: jest.fn().mockResolvedValue(service),
    editService: jest.fn().mockResolvedValue(service),
    getServiceTargetUpgrade: jest.fn().mockResolvedValue({
      inputs: [
        { path: 'size', change: 'removed' },
        { path: 'zone', change: 'new' },
      ],
    }),
    deployServiceTarget: jest.fn().mockImplementation(async ({ instance }) => ({
      id: `new-${instance ?? 'pipeline'}`,
    })),
  });
  return { nucleon, action: createServiceUpdateAction({ nucleon }) };
}

const NAME = { namespace: 'default', name: 'orders' };

describe('nucleon:service:update', () => {
  it('adds and removes instances, and sends the same again when retried', async () => {
    const { action, nucleon } = setup();
    const before = createServiceDetail();
    nucleon.editService.mockResolvedValue({
      ...before,
      revision: 8,
      // The deletion of 'dev' begins later: its deployment is the one before.
      instances: [
        ...before.instances,
        {
          ...before.instances[0],
          id: 'i-3',
          name: 'staging',
          lastAttemptedDeploymentId: 'new-staging',
        },
      ],
    });
    const input = {
      service: 'orders',
      add: [{ name: 'staging', environment: 'staging', inputs: { count: 1 } }],
      remove: ['dev'],
      secrets: { 'add.0.inputs.token': 'hunter2' },
    };
    const state = new Map<string, JsonValue>();
    await expect(createActionRun({ action, input, state })).resolves.toEqual({
      serviceName: 'default/orders',
      entityRef: 'component:default/orders',
      deploymentId: 'new-staging',
      deploymentIds: ['new-staging'],
      deploymentUrl: '/nucleon/deployments/new-staging',
    });
    const edit = {
      instances: [
        { name: 'prod', environment: 'default/prod' },
        {
          name: 'staging',
          environment: 'staging',
          inputs: { count: 1, token: 'hunter2' },
        },
      ],
      revision: 7,
      clientToken: 'task-1:create:default/orders/edit',
    };
    expect(nucleon.editService).toHaveBeenCalledWith(
      NAME,
      edit,
      expect.anything(),
    );

    // The first answer was lost: the service is another one by now.
    const { instances } = createServiceDetail();
    nucleon.getService.mockResolvedValue(
      createServiceDetail({ revision: 8, instances: instances.slice(1) }),
    );
    await createActionRun({ action, input, state });
    expect(nucleon.editService.mock.lastCall?.slice(0, 2)).toEqual([
      NAME,
      edit,
    ]);
    expect(JSON.stringify([...state])).not.toContain('hunter2');
  });

  it('names no deployment of earlier for one that deletes later', async () => {
    const { action } = setup();
    await expect(
      createActionRun({
        action,
        input: { service: 'orders', remove: ['dev'] },
      }),
    ).resolves.toEqual({
      serviceName: 'default/orders',
      entityRef: 'component:default/orders',
      deploymentId: undefined,
      deploymentIds: [],
      deploymentUrl: '/nucleon/deployments',
    });
  });

  it('deploys instances and the pipeline with what changes, and keeps the rest', async () => {
    const { action, nucleon } = setup();
    await expect(
      createActionRun({
        action,
        input: {
          service: 'default/orders',
          instances: [
            { name: 'prod', inputs: { count: 4 } },
            { name: 'dev', version: '1.3' },
          ],
          pipeline: { version: '2' },
        },
      }),
    ).resolves.toMatchObject({
      deploymentIds: ['new-prod', 'new-dev', 'new-pipeline'],
    });
    expect(
      nucleon.deployServiceTarget.mock.calls.map(call => call.slice(0, 2)),
    ).toEqual([
      [
        { ...NAME, instance: 'prod' },
        {
          intent: 'apply',
          mode: 'CURRENT_VERSION',
          inputs: {
            count: 4,
            size: '${Proton::CURRENT_VAL}',
            password: '${Proton::CURRENT_VAL}',
          },
          revision: 5,
          clientToken: 'task-1:create:default/orders/prod',
        },
      ],
      [
        { ...NAME, instance: 'dev' },
        {
          intent: 'apply',
          mode: 'MINOR_VERSION',
          version: '1.3',
          revision: 3,
          clientToken: 'task-1:create:default/orders/dev',
        },
      ],
      [
        NAME,
        {
          intent: 'apply',
          mode: 'MAJOR_VERSION',
          version: '2',
          revision: 2,
          clientToken: 'task-1:create:default/orders/(pipeline)',
        },
      ],
    ]);
  });

  it('leaves out inputs that the other version does not know any more', async () => {
    const { action, nucleon } = setup();
    const state = new Map<string, JsonValue>();
    const input = {
      service: 'orders',
      instances: [{ name: 'prod', inputs: { zone: 'b' }, version: '2.0' }],
    };
    await createActionRun({ action, input, state });
    expect(nucleon.deployServiceTarget.mock.calls[0][1]).toMatchObject({
      mode: 'MAJOR_VERSION',
      inputs: {
        zone: 'b',
        count: '${Proton::CURRENT_VAL}',
        password: '${Proton::CURRENT_VAL}',
      },
    });
    const [[, first]] = nucleon.deployServiceTarget.mock.calls;
    expect(first.inputs).not.toHaveProperty('size');

    // The same again, though the instance has that version by now.
    const { instances } = createServiceDetail();
    nucleon.getService.mockResolvedValue(
      createServiceDetail({
        instances: instances.map(item => ({ ...item, version: '2.0' })),
      }),
    );
    nucleon.getServiceTargetUpgrade.mockResolvedValue({ inputs: [] });
    await createActionRun({ action, input, state });
    expect(nucleon.deployServiceTarget.mock.lastCall?.[1]).toEqual(first);
  });

  it.each([
    [{}, "Nothing to update; give 'add', 'remove', 'instances' or 'pipeline'"],
    [
      { remove: ['dev'], pipeline: {} },
      "use two, with 'nucleon:deployment:wait' between them",
    ],
    [
      { remove: ['test'] },
      "Service 'default/orders' has the instances 'dev', 'prod'; there is no 'test' to remove",
    ],
    [
      { add: [{ name: 'dev', environment: 'dev' }] },
      "'dev' cannot be added again, update it instead",
    ],
    [
      { instances: [{ name: 'dev' }, { name: 'test' }] },
      "Service 'default/orders' has no instance 'test' to update",
    ],
    [
      { instances: [{ name: 'dev', version: 'latest' }] },
      "'latest' is no version",
    ],
    [
      { clientToken: 'a', instances: [{ name: 'dev' }], pipeline: {} },
      "One 'clientToken' cannot stand for several deployments",
    ],
  ])('refuses %j and changes nothing', async (input, message) => {
    const { action, nucleon } = setup();
    await expect(
      createActionRun({ action, input: { service: 'orders', ...input } }),
    ).rejects.toThrow(message);
    expect(nucleon.editService).not.toHaveBeenCalled();
    expect(nucleon.deployServiceTarget).not.toHaveBeenCalled();
  });

  it('says in a dry run what it would do', async () => {
    const { action, nucleon } = setup();
    const log: string[] = [];
    await createActionRun({
      action,
      input: { service: 'orders', instances: [{ name: 'dev' }] },
      isDryRun: true,
      log,
    });
    expect(log).toEqual([
      "info: Dry run: would deploy instance 'dev' of service 'default/orders'",
    ]);
    expect(nucleon.deployServiceTarget).not.toHaveBeenCalled();
  });
});
