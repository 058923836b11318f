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

import { EnvironmentDetail } from '@nucleon/plugin-nucleon-common';
import { register, publish } from './__testUtils__/StandingPortal';
import { PLATFORM, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const TEMPLATE = '/templates/environment/default/plain';
const STORE = '/environments/default/store';

// For CloudFormation a template, and for the fake engine one too.
function plainTexts(parameters: object): Record<string, string> {
  return {
    'template.json': JSON.stringify({
      Parameters: parameters,
      Resources: {},
      resources: ['Bucket'],
    }),
  };
}

describe('plain CloudFormation templates', () => {
  it('have their parameters as inputs, hidden where they are secrets', async () => {
    const portal = await TestPortal.start();
    const engineer = portal.as('engineer');
    await engineer
      .post('/templates')
      .send({ kind: 'environment', name: 'plain', owner: PLATFORM })
      .expect(201);
    const parameters = {
      Size: { Type: 'Number', Default: 1, MaxValue: 5 },
      Password: { Type: 'String', NoEcho: true, MinLength: 4 },
    };
    await publish(portal, TEMPLATE, { files: plainTexts(parameters) });

    // The form is drawn from this.
    const version = await engineer.get(`${TEMPLATE}/versions/1.0`).expect(200);
    expect(version.body.environmentInput).toMatchObject({
      required: ['Password'],
      properties: {
        Size: { type: 'number', default: 1 },
        Password: { format: 'password', writeOnly: true },
      },
    });
    const changes = await engineer
      .get(`${TEMPLATE}/versions/1.0/changes`)
      .expect(200);
    expect(
      changes.body.inputs.map(({ path }: { path: string }) => path).sort(),
    ).toEqual(['Password', 'Size']);

    const environment = {
      name: 'store',
      owner: PLATFORM,
      destination: 'dev',
      template: { namespace: 'default', name: 'plain' },
    };
    for (const [inputs, message] of [
      [{}, /Password/],
      [{ Password: 'hush-hush', Size: 6 }, /spec\.Size/],
      [{ Password: 'hush-hush', Sise: 2 }, /Sise/],
    ] as const) {
      const refused = await engineer
        .post('/environments')
        .send({ ...environment, inputs });
      expect([refused.status, refused.body.error.message]).toEqual([
        400,
        expect.stringMatching(message),
      ]);
    }
    await engineer
      .post('/environments')
      .send({ ...environment, inputs: { Password: 'hush-hush', Size: 2 } })
      .expect(202);
    const store: EnvironmentDetail = await portal.until(
      async () => (await engineer.get(STORE)).body,
      ({ status }) => status !== 'IN_PROGRESS',
    );
    expect(store).toMatchObject({ status: 'SUCCEEDED', inputs: { Size: 2 } });
    const { lastSucceededDeploymentId } = store;
    for (const path of [
      STORE,
      `${STORE}/upgrade`,
      `/deployments/${lastSucceededDeploymentId}`,
      `/deployments/${lastSucceededDeploymentId}/events`,
      `/deployments/${lastSucceededDeploymentId}/files`,
    ]) {
      const { text } = await engineer.get(path).expect(200);
      expect([path, text]).not.toEqual([
        path,
        expect.stringContaining('hush-hush'),
      ]);
    }
    const { body: files } = await engineer.get(
      `/deployments/${lastSucceededDeploymentId}/files`,
    );
    expect(files.items[0].content).toContain('"Default": "****"');

    // A minor that asks for more is refused (V7).
    const minor = await register(portal, TEMPLATE, {
      majorVersion: '1',
      files: plainTexts({ ...parameters, Owner: { Type: 'String' } }),
    });
    expect(minor).toMatchObject({ status: 'REGISTRATION_FAILED' });
    expect(minor.problems).toContainEqual(
      expect.objectContaining({
        file: 'template.json',
        message: expect.stringMatching(/version '1\.0'.*Owner/),
      }),
    );
  });
});
