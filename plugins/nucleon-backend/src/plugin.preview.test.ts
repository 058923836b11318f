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

import { environmentTexts, serviceTexts } from './__testUtils__/bundleTexts';
import {
  addTemplates,
  NETWORK,
  register,
  WEB,
} from './__testUtils__/StandingPortal';
import { TestPortal } from './__testUtils__/TestPortal';

// The render thread reads TypeScript sources, which takes seconds.
jest.setTimeout(120_000);

const PATH = 'instance_infrastructure/cloudformation.yaml';

describe('rendering a version without a deployment', () => {
  it('shows what inputs become, and what is wrong at its line', async () => {
    const portal = await TestPortal.start();
    await addTemplates(portal);
    const developer = portal.as('developer');
    const render = async (path: string, body: object = {}) =>
      (await developer.post(`${path}/render`).send(body).expect(200)).body;

    expect(await render(`${NETWORK}/versions/1.0`)).toEqual({
      version: '1.0',
      files: [
        {
          path: 'infrastructure/cloudformation.yaml',
          content: JSON.stringify({
            resources: ['Vpc'],
            outputs: {
              VpcId: 'vpc-__environment_name__',
              Cidr: '10.0.0.0/16',
            },
          }),
        },
      ],
      placeholders: ['environment.name'],
      problems: [],
    });

    const missing = await render(`${WEB}/versions/1.0`);
    expect(missing).toMatchObject({ files: [], placeholders: [] });
    expect(missing.problems).toEqual([
      { severity: 'error', message: expect.stringContaining('image') },
    ]);

    const given = await render(`${WEB}/versions/1.0`, {
      inputs: { image: 'shop:1' },
      pipelineInputs: { branch: 'next' },
    });
    expect(given.problems).toEqual([]);
    expect(
      given.files.map(({ content }: { content: string }) =>
        JSON.parse(content),
      ),
    ).toEqual([
      {
        resources: ['Task'],
        outputs: { Image: 'shop:1', Vpc: '__environment_outputs_VpcId__' },
      },
      {
        resources: ['Pipeline'],
        outputs: {
          Branch: 'next',
          Instances: '__service_instances_0__name__ ',
        },
      },
    ]);
    expect(given.placeholders).toEqual([
      'environment.outputs.VpcId',
      'service_instances[0].name',
    ]);

    await register(portal, WEB, {
      majorVersion: '1',
      files: {
        ...serviceTexts({
          inputs: {
            'image*': '{ type: string }',
            size: '{ type: integer, default: 1 }',
            token: '{ type: string, format: password }',
          },
        }),
        [PATH]: [
          '{% set used = service_instance.inputs.token %}',
          'Resources: {{ used }} {{ service_instance.inputs.image }}',
          '{% if service_instance.inputs.size > 1 %}',
          'More: {{ environment.nmae }}',
          '{% endif %}',
          '',
        ].join('\n'),
      },
    });
    const inputs = { image: 'shop:1', token: 'hush-hush' };
    const masked = await render(`${WEB}/versions/1.1`, { inputs });
    expect(masked.files).toEqual([
      { path: PATH, content: '\nResources: **** shop:1\n' },
    ]);
    const wrong = await render(`${WEB}/versions/1.1`, {
      inputs: { ...inputs, size: 2 },
    });
    expect(wrong).toMatchObject({
      files: [],
      problems: [
        {
          severity: 'error',
          file: PATH,
          line: 4,
          message: expect.stringContaining("'environment.nmae' is not defined"),
        },
      ],
    });

    await developer
      .post(`${WEB}/versions/1.0/render`)
      .send({ input: {} })
      .expect(400);
    await developer.post(`${WEB}/versions/9.9/render`).send({}).expect(404);
  });

  it('says at which line a bundle could not be registered', async () => {
    const portal = await TestPortal.start();
    await addTemplates(portal);
    const broken = await register(portal, NETWORK, {
      majorVersion: '1',
      files: {
        ...environmentTexts(),
        'infrastructure/cloudformation.yaml': 'Resources: {}\n{% if %}\n',
      },
    });
    expect(broken.status).toBe('REGISTRATION_FAILED');
    const { body } = await portal
      .as('developer')
      .post(`${NETWORK}/versions/${broken.version}/render`)
      .send({})
      .expect(200);
    expect(body.files).toEqual([]);
    expect(body.problems).toContainEqual(
      expect.objectContaining({
        file: 'infrastructure/cloudformation.yaml',
        line: 2,
        severity: 'error',
      }),
    );
  });
});
