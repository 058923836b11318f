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
import { publishVersion } from '../../database/queries/publishVersion';
import { TargetRecord } from '../../domain/TargetRecord';
import { UpgradeRecord } from '../../domain/UpgradeRecord';
import { environmentBundle, schemaOf } from './__testUtils__/bundles';
import { JobWorld } from './__testUtils__/JobWorld';
import { UpgradeJob } from './UpgradeJob';

jest.setTimeout(60_000);

/** A template with 1.0, 1.1 and 2.0 published, and environments on 1.0. */
async function begin(world: JobWorld, names: string[]) {
  const template = await world.addTemplate({
    kind: 'environment',
    name: 'network',
  });
  const publish = async (version: Awaited<ReturnType<typeof world.register>>) =>
    world.database.transaction(async stores =>
      publishVersion(stores, {
        template: (await stores.templates.get(template.id))!,
        version,
        now: world.now,
      }),
    );
  const first = await world.register(template, environmentBundle());
  await publish(first);
  const environments: TargetRecord[] = [];
  for (const name of names) {
    const target = await world.addTarget({
      kind: 'environment',
      name,
      templateId: template.id,
    });
    await world.stand(target, first);
    environments.push(target);
  }
  const release = async (inputs: string[], majorVersion?: string) => {
    const version = await world.register(
      template,
      environmentBundle({
        'schema/schema.yaml': schemaOf({ environment: inputs }),
      }),
      { majorVersion },
    );
    await publish(version);
    return version;
  };
  const job = new UpgradeJob({
    ...world.setting,
    destinations: world.destinations,
    sealer: world.sealer,
  });
  return { template, first, environments, release, job };
}

async function upgrade(
  world: JobWorld,
  targets: TargetRecord[],
  more: Partial<UpgradeRecord> = {},
): Promise<string> {
  const id = randomUUID();
  await world.stores.upgrades.insert(
    {
      id,
      mode: 'MINOR_VERSION',
      concurrency: 2,
      stopAtFirstFailure: true,
      status: 'IN_PROGRESS',
      origin: 'request',
      createdBy: 'user:default/guest',
      createdAt: world.now,
      ...more,
    },
    targets.map(target => target.id),
  );
  await world.stores.jobs.request({
    kind: 'upgrade',
    subject: id,
    now: world.now,
  });
  return id;
}

async function report(world: JobWorld, id: string) {
  const found = await world.stores.upgrades.get(id);
  const items = await world.stores.upgrades.listItems([id]);
  return { status: found?.status, items: items.map(item => item.status) };
}

