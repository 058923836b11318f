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

import { mockCredentials } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { createActionRun } from '../__testUtils__/createActionRun';
import { createNucleonMock } from '../__testUtils__/createNucleonMock';
import { createEnvironmentCreateAction } from './createEnvironmentCreateAction';

const INPUT = {
  name: 'prod',
  owner: 'group:default/platform',
  template: 'infra/network',
  version: '1.2',
  destination: 'production',
  inputs: { cidr: '10.0.0.0/16' },
  secrets: '{"inputs.db_password":"hunter2"}',
};

function setup(methods: Partial<NucleonService> = {}) {
  const createEnvironment = jest.fn().mockResolvedValue({
    namespace: 'default',
    name: 'prod',
    entityRef: 'resource:default/prod',
    template: { kind: 'environment', namespace: 'infra', name: 'network' },
    lastAttemptedDeploymentId: 'd-1',
  });
  const nucleon = createNucleonMock({ createEnvironment, ...methods });
  const action = createEnvironmentCreateAction({ nucleon });
  return { action, createEnvironment };
}

describe('nucleon:environment:create', () => {
  it('creates the environment as the user and answers at once', async () => {
    const { action, createEnvironment } = setup();
    const log: string[] = [];
    await expect(
      createActionRun({ action, input: INPUT, log }),
    ).resolves.toEqual({
      environmentName: 'default/prod',
      entityRef: 'resource:default/prod',
      deploymentId: 'd-1',
      deploymentUrl: '/nucleon/deployments/d-1',
    });
    expect(createEnvironment).toHaveBeenCalledWith(
      {
        namespace: 'default',
        name: 'prod',
        owner: 'group:default/platform',
        template: { namespace: 'infra', name: 'network' },
        version: '1.2',
        destination: 'production',
        inputs: { cidr: '10.0.0.0/16', db_password: 'hunter2' },
        clientToken: 'task-1:create:default/prod',
      },
      expect.objectContaining({
        credentials: mockCredentials.user('user:default/eva'),
      }),
    );
    expect(log.join()).not.toContain('hunter2');
  });

  it('asks twice for the same when the step is retried', async () => {
    const { action, createEnvironment } = setup();
    await createActionRun({ action, input: INPUT });
    await createActionRun({ action, input: INPUT });
    const [first, second] = createEnvironment.mock.calls;
    expect(second[0]).toEqual(first[0]);

    await createActionRun({ action, input: { ...INPUT, clientToken: 'mine' } });
    expect(createEnvironment.mock.calls[2][0].clientToken).toBe('mine');
  });

  it("passes on the backend's own words when it refuses", async () => {
    const refusal = await ResponseError.fromResponse(
      Response.json(
        {
          error: {
            name: 'ConflictError',
            message: "There is an environment 'default/prod' already",
          },
          response: { statusCode: 409 },
        },
        { status: 409 },
      ),
    );
    const { action } = setup({
      createEnvironment: jest.fn().mockRejectedValue(refusal),
    });
    await expect(createActionRun({ action, input: INPUT })).rejects.toThrow(
      "Failed to create environment 'default/prod'; caused by ConflictError: There is an environment 'default/prod' already",
    );
  });

  it('wants either a spec or inputs', async () => {
    const { action } = setup();
    await expect(
      createActionRun({ action, input: { ...INPUT, spec: 'proton: x' } }),
    ).rejects.toThrow(
      "Give either 'spec' or 'inputs' with 'secrets', not both",
    );
  });

  it('makes nothing in a dry run, but tells whether it could', async () => {
    const listTemplateVersions = jest.fn().mockResolvedValue({
      totalItems: 2,
      items: [
        { version: '1.3', majorVersion: '1', status: 'DRAFT' },
        { version: '1.2', majorVersion: '1', status: 'PUBLISHED' },
      ],
    });
    const { action, createEnvironment } = setup({ listTemplateVersions });
    const run = (version: string | undefined) =>
      createActionRun({
        action,
        input: { ...INPUT, ...(version && { version }) },
        isDryRun: true,
      });
    await expect(run('1')).resolves.toEqual({
      environmentName: 'default/prod',
      entityRef: 'resource:default/prod',
      deploymentUrl: '/nucleon/deployments',
    });
    await expect(run('1.3')).rejects.toThrow(
      "The environment template 'infra/network' has no published version '1.3'; it has 1.3 (DRAFT), 1.2 (PUBLISHED)",
    );
    expect(createEnvironment).not.toHaveBeenCalled();
  });
});
