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
import { Duration } from 'luxon';
import { Fixture } from './__testUtils__/Fixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const leaseFor = Duration.fromMillis(15_000);

describe.each(databases.eachSupportedId())(
  'DatabaseDeploymentStore on %p',
  id => {
    async function start() {
      const fixture = await Fixture.create(databases, id);
      const template = await fixture.addTemplate();
      const version = await fixture.addVersion(template, '1.0');
      const target = await fixture.addTarget(template);
      return {
        fixture,
        template,
        version,
        target,
        store: fixture.stores.deployments,
      };
    }

    it('holds a target with one deployment at a time, but for plans', async () => {
      const { fixture, version, target, store } = await start();
      const first = await fixture.addDeployment(target, version);
      await expect(fixture.addDeployment(target, version)).rejects.toThrow(
        /running already/,
      );
      await fixture.addDeployment(target, version, { intent: 'plan' });
      expect(await fixture.stores.targets.get(target.id)).toMatchObject({
        lastAttemptedDeploymentId: first.id,
      });
      expect((await store.list({ isActive: true })).length).toBe(2);
    });

    it('leases a deployment until it is done or the lease runs out', async () => {
      const { fixture, version, target, store } = await start();
      const { id: deploymentId } = await fixture.addDeployment(target, version);
      const [a, b] = [randomUUID(), randomUUID()];
      const claim = (ticket: string) =>
        store.claimNext({ now: fixture.now, ticket, leaseFor });

      expect(await claim(a)).toMatchObject({
        id: deploymentId,
        state: 'running',
      });
      expect(await claim(b)).toBeUndefined();
      fixture.pass(10_000);
      expect(
        await store.renewLease(deploymentId, a, fixture.now.plus(leaseFor)),
      ).toBe(true);
      fixture.pass(10_000);
      expect(await claim(b)).toBeUndefined();

      // The first replica stalls; the second goes on, and the first is refused.
      fixture.pass(10_000);
      expect(await claim(b)).toMatchObject({ leaseTicket: b });
      expect(await store.renewLease(deploymentId, a, fixture.now)).toBe(false);
      await expect(
        store.recordStep(deploymentId, a, { waitsFor: 'nothing' }),
      ).rejects.toThrow(/lease/);
      await expect(
        store.finish(deploymentId, a, { state: 'failed', now: fixture.now }),
      ).rejects.toThrow(/lease/);

      const handle = { schemaVersion: 1, changeSet: 'c' };
      await store.recordStep(deploymentId, b, {
        handle,
        state: 'waiting',
        nextLookAt: fixture.now.plus({ minutes: 1 }),
      });
      expect(await claim(a)).toBeUndefined();
      fixture.pass(60_000);
      expect(await claim(a)).toMatchObject({ handle, state: 'waiting' });
    });

    it('gives each deployment to one of many claimers', async () => {
      const { fixture, template, version, store } = await start();
      for (let index = 0; index < 8; index++) {
        const target = await fixture.addTarget(template, {
          name: `env${index}`,
        });
        await fixture.addDeployment(target, version);
      }
      const claims = await Promise.all(
        Array.from({ length: 12 }, () =>
          store.claimNext({ now: fixture.now, ticket: randomUUID(), leaseFor }),
        ),
      );
      const ids = claims.flatMap(claimed => claimed?.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(8);
    });

    it('brings the target to what was deployed, and tells', async () => {
      const { fixture, version, target, store } = await start();
      const { id: deploymentId } = await fixture.addDeployment(
        target,
        version,
        {
          spec: 'the spec',
          secrets: 'sealed',
        },
      );
      const ticket = randomUUID();
      await store.claimNext({ now: fixture.now, ticket, leaseFor });
      fixture.pass(1_000);
      const outputs = [{ key: 'VpcId', value: 'vpc-1' }];
      const binding = { engine: 'cloudformation', id: 'arn', name: 'stack' };
      await store.finish(deploymentId, ticket, {
        state: 'succeeded',
        now: fixture.now,
        outputs,
        binding,
        resources: [],
      });

      expect(await store.get(deploymentId)).toMatchObject({
        state: 'succeeded',
        completedAt: fixture.now,
      });
      expect(await fixture.stores.targets.get(target.id)).toMatchObject({
        versionId: version.id,
        spec: 'the spec',
        secrets: 'sealed',
        outputs,
        binding,
        lastSucceededDeploymentId: deploymentId,
        lastDeploymentSucceededAt: fixture.now,
        revision: 2,
      });
      const [entry] = await fixture.stores.outbox.claim({
        now: fixture.now,
        ticket,
        leaseFor,
        limit: 10,
      });
      expect(entry.message).toEqual({
        topic: 'deployment.finished',
        deploymentId,
      });
      await expect(
        store.finish(deploymentId, ticket, {
          state: 'failed',
          now: fixture.now,
        }),
      ).rejects.toThrow();
    });

    it('keeps version, spec and outputs of the last success after a failure (4.8)', async () => {
      const { fixture, template, version, target, store } = await start();
      const first = await fixture.addDeployment(target, version, {
        spec: 'old',
      });
      await store.finishAtOnce(first.id, {
        state: 'succeeded',
        now: fixture.now,
        outputs: [{ key: 'a', value: '1' }],
      });
      const next = await fixture.addVersion(template, '1.1');
      const standing = (await fixture.stores.targets.get(target.id))!;
      const second = await fixture.addDeployment(standing, next, {
        spec: 'new',
      });
      await store.finishAtOnce(second.id, {
        state: 'failed',
        now: fixture.now,
        statusMessage: 'x'.repeat(5_000),
        binding: { engine: 'cloudformation', id: 'arn' },
        failure: { logicalId: 'Queue', reason: 'No' },
      });
      expect(await fixture.stores.targets.get(target.id)).toMatchObject({
        versionId: version.id,
        spec: 'old',
        outputs: [{ key: 'a', value: '1' }],
        binding: { engine: 'cloudformation', id: 'arn' },
        lastAttemptedDeploymentId: second.id,
        lastSucceededDeploymentId: first.id,
      });
      expect((await store.get(second.id))?.statusMessage).toHaveLength(2_000);

      // A new update may follow, and a deletion ends the target.
      const last = await fixture.addDeployment(standing, next, {
        intent: 'destroy',
      });
      await store.finishAtOnce(last.id, {
        state: 'succeeded',
        now: fixture.now,
      });
      expect((await fixture.stores.targets.get(target.id))?.deletedAt).toEqual(
        fixture.now,
      );
      await fixture.addTarget(template);
    });

    it('cancels what never started at once, and the rest by a step', async () => {
      const { fixture, version, target, store } = await start();
      const first = await fixture.addDeployment(target, version);
      const cancel = (deploymentId: string) =>
        store.requestCancel({
          id: deploymentId,
          by: 'user:default/a',
          now: fixture.now,
        });
      expect(await cancel(first.id)).toMatchObject({
        state: 'cancelled',
        statusMessage: 'User initiated cancellation.',
      });
      await expect(cancel(first.id)).rejects.toThrow(/has ended/);

      const second = await fixture.addDeployment(target, version);
      const ticket = randomUUID();
      await store.claimNext({ now: fixture.now, ticket, leaseFor });
      expect(await cancel(second.id)).toMatchObject({
        state: 'cancelling',
        cancelledBy: 'user:default/a',
      });
      // A step that was under way does not undo it.
      await store.recordStep(second.id, ticket, { state: 'running' });
      expect((await store.get(second.id))?.state).toBe('cancelling');
    });

    it('numbers the log and keeps each event once', async () => {
      const { fixture, version, target, store } = await start();
      const { id: deploymentId } = await fixture.addDeployment(target, version);
      const at = fixture.now.toISO()!;
      const event = (message: string, sourceId?: string) =>
        ({ at, level: 'info', message, sourceId }) as const;
      await store.recordEvents(deploymentId, [
        event('one', 'a'),
        event('two', 'b'),
      ]);
      await Promise.all([
        store.recordEvents(deploymentId, [
          event('two again', 'b'),
          event('three', 'c'),
        ]),
        store.recordEvents(deploymentId, [
          event('three again', 'c'),
          event('four'),
        ]),
      ]);
      const events = await store.listEvents(deploymentId, 0);
      expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(events[0]).toEqual({
        sequence: 1,
        at,
        level: 'info',
        message: 'one',
      });
      expect(await store.listEvents(deploymentId, 3)).toHaveLength(1);
    });

    it('wakes the operation and the upgrade that wait for it', async () => {
      const { fixture, version, target, store } = await start();
      const [operationId, upgradeId] = [randomUUID(), randomUUID()];
      const { jobs } = fixture.stores;
      const later = fixture.now.plus({ hours: 1 });
      await jobs.request({
        kind: 'service-operation',
        subject: operationId,
        now: fixture.now,
        at: later,
      });
      await jobs.request({
        kind: 'upgrade',
        subject: upgradeId,
        now: fixture.now,
        at: later,
      });
      const deployment = await fixture.addDeployment(target, version, {
        operationId,
        upgradeId,
      });
      await store.finishAtOnce(deployment.id, {
        state: 'failed',
        now: fixture.now,
      });
      for (const kind of ['service-operation', 'upgrade'] as const) {
        const claim = { now: fixture.now, ticket: randomUUID(), leaseFor };
        expect(await jobs.claimNext(kind, claim)).toBeDefined();
      }
    });
  },
);