describe('UpgradeJob', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'upgrades some at a time and reports each, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { environments, release, job } = await begin(world, [
        'a',
        'b',
        'c',
      ]);
      await release(['cidr', 'zone'], '1');
      const [a, b, c] = environments;

      const upgradeId = await upgrade(world, environments);
      await world.runAll(job);
      expect(await world.listRunning()).toEqual(['apply a', 'apply b']);
      await world.end(b, { state: 'succeeded' });
      await world.runAll(job);
      expect(await world.listRunning()).toEqual(['apply a', 'apply c']);
      await world.end(a, { state: 'succeeded' });
      await world.end(c, { state: 'succeeded' });
      await world.runAll(job);

      expect(await report(world, upgradeId)).toEqual({
        status: 'SUCCEEDED',
        items: ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'],
      });
      const [item] = await world.stores.upgrades.listItems([upgradeId]);
      expect(item).toMatchObject({ fromVersion: '1.0', toVersion: '1.1' });
      const [deployment] = await world.stores.deployments.list({ upgradeId });
      expect(deployment).toMatchObject({
        mode: 'MINOR_VERSION',
        createdBy: 'user:default/guest',
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'stops at the first failure, or goes on when told to, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { environments, release, job } = await begin(world, [
        'a',
        'b',
        'c',
      ]);
      await release(['cidr', 'zone'], '1');
      const [a, b, c] = environments;

      const stopped = await upgrade(world, environments, { concurrency: 1 });
      await world.runAll(job);
      await world.end(a, {
        state: 'failed',
        statusMessage: 'Out of addresses',
      });
      await world.runAll(job);
      expect(await report(world, stopped)).toEqual({
        status: 'FAILED',
        items: ['FAILED', 'SKIPPED', 'SKIPPED'],
      });
      const [failed] = await world.stores.upgrades.listItems([stopped]);
      expect(failed.message).toBe('Out of addresses');

      const whole = await upgrade(world, environments, {
        concurrency: 1,
        stopAtFirstFailure: false,
      });
      await world.runAll(job);
      await world.end(a, { state: 'failed' });
      await world.runAll(job);
      await world.end(b, { state: 'cancelled' });
      await world.runAll(job);
      await world.end(c, { state: 'succeeded' });
      await world.runAll(job);
      expect(await report(world, whole)).toEqual({
        status: 'FAILED',
        items: ['FAILED', 'FAILED', 'SUCCEEDED'],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'starts nothing further once it is cancelled, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { environments, release, job } = await begin(world, ['a', 'b']);
      await release(['cidr', 'zone'], '1');

      const upgradeId = await upgrade(world, environments, { concurrency: 1 });
      await world.runAll(job);
      await world.stores.upgrades.requestCancel(upgradeId, world.now);
      await world.stores.jobs.wake('upgrade', upgradeId, world.now);
      await world.runAll(job);
      expect(await report(world, upgradeId)).toEqual({
        status: 'IN_PROGRESS',
        items: ['IN_PROGRESS', 'SKIPPED'],
      });
      await world.end(environments[0], { state: 'succeeded' });
      await world.runAll(job);
      expect(await report(world, upgradeId)).toEqual({
        status: 'STOPPED',
        items: ['SUCCEEDED', 'SKIPPED'],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'skips, with the reason, what need not be upgraded, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { environments, release, job } = await begin(world, [
        'ahead',
        'gone',
      ]);
      const [ahead, gone] = environments;
      const minor = await release(['cidr', 'zone'], '1');
      await world.stand(ahead, minor);
      await world.stores.targets.markDeleted(gone.id, world.now);

      const upgradeId = await upgrade(world, [ahead, gone]);
      await world.runAll(job);
      expect(await world.stores.upgrades.listItems([upgradeId])).toMatchObject([
        { status: 'SKIPPED', message: "Version '1.1' is up to date" },
        { status: 'SKIPPED', message: 'It was deleted meanwhile' },
      ]);
      expect((await report(world, upgradeId)).status).toBe('SUCCEEDED');

      await release(['zone']);
      const newest = await upgrade(world, [ahead]);
      await world.runAll(job);
      expect(await world.stores.upgrades.listItems([newest])).toMatchObject([
        { message: "Version '1.1' is the newest minor of its major" },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes a refusal for a failure, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { environments, release, job } = await begin(world, ['a', 'b']);
      await release(['zone*']);

      const upgradeId = await upgrade(world, environments, {
        mode: 'MAJOR_VERSION',
      });
      await world.runAll(job);
      expect(await world.stores.upgrades.listItems([upgradeId])).toMatchObject([
        { status: 'FAILED', message: expect.stringContaining('zone') },
        { status: 'SKIPPED', message: 'Another target of the upgrade failed' },
      ]);
      expect((await report(world, upgradeId)).status).toBe('FAILED');
    },
  );

  it.each(databases.eachSupportedId())(
    'looks again at what is busy, but not for ever, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { environments, release, job } = await begin(world, [
        'busy',
        'idle',
      ]);
      const [busy, idle] = environments;
      await release(['cidr', 'zone'], '1');
      const other = await upgrade(world, [busy]);
      await world.runAll(job);
      await release(['cidr', 'zone', 'region'], '1');

      const upgradeId = await upgrade(world, environments, { concurrency: 1 });
      await world.runAll(job);
      expect(await world.stores.upgrades.listItems([upgradeId])).toMatchObject([
        {
          status: 'PENDING',
          message: expect.stringContaining('being deployed'),
        },
        { status: 'IN_PROGRESS' },
      ]);
      await world.end(idle, { state: 'succeeded' });
      await world.runAll(job);
      expect(await report(world, upgradeId)).toEqual({
        status: 'IN_PROGRESS',
        items: ['PENDING', 'SUCCEEDED'],
      });

      // Nobody tells it, and it does not look all the time.
      await world.end(busy, { state: 'succeeded' });
      await world.runAll(job);
      expect((await report(world, other)).status).toBe('SUCCEEDED');
      expect((await report(world, upgradeId)).items[0]).toBe('PENDING');
      world.passTime({ seconds: 10 });
      await world.runAll(job);
      expect(await world.stores.upgrades.listItems([upgradeId])).toMatchObject([
        { status: 'IN_PROGRESS', fromVersion: '1.1', toVersion: '1.2' },
        { status: 'SUCCEEDED' },
      ]);

      // A deployment without an end.
      await release(['cidr', 'zone', 'region', 'size'], '1');
      const stuck = await upgrade(world, [busy]);
      await world.runAll(job);
      world.passTime({ hours: 23 });
      await world.runAll(job);
      expect((await report(world, stuck)).items).toEqual(['PENDING']);
      world.passTime({ hours: 1 });
      await world.runAll(job);
      expect(await world.stores.upgrades.listItems([stuck])).toMatchObject([
        {
          status: 'FAILED',
          message: expect.stringContaining('being deployed'),
        },
      ]);
      expect((await report(world, stuck)).status).toBe('FAILED');
    },
  );

  it.each(databases.eachSupportedId())(
    'upgrades what others read from first, and by policy at publishing, %p',
    async id => {
      const world = await JobWorld.create(databases, id);
      const { template, environments, release, job } = await begin(world, [
        'base',
      ]);
      const [base] = environments;
      const version = await release(['cidr', 'zone'], '1');
      // Any instance will do: what matters is that it lives in 'base'.
      const instance = await world.addTarget({
        kind: 'service-instance',
        name: 'inside',
        templateId: template.id,
        environmentId: base.id,
      });
      await world.stand(instance, version);
      const upgradeId = await upgrade(world, [instance, base]);
      await world.runAll(job);
      expect(await world.listRunning()).toEqual(['apply base']);
      expect(await report(world, upgradeId)).toMatchObject({
        items: ['PENDING', 'IN_PROGRESS'],
      });
      await world.end(base, { state: 'succeeded' });
      await world.runAll(job);
      expect(await report(world, upgradeId)).toMatchObject({
        items: ['SKIPPED', 'SUCCEEDED'],
      });

      await world.stores.templates.update(
        template.id,
        { updatePolicy: 'auto-apply-minor' },
        world.now,
      );
      await world.stores.targets.markDeleted(instance.id, world.now);
      await release(['cidr', 'zone', 'region'], '1');
      await world.runAll(job);
      expect(await world.listRunning()).toEqual(['apply base']);
    },
  );
});
