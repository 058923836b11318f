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

import { TestDatabases } from '@backstage/backend-test-utils';
import {
  environmentBundle,
  schemaOf,
  serviceBundle,
  toFiles,
} from './__testUtils__/bundles';
import { JobWorld } from './__testUtils__/JobWorld';
import { ThreadChecker } from '../check/ThreadChecker';
import { ThreadRenderer } from '../render/ThreadRenderer';
import { RegistrationJob } from './RegistrationJob';

// Loading AWS's rules takes seconds.
jest.setTimeout(120_000);

describe('RegistrationJob', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'makes a draft of what is right and says all that is wrong, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'environment',
        name: 'network',
      });

      const draft = await world.register(template, environmentBundle());
      expect(draft).toMatchObject({
        status: 'DRAFT',
        engine: 'cloudformation',
      });
      expect(draft.statusMessage).toBeUndefined();

      const failed = await world.register(
        template,
        environmentBundle({
          'schema/schema.yaml': 'schema:\n  format: {}\n  types: []\n',
          'infrastructure/manifest.yaml':
            'infrastructure:\n  templates:\n    - rendering_engine: pulumi\n',
        }),
      );
      expect(failed.status).toBe('REGISTRATION_FAILED');
      expect(failed.problems).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            file: 'schema/schema.yaml',
            line: 2,
            severity: 'error',
          }),
          expect.objectContaining({
            file: 'infrastructure/manifest.yaml',
            line: 3,
            message: expect.stringContaining("'pulumi'"),
          }),
        ]),
      );
      expect(failed.statusMessage).toMatch(/\(and \d+ more\)$/);
      expect(
        await world.stores.jobs.claimNext('registration', {
          now: world.now.plus({ days: 1 }),
          ticket: '11111111-1111-4111-8111-111111111111',
          leaseFor: world.now.plus(1).diff(world.now),
        }),
      ).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'reads Terraform code before it is deployed, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'environment',
        name: 'network',
      });
      const failed = await world.register(
        template,
        toFiles({
          'schema/schema.yaml': schemaOf({ environment: ['cidr'] }),
          'infrastructure/manifest.yaml':
            'infrastructure:\n  templates:\n    - { file: "*", rendering_engine: hcl, template_language: terraform }\n',
          'infrastructure/main.tf':
            'output "cidr" {\n  value = var.environment.inputs.cidr +\n}\n',
          'infrastructure/other.tf': 'locals {\n  a = var.region\n}\n',
        }),
      );
      expect(failed.status).toBe('REGISTRATION_FAILED');
      expect(failed.problems).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            file: 'infrastructure/main.tf',
            line: 2,
            severity: 'error',
          }),
          expect.objectContaining({
            file: 'infrastructure/other.tf',
            line: 2,
            column: 7,
            severity: 'warning',
            message: expect.stringContaining("'region' is declared nowhere"),
          }),
        ]),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'publishes nothing by itself that no engine can deploy, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'environment',
        name: 'network',
        publishesAutomatically: true,
      });
      const manifest = (code: string) =>
        environmentBundle({
          'infrastructure/manifest.yaml': `infrastructure:\n  templates:\n    - ${code}\n`,
          'infrastructure/main.tf': 'locals {}\n',
        });
      const versions = [
        await world.register(
          template,
          manifest(
            '{ file: "*", rendering_engine: hcl, template_language: terraform }',
          ),
          { syncedMajor: 1 },
        ),
        await world.register(template, environmentBundle(), { syncedMajor: 2 }),
      ];
      expect(versions.map(({ status }) => status)).toEqual([
        'DRAFT',
        'PUBLISHED',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'compares a minor with the earlier ones (V7), %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'environment',
        name: 'network',
      });
      const bundle = (...inputs: string[]) =>
        environmentBundle({
          'schema/schema.yaml': schemaOf({ environment: inputs }),
        });
      await world.register(template, bundle('cidr'));

      const demanding = await world.register(
        template,
        bundle('cidr', 'zone*'),
        { majorVersion: '1' },
      );
      expect(demanding.status).toBe('REGISTRATION_FAILED');
      expect(demanding.problems).toEqual([
        expect.objectContaining({
          file: 'schema/schema.yaml',
          message: expect.stringMatching(/version '1\.0'.*zone/),
        }),
      ]);

      // What failed is not what the next one is compared with.
      const modest = await world.register(template, bundle('cidr', 'region'), {
        majorVersion: '1',
      });
      expect(modest.status).toBe('DRAFT');
      const major = await world.register(template, bundle('zone*'));
      expect(major.status).toBe('DRAFT');
    },
  );

  it.each(databases.eachSupportedId())(
    'lets the first version decide who provisions, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'environment',
        name: 'theirs',
      });
      const managedByCustomer = toFiles({
        'schema/schema.yaml': schemaOf({ environment: ['vpc'] }),
      });

      const first = await world.register(template, managedByCustomer);
      expect(first.status).toBe('DRAFT');
      expect(first.engine).toBeUndefined();
      expect(await world.stores.templates.get(template.id)).toMatchObject({
        provisioning: 'CUSTOMER_MANAGED',
      });

      const second = await world.register(template, environmentBundle());
      expect(second.status).toBe('REGISTRATION_FAILED');
      expect(second.statusMessage).toMatch(/'infrastructure\/'/);
    },
  );

  it.each(databases.eachSupportedId())(
    'wants compatible environment templates that exist, and waits for synced ones, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'service',
        name: 'worker',
        publishesAutomatically: true,
      });

      const uploaded = await world.register(template, serviceBundle());
      expect(uploaded).toMatchObject({
        status: 'REGISTRATION_FAILED',
        statusMessage: expect.stringContaining("'network:1' does not exist"),
      });

      const synced = await world.register(template, serviceBundle(), {
        syncedMajor: 2,
        source: 'https://git.example/templates/worker',
      });
      expect(synced).toMatchObject({
        status: 'REGISTRATION_IN_PROGRESS',
        statusMessage: "Waits for the environment template 'network:1'",
      });

      const network = await world.addTemplate({
        kind: 'environment',
        name: 'network',
      });
      await world.register(network, environmentBundle());
      world.passTime({ seconds: 10 });
      await world.runAll(world.registration());
      expect(await world.stores.templates.getVersion(synced.id)).toMatchObject({
        status: 'PUBLISHED',
        compatibleEnvironmentTemplates: [
          { templateName: 'network', majorVersion: '1' },
        ],
        pipelineEngine: 'cloudformation',
      });

      const wrong = await world.register(
        template,
        serviceBundle({ '.template-registration.yaml': 'nonsense: true\n' }),
      );
      expect(wrong.problems).toEqual([
        expect.objectContaining({ file: '.template-registration.yaml' }),
      ]);
      const named = await world.register(
        template,
        serviceBundle({ '.template-registration.yaml': 'nonsense: true\n' }),
        {
          compatibleEnvironmentTemplates: [
            { templateName: 'network', majorVersion: '1' },
          ],
        },
      );
      expect(named).toMatchObject({
        status: 'DRAFT',
        problems: [
          { file: '.template-registration.yaml', severity: 'warning' },
        ],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'registers once, whichever replica comes first, and gives up on what cannot be checked, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const template = await world.addTemplate({
        kind: 'environment',
        name: 'network',
      });
      jest
        .spyOn(world.engine, 'validate')
        .mockRejectedValue(new Error('The engine fell over'));
      const version = await world.register(template, environmentBundle());
      expect(version.status).toBe('REGISTRATION_IN_PROGRESS');
      for (let minute = 0; minute < 10; minute++) {
        world.passTime({ minutes: 1 });
        await world.runAll(world.registration());
      }
      expect(await world.stores.templates.getVersion(version.id)).toMatchObject(
        {
          status: 'REGISTRATION_FAILED',
          statusMessage: expect.stringContaining('The engine fell over'),
        },
      );

      jest.restoreAllMocks();
      await world.stores.jobs.request({
        kind: 'registration',
        subject: version.id,
        now: world.now,
      });
      await world.runAll(world.registration());
      expect(await world.stores.templates.getVersion(version.id)).toMatchObject(
        {
          status: 'REGISTRATION_FAILED',
        },
      );
    },
  );

  it('warns of what AWS would refuse or is old, and registers it all the same', async () => {
    const world = await JobWorld.create(databases, 'SQLITE_3');
    const checker = new ThreadChecker();
    const previewer = new ThreadRenderer();
    const withChecks = {
      ...world.setting,
      engines: world.engines,
      previewer,
      checking: { checker, level: 'default' as const },
    };
    jest
      .spyOn(world, 'registration')
      .mockImplementation(() => new RegistrationJob(withChecks));
    const files = environmentBundle({
      'schema/schema.yaml': schemaOf({ environment: ['name*'] }),
      'infrastructure/cloudformation.yaml': `Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs12.x
      Handler: '{{ environment.inputs.name }}'
      Role: not-an-arn
      Code: { ZipFile: a }
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicNam: '{{ environment.inputs.name }}'
`,
    });
    const register = async (level?: 'strict' | 'off') => {
      const template = await world.addTemplate({
        kind: 'environment',
        name: `network-${level}`,
        cloudformationChecks: level,
      });
      const { status, problems } = await world.register(template, files);
      return [status, problems?.map(problem => problem.line)];
    };
    const warn = jest.spyOn(world.logger, 'warn');

    expect(await register()).toEqual(['DRAFT', [5, 12]]);
    expect(await register('strict')).toEqual(['DRAFT', [5, 12]]);
    expect(await register('off')).toEqual(['DRAFT', undefined]);
    expect(warn).not.toHaveBeenCalled();

    jest.spyOn(checker, 'check').mockRejectedValue(new Error('unreachable'));
    const template = await world.addTemplate({
      kind: 'environment',
      name: 'other',
    });
    expect(await world.register(template, files)).toMatchObject({
      status: 'DRAFT',
    });
    expect(warn).toHaveBeenCalledWith(
      'A template version could not be checked',
      { templateId: template.id, error: 'unreachable' },
    );
    await checker.close();
    await previewer.close();
  });
});
