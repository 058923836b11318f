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

import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { newDeployment } from '../../domain/newDeployment';
import { ServiceOperation } from '../../domain/ServiceOperation';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { toServiceStatus } from '../../domain/serviceStatus';
import { TargetRecord } from '../../domain/TargetRecord';
import { writeTargetSpec } from '../../domain/targetSpec';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { Job } from '../Job';
import { environmentBundle, serviceBundle } from './__testUtils__/bundles';
import { JobWorld } from './__testUtils__/JobWorld';
import { ServiceOperationJob } from './ServiceOperationJob';

jest.setTimeout(60_000);

type Story = Omit<Awaited<ReturnType<typeof begin>>, 'job'> & { job: Job };

/** A service template, an environment to live in, and a service of it. */
async function begin(world: JobWorld) {
  const network = await world.addTemplate({
    kind: 'environment',
    name: 'network',
  });
  const base = await world.register(network, environmentBundle());
  const dev = await world.addTarget({
    kind: 'environment',
    name: 'dev',
    templateId: network.id,
  });
  await world.stand(dev, base);
  const template = await world.addTemplate({ kind: 'service', name: 'web' });
  const version = await world.register(template, serviceBundle());
  const service: ServiceRecord = {
    id: randomUUID(),
    namespace: 'default',
    name: 'shop',
    nameKey: 'shop',
    entityName: 'shop',
    owner: 'group:default/team',
    lifecycle: 'production',
    type: 'service',
    entityRef: 'component:default/shop',
    origin: 'nucleon',
    templateId: template.id,
    revision: 1,
    createdAt: world.now,
    modifiedAt: world.now,
  };
  await world.stores.services.insert(service);
  const add = (kind: TargetRecord['kind'], name: string, position = 0) =>
    world.addTarget({
      kind,
      name,
      position,
      templateId: template.id,
      serviceId: service.id,
      environmentId: kind === 'service-instance' ? dev.id : undefined,
    });
  const job = new ServiceOperationJob({
    ...world.setting,
    destinations: world.destinations,
    sealer: world.sealer,
  });
  return { world, service, version, add, job };
}

function toDeploy(target: TargetRecord, version: TemplateVersionRecord) {
  return {
    targetId: target.id,
    versionId: version.id,
    spec: writeTargetSpec({
      kind: target.kind,
      name: target.name,
      environment: 'dev',
      inputs: {},
      instances: [{ name: 'any', environment: 'dev' }],
    }),
  };
}

async function operate(
  { world, service, version, job }: Story,
  kind: ServiceOperation['kind'],
  plan: {
    created?: TargetRecord[];
    removed?: TargetRecord[];
    pipeline?: TargetRecord;
  },
): Promise<string> {
  const { created = [], removed = [], pipeline } = plan;
  const applied = pipeline ? [...created, pipeline] : created;
  const id = randomUUID();
  await world.stores.services.insertOperation({
    id,
    serviceId: service.id,
    kind,
    phase: kind === 'delete' ? 'pipeline' : 'instances',
    plan: {
      created: created.map(target => target.id),
      removed: removed.map(target => target.id),
      pipeline: pipeline?.id,
      deploys: applied.map(target => toDeploy(target, version)),
    },
    createdBy: 'user:default/guest',
    createdAt: world.now,
  });
  await world.stores.jobs.request({
    kind: 'service-operation',
    subject: id,
    now: world.now,
  });
  await world.runAll(job);
  return id;
}

/** Ends deployments and lets the operation go on, as the worker would. */
async function end(
  { world, job }: Story,
  ends: [TargetRecord, 'succeeded' | 'failed', string?][],
) {
  for (const [target, state, statusMessage] of ends) {
    await world.end(target, { state, statusMessage });
    await world.runAll(job);
  }
}

async function getStatus({ world, service }: Story): Promise<string> {
  const view = await world.stores.services.getView(service.id);
  return toServiceStatus(view?.operation);
}

