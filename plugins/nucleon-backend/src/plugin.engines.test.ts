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

import { environmentTexts } from './__testUtils__/bundleTexts';
import { register } from './__testUtils__/StandingPortal';
import { PLATFORM, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const TEMPLATE = '/templates/environment/default/network';
const REFUSED = /Version '1\.0' needs the engine '\w+', which this portal/;

const terraform = {
  'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - { file: "*", rendering_engine: hcl, template_language: terraform }
`,
  'infrastructure/main.tf':
    'resource "aws_vpc" "vpc" {\n  cidr_block = var.environment.inputs.cidr\n}\n',
};

const codeBuild = {
  'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - rendering_engine: codebuild
      settings:
        runtimes: { nodejs: 18 }
        provision: ["deploy {{ environment.inputs.cidr }}"]
        deprovision: [destroy]
`,
};

describe('versions of an engine that is not installed', () => {
  it.each([
    ['terraform', terraform, 'proton.auto.tfvars.json'],
    ['codebuild', codeBuild, 'codebuild.json'],
  ])(
    'of %s are registered and shown, and neither published nor deployed',
    async (engine, code, file) => {
      const portal = await TestPortal.start();
      const engineer = portal.as('engineer');
      await engineer
        .post('/templates')
        .send({ kind: 'environment', name: 'network', owner: PLATFORM })
        .expect(201);
      const { 'schema/schema.yaml': schema } = environmentTexts();
      const version = await register(portal, TEMPLATE, {
        files: { 'schema/schema.yaml': schema, ...code },
      });
      expect(version).toMatchObject({
        status: 'DRAFT',
        engine,
        missingEngines: [engine],
        problems: [
          {
            severity: 'warning',
            file: 'infrastructure/manifest.yaml',
            message: expect.stringContaining(`No engine '${engine}'`),
          },
        ],
      });

      const { body } = await engineer
        .post(`${TEMPLATE}/versions/1.0/render`)
        .send({ inputs: { cidr: '10.1.0.0/16' } })
        .expect(200);
      expect(body.problems).toEqual([]);
      const shown = body.files.find(
        ({ path }: { path: string }) => path === `infrastructure/${file}`,
      );
      expect(shown.content).toContain('10.1.0.0/16');

      const refusals = [
        await engineer
          .patch(`${TEMPLATE}/versions/1.0`)
          .send({ status: 'PUBLISHED' }),
        await engineer.post('/environments').send({
          name: 'dev',
          owner: PLATFORM,
          destination: 'dev',
          template: { namespace: 'default', name: 'network' },
          version: '1.0',
          inputs: {},
        }),
      ];
      expect(
        refusals.map(({ status, body: answer }) => [
          status,
          answer.error.message,
        ]),
      ).toEqual(refusals.map(() => [409, expect.stringMatching(REFUSED)]));
      await engineer.get('/environments/default/dev').expect(404);
    },
  );
});
