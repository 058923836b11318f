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
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import express from 'express';
import request from 'supertest';
import { Operations } from '../operations/Operations';
import { spec } from '../schema/openapi/generated/router';
import { createRouter } from './createRouter';

type Call = { operation: string; args: unknown[] };

/** Operations that answer with their own name, and remember what they got. */
function recordingOperations(calls: Call[]): Operations {
  const noun = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (...args: unknown[]) => {
            const operation = `${name}.${String(method)}`;
            calls.push({ operation, args });
            return { operation };
          },
      },
    );
  // Every method that the router calls is there, by name.
  return new Proxy(
    {},
    { get: (_, name) => noun(String(name)) },
  ) as unknown as Operations;
}

async function setup() {
  const calls: Call[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({ success: jest.fn(), fail: jest.fn() })),
  });
  const app = express();
  app.use(
    await createRouter({
      operations: recordingOperations(calls),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      auditor,
    }),
  );
  app.use(
    MiddlewareFactory.create({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig(),
    }).error(),
  );
  return { app, calls, auditor };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const EXAMPLES: Record<string, string> = {
  kind: 'service',
  version: '1.0',
  path: encodeURIComponent('schema/schema.yaml'),
};

const BODIES: Record<string, object> = {
  CreateTemplate: { kind: 'service', name: 'web' },
  UpdateTemplate: {},
  UpdateTemplateVersion: { status: 'PUBLISHED' },
  RenderTemplateVersion: {},
  CreateEnvironment: {
    name: 'dev',
    owner: 'group:default/platform',
    template: { namespace: 'default', name: 'network' },
  },
  UpdateEnvironment: { revision: 1 },
  DeployEnvironment: { mode: 'CURRENT_VERSION', revision: 1 },
  CreateService: {
    name: 'shop',
    owner: 'group:default/shop',
    template: { namespace: 'default', name: 'web' },
  },
  UpdateService: { revision: 1 },
  EditService: { revision: 1 },
  DeployServiceInstance: { mode: 'MINOR_VERSION', revision: 1 },
  DeployServicePipeline: { mode: 'MINOR_VERSION', revision: 1 },
  CreateUpgrade: {
    mode: 'MINOR_VERSION',
    targets: [{ kind: 'environment', namespace: 'default', name: 'dev' }],
  },
};

function listOperations() {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = (
        item as Record<string, { operationId: string } | undefined>
      )[method];
      const url = path.replace(
        /\{(\w+)\}/g,
        (_, name) => EXAMPLES[name] ?? 'default',
      );
      return operation ? [{ id: operation.operationId, method, url }] : [];
    }),
  );
}

describe('createRouter', () => {
  it('has a handler that audits for every operation of the document', async () => {
    const { app, calls, auditor } = await setup();
    const operations = listOperations();
    for (const { id, method, url } of operations) {
      const archive = id === 'CreateTemplateVersion';
      const asked = request(app)[method](url);
      const { status, body } = await (archive
        ? asked.set('content-type', 'application/gzip').send(Buffer.from('x'))
        : asked.send(BODIES[id]));
      expect({ id, status, error: body.error }).toEqual({
        id,
        status: expect.any(Number),
        error: undefined,
      });
      expect(status).toBeLessThan(300);
    }
    expect(calls).toHaveLength(operations.length);
    expect(auditor.createEvent).toHaveBeenCalledTimes(operations.length);
    expect(calls[0].args.at(-1)).toMatchObject({
      caller: { type: 'user', principal: 'user:default/mock' },
    });
  });

  it('hands on archives as bytes and queries as their types', async () => {
    const { app, calls } = await setup();
    await request(app)
      .post(
        '/templates/service/default/web/versions?majorVersion=1&compatibleEnvironmentTemplates=a:1&compatibleEnvironmentTemplates=b:2&description=TLS+1.2%3B+stricter',
      )
      .set('content-type', 'application/gzip')
      .send(Buffer.from([31, 139, 8, 0, 255]));
    await request(app).get('/environments?limit=7&status=FAILED');
    await request(app).delete('/environments/default/dev?forget=true');
    await request(app).get(
      '/templates/service/default/web/versions/1.0/files/schema%2Fschema.yaml',
    );

    expect(calls.map(({ args }) => args.slice(0, -1))).toEqual([
      [
        { kind: 'service', namespace: 'default', name: 'web' },
        {
          majorVersion: '1',
          compatibleEnvironmentTemplates: ['a:1', 'b:2'],
          description: 'TLS 1.2; stricter',
          archive: Buffer.from([31, 139, 8, 0, 255]),
        },
      ],
      [{ limit: 7, status: ['FAILED'] }],
      [{ namespace: 'default', name: 'dev' }, { forget: true }],
      [
        {
          kind: 'service',
          namespace: 'default',
          name: 'web',
          version: '1.0',
          path: 'schema/schema.yaml',
        },
      ],
    ]);
  });

  it.each([
    ['post', '/environments', { name: 'dev' }, "required property 'template'"],
    ['post', '/environments', { nmae: 'dev' }, 'required property'],
    ['get', '/environments?limit=1000', undefined, 'must be <= 100'],
    ['get', '/environments?colour=red', undefined, "'colour'"],
    ['get', '/templates/cluster/default/web', undefined, 'allowed values'],
  ] as const)('refuses %s %s', async (method, url, body, message) => {
    const { app, calls } = await setup();
    const response = await request(app)[method](url).send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
    expect(calls).toEqual([]);
  });
});