describe('ServiceOperationJob', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'creates instances in parallel, then the pipeline, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const one = await story.add('service-instance', 'one');
      const two = await story.add('service-instance', 'two', 1);
      const pipeline = await story.add('service-pipeline', 'pipeline');

      const operationId = await operate(story, 'create', {
        created: [one, two],
        pipeline,
      });
      expect(await world.listRunning()).toEqual(['apply one', 'apply two']);
      expect(await getStatus(story)).toBe('CREATE_IN_PROGRESS');

      await end(story, [[one, 'succeeded']]);
      expect(await world.listRunning()).toEqual(['apply two']);

      await end(story, [[two, 'succeeded']]);
      expect(await world.listRunning()).toEqual(['apply pipeline']);
      const [deployment] = await world.stores.deployments.list({
        targetIds: [pipeline.id],
      });
      expect(deployment).toMatchObject({
        mode: 'CREATE',
        engine: 'cloudformation',
        account: '111122223333',
        createdBy: 'user:default/guest',
        operationId,
      });
      // The pipeline is told the instances that stand, not those of the plan.
      expect(deployment.spec).toContain('name: two');
      expect(deployment.spec).not.toContain('any');

      await end(story, [[pipeline, 'succeeded']]);
      expect(await getStatus(story)).toBe('ACTIVE');
      expect(await world.listRunning()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets siblings end when an instance cannot be created, then cleans up (6.1), %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const one = await story.add('service-instance', 'one');
      const two = await story.add('service-instance', 'two', 1);
      const pipeline = await story.add('service-pipeline', 'pipeline');
      await operate(story, 'create', { created: [one, two], pipeline });

      await end(story, [[one, 'failed', 'The subnet is full']]);
      expect(await world.listRunning()).toEqual(['apply two']);

      await end(story, [[two, 'succeeded']]);
      expect(await world.listRunning()).toEqual(['destroy one', 'destroy two']);
      expect(await getStatus(story)).toBe('CREATE_FAILED_CLEANUP_IN_PROGRESS');

      await end(story, [
        [one, 'succeeded'],
        [two, 'failed', 'The bucket is not empty'],
      ]);
      expect(await getStatus(story)).toBe('CREATE_FAILED_CLEANUP_FAILED');
      const view = await world.stores.services.getView(story.service.id);
      expect(view?.operation?.message).toMatch(/'one'.*The subnet is full/);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps the instances when the pipeline fails, and can be edited again, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const one = await story.add('service-instance', 'one');
      const pipeline = await story.add('service-pipeline', 'pipeline');
      await operate(story, 'create', { created: [one], pipeline });
      await end(story, [
        [one, 'succeeded'],
        [pipeline, 'failed', 'No such connection'],
      ]);
      expect(await getStatus(story)).toBe('CREATE_FAILED');
      expect(await world.listRunning()).toEqual([]);

      await operate(story, 'edit', { pipeline });
      expect(await world.listRunning()).toEqual(['apply pipeline']);
      await end(story, [[pipeline, 'succeeded']]);
      expect(await getStatus(story)).toBe('ACTIVE');
    },
  );

  it.each(databases.eachSupportedId())(
    'edits by the failure table of 6.3, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const old = await story.add('service-instance', 'old');
      const kept = await story.add('service-instance', 'kept', 1);
      const pipeline = await story.add('service-pipeline', 'pipeline');
      for (const target of [old, kept, pipeline]) {
        await world.stand(target, story.version);
      }

      // A new instance fails: it is cleaned up, and nothing is removed.
      const broken = await story.add('service-instance', 'broken', 2);
      await operate(story, 'edit', {
        created: [broken],
        removed: [old],
        pipeline,
      });
      expect(await world.listRunning()).toEqual(['apply broken']);
      await end(story, [
        [broken, 'failed', 'No'],
        [broken, 'succeeded'],
      ]);
      expect(await getStatus(story)).toBe('UPDATE_FAILED_CLEANUP_COMPLETE');
      expect((await world.stores.targets.get(old.id))?.deletedAt).toBe(
        undefined,
      );

      // An old one would not go: the pipeline is made anew nevertheless.
      await operate(story, 'edit', { removed: [old], pipeline });
      expect(await world.listRunning()).toEqual(['destroy old']);
      await end(story, [[old, 'failed', 'The bucket is not empty']]);
      expect(await world.listRunning()).toEqual(['apply pipeline']);
      const [deployment] = await world.stores.deployments.list({
        targetIds: [pipeline.id],
      });
      expect(deployment.mode).toBe('CURRENT_VERSION');
      expect(deployment.spec).not.toContain('old');
      await end(story, [[pipeline, 'succeeded']]);
      expect(await getStatus(story)).toBe('UPDATE_COMPLETE_CLEANUP_FAILED');

      // The next edit tries again, and this time the pipeline fails.
      await operate(story, 'edit', { removed: [old], pipeline });
      await end(story, [
        [old, 'succeeded'],
        [pipeline, 'failed', 'No'],
      ]);
      expect(await getStatus(story)).toBe('UPDATE_FAILED');
    },
  );

  it.each(databases.eachSupportedId())(
    'deletes the pipeline first, then the instances, and can be told again (6.6), %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const one = await story.add('service-instance', 'one');
      const pipeline = await story.add('service-pipeline', 'pipeline');
      await world.stand(one, story.version);
      await world.stand(pipeline, story.version);

      await operate(story, 'delete', { removed: [one], pipeline });
      expect(await world.listRunning()).toEqual(['destroy pipeline']);
      await end(story, [
        [pipeline, 'succeeded'],
        [one, 'failed', 'The bucket is not empty'],
      ]);
      expect(await getStatus(story)).toBe('DELETE_FAILED');

      await operate(story, 'delete', { removed: [one] });
      await end(story, [[one, 'succeeded']]);
      const service = await world.stores.services.get(story.service.id);
      expect(service?.deletedAt).toBeDefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'waits for a deployment of somebody else, and fails what can never start, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const one = await story.add('service-instance', 'one');
      await world.stand(one, story.version);
      const lost = await story.add('service-instance', 'lost', 1);
      await world.stand(lost, story.version);
      const foreign = newDeployment({
        target: one,
        intent: 'apply',
        mode: 'CURRENT_VERSION',
        version: story.version,
        destination: world.destinations[0],
        now: world.now,
      });
      await world.stores.deployments.insert(foreign);

      await operate(story, 'delete', { removed: [one] });
      expect(await world.listRunning()).toEqual(['apply one']);
      await end(story, [[one, 'failed', 'Not yet']]);
      world.passTime({ seconds: 5 });
      await world.runAll(story.job);
      expect(await world.listRunning()).toEqual(['destroy one']);
      await end(story, [[one, 'failed', 'Not yet']]);

      const elsewhere = new ServiceOperationJob({
        ...world.setting,
        destinations: [],
        sealer: world.sealer,
      });
      await operate({ ...story, job: elsewhere }, 'delete', {
        removed: [lost],
      });
      expect(await getStatus(story)).toBe('DELETE_FAILED');
      const view = await world.stores.services.getView(story.service.id);
      expect(view?.operation?.message).toMatch(
        /'lost'.*No destination named 'main' is configured/,
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'starts each deployment once, however many replicas are at it, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const story = await begin(world);
      const one = await story.add('service-instance', 'one');
      const two = await story.add('service-instance', 'two', 1);
      const pipeline = await story.add('service-pipeline', 'pipeline');
      // Replicas whose clocks run ahead take every lease for one that ran out.
      const replicas = [1, 2, 3, 4].map(
        hours =>
          new ServiceOperationJob({
            ...world.setting,
            clock: () => world.now.plus({ hours }),
            destinations: world.destinations,
            sealer: world.sealer,
          }),
      );
      const race = async () => {
        const { signal } = new AbortController();
        await Promise.all(replicas.map(replica => replica.runOnce({ signal })));
      };
      const idle: Job = {
        getJobName: () => 'idle',
        runOnce: async () => 'idle',
      };
      const operationId = await operate({ ...story, job: idle }, 'create', {
        created: [one, two],
        pipeline,
      });
      await race();
      expect(await world.listRunning()).toEqual(['apply one', 'apply two']);
      await world.end(one, { state: 'succeeded' });
      await world.end(two, { state: 'succeeded' });
      await race();
      await world.end(pipeline, { state: 'succeeded' });
      await race();
      expect(await getStatus(story)).toBe('ACTIVE');
      expect(await world.stores.deployments.list({ operationId })).toHaveLength(
        3,
      );
      expect(world.logger.error).not.toHaveBeenCalled();
    },
  );
});
