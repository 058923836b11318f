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

import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  TestBackend,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { nucleonServiceRef } from '@nucleon/plugin-nucleon-node';
import request from 'supertest';
import { createNucleonMock } from './__testUtils__/createNucleonMock';
import { createServiceDetail } from './__testUtils__/createServiceDetail';
import nucleonModule from './index';

// A real scaffolder polls its work by the second.
jest.setTimeout(60_000);

// As the catalog module fills a Template that says nothing itself.
const TEMPLATE = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    type: 'service',
    parameters: [],
    steps: [
      {
        id: 'create',
        name: 'Create the service',
        action: 'nucleon:service:create',
        input: {
          template: 'default/web',
          name: '${{ parameters.name }}',
          owner: '${{ parameters.owner }}',
          system: '${{ parameters.system }}',
          description: '${{ parameters.description }}',
          version: '${{ parameters.spec.version }}',
          instances: '${{ parameters.spec.instances }}',
          pipeline: '${{ parameters.spec.pipeline }}',
          repository: '${{ parameters.spec.repository }}',
          secrets: '${{ secrets.NUCLEON_SECRETS }}',
        },
      },
    ],
    output: {
      links: [
        { entityRef: '${{ steps.create.output.entityRef }}' },
        { url: '${{ steps.create.output.deploymentUrl }}' },
      ],
    },
  },
};

describe('scaffolderModuleNucleon', () => {
  let backend: TestBackend;
  const nucleon = createNucleonMock({
    createService: jest.fn().mockResolvedValue(createServiceDetail()),
    listTemplateVersions: jest.fn().mockResolvedValue({
      items: [{ version: '1.2', majorVersion: '1', status: 'PUBLISHED' }],
      totalItems: 1,
    }),
  });

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        nucleonModule,
        catalogServiceMock.factory({ entities: [TEMPLATE] }),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost:3000' } },
        }),
        createServiceFactory({
          service: nucleonServiceRef,
          deps: {},
          factory: () => nucleon,
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
  });

  async function waitForTask(id: string) {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { body } = await request(backend.server).get(
        `/api/scaffolder/v2/tasks/${id}`,
      );
      if (!['open', 'processing'].includes(body.status)) {
        return body;
      }
      if (Date.now() > deadline) {
        throw new Error(`Task '${id}' is still ${body.status}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('offers its actions, with examples', async () => {
    const { body } = await request(backend.server).get(
      '/api/scaffolder/v2/actions',
    );
    const ours = body.filter(({ id }: { id: string }) =>
      id.startsWith('nucleon:'),
    );
    expect(ours.map(({ id }: { id: string }) => id).sort()).toEqual([
      'nucleon:deployment:wait',
      'nucleon:environment:create',
      'nucleon:service:create',
      'nucleon:service:update',
    ]);
    for (const { description, examples } of ours) {
      expect(description).toMatch(/\w/);
      expect(examples.length).toBeGreaterThan(0);
    }
  });

  it('creates a service from what a form has asked, with the secrets where they belong', async () => {
    const { body } = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/web',
        values: {
          name: 'orders',
          owner: 'group:default/shop',
          spec: {
            version: '1.2',
            instances: [
              { name: 'dev', environment: 'dev' },
              { name: 'prod', environment: 'prod', inputs: { count: 2 } },
            ],
          },
        },
        secrets: {
          NUCLEON_SECRETS: JSON.stringify({
            'instances.1.inputs.password': 'hunter2',
          }),
        },
      });
    const task = await waitForTask(body.id);
    expect(task.status).toBe('completed');

    expect(nucleon.createService).toHaveBeenCalledTimes(1);
    // What the form left empty is absent, and not an empty text.
    expect(nucleon.createService.mock.calls[0][0]).toEqual({
      namespace: 'default',
      name: 'orders',
      owner: 'group:default/shop',
      template: { namespace: 'default', name: 'web' },
      type: 'service',
      lifecycle: 'production',
      version: '1.2',
      instances: [
        { name: 'dev', environment: 'dev' },
        {
          name: 'prod',
          environment: 'prod',
          inputs: { count: 2, password: 'hunter2' },
        },
      ],
      clientToken: `${body.id}:create:default/orders`,
    });

    const events = await request(backend.server).get(
      `/api/scaffolder/v2/tasks/${body.id}/events`,
    );
    expect(JSON.stringify(task)).not.toContain('hunter2');
    expect(events.text).not.toContain('hunter2');
    expect(events.body.at(-1).body.output.links).toEqual([
      { entityRef: 'component:default/orders' },
      { url: '/nucleon/deployments/d-dev' },
    ]);
  });

  it('takes part in a dry run', async () => {
    nucleon.createService.mockClear();
    const { status, body } = await request(backend.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: TEMPLATE,
        values: {
          name: 'orders',
          owner: 'group:default/shop',
          spec: { instances: [{ name: 'dev', environment: 'dev' }] },
        },
        secrets: {},
        directoryContents: [],
      });
    expect(status).toBe(200);
    expect(body.output.links).toEqual([
      { entityRef: 'component:default/orders' },
      { url: '/nucleon/deployments' },
    ]);
    expect(nucleon.createService).not.toHaveBeenCalled();
  });
});
