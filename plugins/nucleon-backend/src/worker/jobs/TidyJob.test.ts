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
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Duration } from 'luxon';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { newDeployment } from '../../domain/newDeployment';
import { TargetRecord } from '../../domain/TargetRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { environmentBundle } from './__testUtils__/bundles';
import { JobWorld } from './__testUtils__/JobWorld';
import { TidyJob } from './TidyJob';

jest.setTimeout(60_000);

/** A replica's job; logs are kept for ten days. */
function createJob(world: JobWorld): TidyJob {
  const retention = Duration.fromObject({ days: 10 });
  return new TidyJob({ ...world.setting, retention });
}

/** Lets a deployment of the target succeed, with a log and rendered files. */
async function deploy(
  world: JobWorld,
  target: TargetRecord,
  version: TemplateVersionRecord,
): Promise<string> {
  const { deployments } = world.stores;
  const deployment: DeploymentRecord = {
    ...newDeployment({
      target,
      intent: 'apply',
      mode: 'CURRENT_VERSION',
      version,
      spec: 'proton: EnvironmentSpec\nspec: {}\n',
      now: world.now,
    }),
    renderedFiles: [{ path: 'cloudformation.yaml', content: 'Resources: {}' }],
  };
  await deployments.insert(deployment);
  await deployments.recordEvents(deployment.id, [
    { at: world.now.toISO()!, level: 'info', message: 'Done' },
  ]);
  await deployments.finishAtOnce(deployment.id, {
    state: 'succeeded',
    now: world.now,
  });
  return deployment.id;
}

describe('TidyJob', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const { signal } = new AbortController();

  async function begin(id: TestDatabaseId) {
    const world = await JobWorld.create(databases, id);
    const template = await world.addTemplate({
      kind: 'environment',
      name: 'network',
    });
    const version = await world.register(template, environmentBundle());
    const addTarget = (name: string) =>
      world.addTarget({ kind: 'environment', name, templateId: template.id });
    const hasLog = async (deploymentId: string) => {
      const { deployments } = world.stores;
      const { renderedFiles } = (await deployments.get(deploymentId))!;
      const events = await deployments.listEvents(deploymentId, 0);
      expect(Boolean(renderedFiles)).toBe(events.length > 0);
      return events.length > 0;
    };
    return { world, template, version, addTarget, hasLog };
  }

  it.each(databases.eachSupportedId())(
    'drops old logs, but not of what stands or goes on, %p',
    async id => {
      const { world, version, addTarget, hasLog } = await begin(id);
      const dev = await addTarget('dev');
      const gone = await addTarget('gone');
      const first = await deploy(world, dev, version);
      const standing = await deploy(world, dev, version);
      const removed = await deploy(world, gone, version);
      await world.stores.targets.markDeleted(gone.id, world.now);
      const running = newDeployment({
        target: dev,
        intent: 'apply',
        mode: 'CURRENT_VERSION',
        version,
        now: world.now,
      });
      await world.stores.deployments.insert({
        ...running,
        renderedFiles: [{ path: 'a', content: 'b' }],
      });
      await world.stores.deployments.recordEvents(running.id, [
        { at: world.now.toISO()!, level: 'info', message: 'Started' },
      ]);

      world.passTime({ days: 10 });
      const recent = await deploy(world, await addTarget('new'), version);
      const job = createJob(world);
      await world.runAll(job);
      expect(await hasLog(first)).toBe(true);

      world.passTime({ hours: 1 });
      await world.runAll(job);
      expect(await hasLog(first)).toBe(false);
      expect(await hasLog(removed)).toBe(false);
      expect(await hasLog(standing)).toBe(true);
      expect(await hasLog(running.id)).toBe(true);
      expect(await hasLog(recent)).toBe(true);
      // What a roll back needs is still there.
      expect(await world.stores.deployments.get(first)).toMatchObject({
        versionId: version.id,
        spec: expect.stringContaining('EnvironmentSpec'),
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'drops spent tokens, told messages and contents without a version, %p',
    async id => {
      const { world, version } = await begin(id);
      const { bundles, clientTokens, outbox } = world.stores;
      const token = {
        principal: 'user:default/guest',
        operation: 'create',
        token: 'a',
        bodyHash: 'b',
        now: world.now,
      };
      await clientTokens.keep(token, {});
      await bundles.put('unused', [], world.now);
      const claim = { ticket: randomUUID(), limit: 100 };
      const leaseFor = Duration.fromObject({ seconds: 30 });
      const told = await outbox.claim({ ...claim, now: world.now, leaseFor });
      for (const entry of told) {
        await outbox.settle(entry.id, claim.ticket, world.now);
      }
      await outbox.add({ topic: 'upgrade.changed', upgradeId: 'u' }, world.now);

      world.passTime({ days: 1, minutes: 1 });
      await bundles.put('unused as well', [], world.now);
      await world.runAll(createJob(world));
      expect(await clientTokens.find(token)).toBeUndefined();
      expect(await bundles.getFiles(version.digest)).not.toEqual([]);
      const { knex } = world;
      expect(await knex('client_tokens')).toEqual([]);
      expect(await knex('outbox').pluck('topic')).toEqual(['upgrade.changed']);
      expect(await knex('bundles').pluck('digest')).toEqual(
        expect.arrayContaining([version.digest, 'unused as well']),
      );
      expect(await knex('bundles')).toHaveLength(2);
    },
  );

  it.each(databases.eachSupportedId())(
    'is done by one replica, once an hour, %p',
    async id => {
      const { world } = await begin(id);
      const [one, other] = [createJob(world), createJob(world)];
      const both = () =>
        Promise.all([one.runOnce({ signal }), other.runOnce({ signal })]);
      await both();
      await world.runAll(one);
      expect(await both()).toEqual(['idle', 'idle']);
      world.passTime({ hours: 1 });
      expect((await both()).sort()).toEqual(['idle', 'worked']);
    },
  );
});
