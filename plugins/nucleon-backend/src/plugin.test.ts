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
import { DeploymentDetail, Upgrade } from '@nucleon/plugin-nucleon-common';
import { environmentTexts, serviceTexts } from './__testUtils__/bundleTexts';
import {
  addEnvironment,
  addTemplates,
  NETWORK,
  PIPELINE_INPUTS,
  publish,
  readService,
  register,
  REPOSITORY,
  settledService,
  WEB,
} from './__testUtils__/StandingPortal';
import { TEAM, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())(
  'nucleonPlugin on %s',
  databaseId => {
    it('brings a bundle to an upgraded service and away again', async () => {
      const portal = await TestPortal.start({
        knex: await databases.init(databaseId),
      });
      const engineer = portal.as('engineer');
      const developer = portal.as('developer');
      await addTemplates(portal);

      const environment = await addEnvironment(portal, 'dev');
      expect(environment).toMatchObject({
        version: '1.0',
        versionStatus: 'up-to-date',
        isSimulated: true,
        account: '111111111111',
        entityRef: 'resource:default/dev',
      });
      expect(environment.outputs).toEqual([
        { key: 'VpcId', value: 'vpc-dev' },
        { key: 'Cidr', value: '10.0.0.0/16' },
      ]);

      const created = await developer
        .post('/services')
        .send({
          name: 'shop',
          owner: TEAM,
          template: { namespace: 'default', name: 'web' },
          repository: REPOSITORY,
          instances: [
            { name: 'one', environment: 'dev', inputs: { image: 'shop:1' } },
            {
              name: 'two',
              environment: 'default/dev',
              inputs: { image: 'shop:2', size: 3 },
            },
          ],
        })
        .expect(202);
      expect(created.body).toMatchObject({ status: 'CREATE_IN_PROGRESS' });
      expect(created.body.instances[0].lastAttemptedDeploymentId).toBeDefined();

      const service = await settledService(portal, 'shop');
      expect(service).toMatchObject({
        status: 'ACTIVE',
        versionStatus: 'up-to-date',
      });
      expect(service.instances.map(({ outputs }) => outputs)).toEqual([
        [
          { key: 'Image', value: 'shop:1' },
          { key: 'Vpc', value: 'vpc-dev' },
        ],
        [
          { key: 'Image', value: 'shop:2' },
          { key: 'Vpc', value: 'vpc-dev' },
        ],
      ]);
      expect(service.pipeline?.outputs).toEqual([
        { key: 'Branch', value: 'main' },
        { key: 'Instances', value: 'one two ' },
      ]);
      expect(service.spec).toBe(
        [
          'proton: ServiceSpec',
          'pipeline: {}',
          'instances:',
          '  - name: one',
          '    environment: dev',
          '    spec:',
          '      image: shop:1',
          '  - name: two',
          '    environment: dev',
          '    spec:',
          '      image: shop:2',
          '      size: 3',
          '',
        ].join('\n'),
      );

      // A minor that asks for more is refused, one with a default is not (V7).
      const refused = await register(portal, WEB, {
        majorVersion: '1',
        files: serviceTexts({
          pipelineInputs: PIPELINE_INPUTS,
          inputs: {
            'image*': '{ type: string }',
            size: '{ type: integer, default: 1 }',
            'team*': '{ type: string }',
          },
        }),
      });
      expect(refused).toMatchObject({
        version: '1.1',
        status: 'REGISTRATION_FAILED',
      });
      expect(refused.problems[0]).toMatchObject({ file: 'schema/schema.yaml' });
      const minor = await publish(portal, WEB, {
        majorVersion: '1',
        files: serviceTexts({
          pipelineInputs: PIPELINE_INPUTS,
          inputs: {
            'image*': '{ type: string }',
            size: '{ type: integer, default: 2 }',
            team: '{ type: string, default: none }',
          },
          template: {
            resources: ['Task'],
            outputs: {
              Team: '{{ service_instance.inputs.team }}-{{ service_instance.inputs.size }}',
            },
          },
        }),
      });
      expect(minor).toBe('1.2');

      const behind = await readService(portal, 'shop');
      expect(behind).toMatchObject({
        versionStatus: 'behind-minor',
        recommendedVersion: '1.2',
        newInstanceVersion: '1.2',
      });
      const summary = await developer.get('/summary').expect(200);
      expect(summary.body).toMatchObject({
        environments: { total: 1, upToDate: 1 },
        services: { total: 1, behindMinor: 1, upToDate: 0, failed: 0 },
        serviceInstances: { total: 2, behindMinor: 2 },
        pipelines: { total: 1, behindMinor: 1 },
        serviceTemplates: { total: 1 },
      });
      const preview = await developer
        .get('/services/default/shop/instances/two/upgrade')
        .expect(200);
      expect(preview.body).toMatchObject({
        fromVersion: '1.0',
        toVersion: '1.2',
        mode: 'MINOR_VERSION',
        problems: [],
        currentInputs: { image: 'shop:2', size: 3 },
        inputs: [
          {
            input: 'service',
            path: 'size',
            change: 'changed',
            what: 'If left out it is 2 now, not 1.',
          },
          { input: 'service', path: 'team', change: 'new', needsValue: false },
        ],
      });

      const plan = await developer
        .post('/services/default/shop/instances/one/deployments')
        .send({
          mode: 'MINOR_VERSION',
          intent: 'plan',
          revision: behind.instances[0].revision,
        })
        .expect(202);
      const planned = await portal.until(
        async () =>
          (await developer.get(`/deployments/${plan.body.id}`))
            .body as DeploymentDetail,
        ({ status }) => status !== 'IN_PROGRESS',
      );
      expect(planned).toMatchObject({
        status: 'SUCCEEDED',
        intent: 'plan',
        version: '1.2',
      });
      expect(planned.plan).toBeDefined();

      // The platform team rolls a minor out to everyone.
      const upgrade = await engineer
        .post('/upgrades')
        .send({
          mode: 'MINOR_VERSION',
          concurrency: 1,
          targets: [
            {
              kind: 'service-instance',
              namespace: 'default',
              service: 'shop',
              name: 'one',
            },
            {
              kind: 'service-instance',
              namespace: 'default',
              service: 'shop',
              name: 'two',
            },
            {
              kind: 'service-pipeline',
              namespace: 'default',
              service: 'shop',
              name: 'pipeline',
            },
          ],
        })
        .expect(202);
      const upgraded = await portal.until(
        async () =>
          (await engineer.get(`/upgrades/${upgrade.body.id}`)).body as Upgrade,
        ({ status }) => status !== 'IN_PROGRESS',
      );
      expect(
        upgraded.items.map(item => [
          item.status,
          item.fromVersion,
          item.toVersion,
        ]),
      ).toEqual([
        ['SUCCEEDED', '1.0', '1.2'],
        ['SUCCEEDED', '1.0', '1.2'],
        ['SUCCEEDED', '1.0', '1.2'],
      ]);
      expect(new Set(upgraded.items.map(item => item.targetEntityRef))).toEqual(
        new Set(['component:default/shop']),
      );
      const current = await readService(portal, 'shop');
      expect(current.versionStatus).toBe('up-to-date');
      expect(current.instances.map(({ outputs }) => outputs[0].value)).toEqual([
        'none-2',
        'none-3',
      ]);

      // An edit adds one and removes one; the pipeline sees the new list.
      await developer
        .put('/services/default/shop/spec')
        .send({
          revision: current.revision,
          instances: [
            { name: 'two', environment: 'dev' },
            { name: 'three', environment: 'dev', inputs: { image: 'shop:3' } },
          ],
        })
        .expect(202);
      const edited = await settledService(portal, 'shop');
      expect(edited).toMatchObject({ status: 'ACTIVE' });
      expect(edited.instances.map(({ name }) => name)).toEqual([
        'two',
        'three',
      ]);
      expect(edited.pipeline?.outputs[1].value).toBe('two three ');

      // In use, so nothing of it goes (5.7, 6.6).
      await engineer.delete('/environments/default/dev').expect(409);
      await engineer.delete(`${WEB}/versions/1.2`).expect(409);

      await developer.delete('/services/default/shop').expect(202);
      await portal.until(
        async () => (await developer.get('/services/default/shop')).status,
        status => status === 404,
      );
      await engineer.delete('/environments/default/dev').expect(202);
      await portal.until(
        async () => (await engineer.get('/environments/default/dev')).status,
        status => status === 404,
      );
      const history = await developer
        .get('/deployments?service=default%2Fshop')
        .expect(200);
      expect(history.body.totalItems).toBeGreaterThan(8);
      expect(
        history.body.items.every(({ status }: DeploymentDetail) =>
          ['SUCCEEDED', 'DELETE_COMPLETE'].includes(status),
        ),
      ).toBe(true);
    });

    it('brings what is behind already to a minor once the policy says so', async () => {
      const portal = await TestPortal.start({
        knex: await databases.init(databaseId),
      });
      const engineer = portal.as('engineer');
      await addTemplates(portal);
      await addEnvironment(portal, 'dev');
      const inputs = { cidr: '{ type: string, default: 10.1.0.0/16 }' };
      const files = environmentTexts({ inputs });
      await publish(portal, NETWORK, { majorVersion: '1', files });
      const dev = () => engineer.get('/environments/default/dev');
      expect((await dev()).body).toMatchObject({
        versionStatus: 'behind-minor',
      });

      const update = (body: object) =>
        engineer.patch(NETWORK).send(body).expect(200);
      await update({ updatePolicy: 'auto-apply-minor' });
      await portal.until(
        async () => (await dev()).body,
        ({ version, status }) => version === '1.1' && status === 'SUCCEEDED',
      );
      const { body } = await engineer.get('/upgrades');
      expect(body.items).toMatchObject([
        { mode: 'MINOR_VERSION', createdBy: 'template:default/network' },
      ]);

      // Nothing is left to do, and nothing is begun by saying it again.
      await update({ updatePolicy: 'auto-apply-minor', description: 'A VPC' });
      await update({ updatePolicy: 'recommend' });
      await update({ updatePolicy: 'auto-apply-minor' });
      expect((await engineer.get('/upgrades')).body.totalItems).toBe(1);
    });
  },
);
