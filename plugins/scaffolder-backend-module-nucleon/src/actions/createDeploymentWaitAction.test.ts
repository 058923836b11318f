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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { DeploymentEvent } from '@nucleon/plugin-nucleon-common';
import { createActionRun } from '../__testUtils__/createActionRun';
import { createNucleonMock } from '../__testUtils__/createNucleonMock';
import { createDeploymentWaitAction } from './createDeploymentWaitAction';

const TARGET = { kind: 'environment', namespace: 'default', name: 'prod' };

// A deployment that takes one step a look; time passes only while waiting.
function setup(steps: ({ status: string } & Record<string, unknown>)[]) {
  let time = 0;
  let looks = 0;
  const events: DeploymentEvent[] = [];
  const nucleon = createNucleonMock({
    getDeployment: jest.fn().mockImplementation(async () => {
      const step = steps[Math.min(looks, steps.length - 1)];
      looks += 1;
      if (step.error) {
        throw step.error;
      }
      return { target: TARGET, ...step };
    }),
    listDeploymentEvents: jest
      .fn()
      .mockImplementation(async (_id, { after }) => {
        const sequence = events.length + 1;
        events.push({
          sequence,
          at: '2026-11-02T10:00:00Z',
          level: 'info',
          logicalId: 'Vpc',
          message: `look ${sequence}`,
        });
        return { items: events.filter(event => event.sequence > after) };
      }),
  });
  const action = createDeploymentWaitAction({
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    nucleon,
    clock: {
      now: () => time,
      sleep: async ms => {
        time += ms;
      },
    },
  });
  return { action, nucleon, getTime: () => time };
}

async function createRefusal(status: number): Promise<ResponseError> {
  const error = { name: 'Error', message: `Answered ${status}` };
  return ResponseError.fromResponse(
    Response.json({ error, response: { statusCode: status } }, { status }),
  );
}

const INPUT = { deploymentId: 'd-1' };

describe('nucleon:deployment:wait', () => {
  it('asks once as the user, then follows the deployment as the plugin', async () => {
    const { action, nucleon } = setup([
      { status: 'IN_PROGRESS' },
      { status: 'IN_PROGRESS' },
      { status: 'SUCCEEDED' },
    ]);
    const log: string[] = [];
    const state = new Map<string, JsonValue>();
    await expect(
      createActionRun({ action, input: INPUT, log, state }),
    ).resolves.toEqual({
      status: 'succeeded',
      deploymentUrl: '/nucleon/deployments/d-1',
    });
    expect(log).toEqual(['info: Vpc: look 1', 'info: Vpc: look 2']);

    const user = mockCredentials.user('user:default/eva');
    const plugin = mockCredentials.service('plugin:scaffolder');
    const callers = nucleon.getDeployment.mock.calls.map(
      ([, { credentials }]) => credentials,
    );
    expect(callers[0]).toEqual(user);
    expect(callers.slice(1)).toEqual(
      [plugin, plugin].map(expect.objectContaining),
    );

    // A recovered task needs no token of the user's.
    nucleon.getDeployment.mockClear();
    await createActionRun({ action, input: INPUT, state });
    expect(nucleon.getDeployment.mock.lastCall?.[1].credentials).not.toEqual(
      user,
    );
    expect(nucleon.getDeployment).toHaveBeenCalledTimes(1);
  });

  it('looks no further when the user may not see the deployment', async () => {
    const { action, nucleon } = setup([
      { status: '', error: await createRefusal(403) },
    ]);
    await expect(createActionRun({ action, input: INPUT })).rejects.toThrow(
      "Failed to read deployment 'd-1'; caused by Error: Answered 403",
    );
    expect(nucleon.getDeployment).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      {
        status: 'FAILED',
        failure: {
          logicalId: 'Vpc',
          type: 'AWS::EC2::VPC',
          reason: 'The maximum number of VPCs has been reached',
        },
      },
      "The deployment of environment 'default/prod' failed; caused by Error: Vpc (AWS::EC2::VPC): The maximum number of VPCs has been reached",
    ],
    [
      { status: 'DELETE_FAILED', statusMessage: 'The bucket is not empty' },
      'failed; caused by Error: The bucket is not empty',
    ],
    [
      { status: 'CANCELLED', statusMessage: 'Cancelled by eva' },
      'was cancelled; caused by Error: Cancelled by eva',
    ],
  ])('fails with the reason: %j', async (end, message) => {
    const { action } = setup([{ status: 'IN_PROGRESS' }, end]);
    await expect(createActionRun({ action, input: INPUT })).rejects.toThrow(
      message,
    );
  });

  it('ends as waiting at the timeout, with success', async () => {
    const { action, getTime } = setup([{ status: 'IN_PROGRESS' }]);
    const log: string[] = [];
    await expect(
      createActionRun({
        action,
        input: { ...INPUT, timeout: { minutes: 1 } },
        log,
      }),
    ).resolves.toMatchObject({ status: 'waiting' });
    expect(getTime()).toBe(60_000);
    expect(log.at(-1)).toContain('/nucleon/deployments/d-1');
  });

  it('bears a restart of the backend, and gives up when it stays away', async () => {
    const down = { status: '', error: await createRefusal(503) };
    const { action } = setup([
      { status: 'IN_PROGRESS' },
      down,
      down,
      { status: 'SUCCEEDED' },
    ]);
    await expect(
      createActionRun({ action, input: INPUT }),
    ).resolves.toMatchObject({ status: 'succeeded' });

    const gone = setup([{ status: 'IN_PROGRESS' }, down]);
    await expect(
      createActionRun({ action: gone.action, input: INPUT }),
    ).rejects.toThrow('503');

    const deleted = setup([
      { status: 'IN_PROGRESS' },
      { status: '', error: await createRefusal(404) },
    ]);
    await expect(
      createActionRun({ action: deleted.action, input: INPUT }),
    ).rejects.toThrow('404');
    expect(deleted.getTime()).toBe(0);
  });
});
