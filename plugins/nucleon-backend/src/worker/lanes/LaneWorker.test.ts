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

import { TestDatabases, TestDatabaseId } from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import {
  FakeProvisioningEngine,
  FakeTemplate,
} from '@nucleon/plugin-nucleon-node/testUtils';
import { Knex } from 'knex';
import { TargetRecord } from '../../domain/TargetRecord';
import { plainRenderer, WorkerHarness } from '../__testUtils__/WorkerHarness';
import { Renderer } from '../render/ThreadRenderer';
import { LaneWorker } from './LaneWorker';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const initial: FakeTemplate = {
  resources: ['Topic', 'Queue'],
  outputs: { Url: 'one' },
};
const changed: FakeTemplate = { ...initial, outputs: { Url: 'two' } };

function toFiles(template: FakeTemplate) {
  return { 'fake.json': JSON.stringify(template) };
}

describe.each(databases.eachSupportedId())('LaneWorker on %s', databaseId => {
  let knex: Knex;
  let engine: FakeProvisioningEngine;
  let harness: WorkerHarness;

  async function start(id: TestDatabaseId, renderer: Renderer = plainRenderer) {
    knex = await databases.init(id);
    engine = new FakeProvisioningEngine();
    harness = await WorkerHarness.create({ knex, engine, renderer });
  }

  afterEach(async () => {
    await harness.close();
    await knex.destroy();
  });

  async function newStanding(): Promise<{ target: TargetRecord }> {
    const { target, version } = await harness.addEnvironment({
      files: toFiles(initial),
    });
    const { state } = await harness.finish(
      await harness.ask({ target, version }),
    );
    expect(state).toBe('succeeded');
    return { target };
  }

  /** The process ends after the cloud took the call: nothing is written. */
  async function dieAtTheNextWrite(lane: LaneWorker): Promise<void> {
    const { deployments } = harness.stores;
    const spies: jest.SpyInstance[] = [];
    const death = new Promise<'dead'>(resolve => {
      const die = () => {
        resolve('dead');
        return new Promise<never>(() => {});
      };
      spies.push(
        jest.spyOn(deployments, 'recordStep').mockImplementation(die),
        jest.spyOn(deployments, 'finish').mockImplementation(die),
      );
    });
    while ((await Promise.race([lane.runRound(signal), death])) !== 'dead') {
      await harness.pass(1_000);
    }
    for (const spy of spies) {
      spy.mockRestore();
    }
  }

  it('deploys, updates, finds no changes and destroys', async () => {
    await start(databaseId);
    const { target, version } = await harness.addEnvironment({
      files: toFiles(initial),
    });
    const created = await harness.finish(
      await harness.ask({ target, version }),
    );
    expect(created).toMatchObject({
      state: 'succeeded',
      binding: { engine: 'fake', id: `fake:${target.stackName}` },
      outputs: [{ key: 'Url', value: 'one' }],
      renderedFiles: [{ path: 'fake.json' }],
    });
    expect(created.leaseTicket).toBeUndefined();
    expect(await harness.stores.targets.get(target.id)).toMatchObject({
      versionId: version.id,
      outputs: [{ key: 'Url', value: 'one' }],
      lastSucceededDeploymentId: created.id,
    });
    const log = await harness.stores.deployments.listEvents(created.id, 0);
    expect(log.map(({ message }) => message)).toContain(
      `Deploying '${target.name}' in 'test' (111122223333, eu-central-1)`,
    );

    const next = await harness.addVersion(target.templateId, toFiles(changed));
    const updated = await harness.finish(
      await harness.ask({ target, version: next }),
    );
    expect(updated.outputs).toEqual([{ key: 'Url', value: 'two' }]);

    const same = await harness.finish(
      await harness.ask({ target, version: next }),
    );
    expect(same).toMatchObject({
      state: 'succeeded',
      statusMessage: 'No changes',
    });
    expect(engine.getStack(target.stackName)?.operations).toHaveLength(2);

    const destroyed = await harness.finish(
      await harness.ask({ target, version: next, intent: 'destroy' }),
    );
    expect(destroyed.state).toBe('succeeded');
    expect(await harness.stores.targets.get(target.id)).toMatchObject({
      deletedAt: expect.anything(),
    });
    expect(engine.getStack(target.stackName)?.template).toBeUndefined();
  });

  it('keeps what stood before when a deployment fails, and says why', async () => {
    await start(databaseId);
    const { target } = await newStanding();
    const bad = await harness.addVersion(
      target.templateId,
      toFiles({ ...changed, fails: 'The queue is full' }),
    );
    const failed = await harness.finish(
      await harness.ask({ target, version: bad }),
    );
    expect(failed).toMatchObject({
      state: 'failed',
      statusMessage: 'The queue is full',
      failure: { logicalId: 'Topic', reason: 'The queue is full' },
    });
    const after = await harness.stores.targets.get(target.id);
    expect(after).toMatchObject({ outputs: [{ key: 'Url', value: 'one' }] });
    expect(after?.versionId).not.toBe(bad.id);
  });

  it('plans without touching the target', async () => {
    await start(databaseId);
    const { target } = await newStanding();
    const before = await harness.stores.targets.get(target.id);
    const next = await harness.addVersion(target.templateId, toFiles(changed));
    const planned = await harness.finish(
      await harness.ask({ target, version: next, intent: 'plan' }),
    );
    expect(planned).toMatchObject({
      state: 'succeeded',
      plan: { changes: [{ action: 'Modify' }, { action: 'Modify' }] },
    });
    expect(await harness.stores.targets.get(target.id)).toEqual(before);
  });

  it('fails at once for what asking again cannot mend', async () => {
    await start(databaseId, {
      ...plainRenderer,
      render: async () => {
        throw new InputError("cloudformation.yaml:3: 'x' is not defined");
      },
    });
    const { target, version } = await harness.addEnvironment({
      files: toFiles(initial),
    });
    const failed = await harness.finish(await harness.ask({ target, version }));
    expect(failed).toMatchObject({
      state: 'failed',
      statusMessage: "cloudformation.yaml:3: 'x' is not defined",
    });
    expect(engine.calls).toEqual([]);
  });

  it('takes a step again after an error that may pass, ever more slowly', async () => {
    await start(databaseId);
    const { target, version } = await harness.addEnvironment({
      files: toFiles(initial),
    });
    const id = await harness.ask({ target, version });
    const lane = harness.createLaneWorker();
    const pauses: number[] = [];
    for (let failure = 1; failure <= 4; failure++) {
      engine.failNext(new Error('ECONNRESET'));
      await lane.runRound(signal);
      const { nextLookAt, failures } = await harness.get(id);
      expect(failures).toBe(failure);
      const pause = nextLookAt!.diff(harness.now).toMillis();
      pauses.push(pause);
      await harness.pass(pause);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);

    const done = await harness.finish(id);
    expect(done).toMatchObject({ state: 'succeeded', failures: 0 });
  });

  it('carries on where a replica died, at any step, and does it once', async () => {
    await start(databaseId);
    for (let at = 0; at < 3; at++) {
      const { target, version } = await harness.addEnvironment({
        files: toFiles(initial),
      });
      const id = await harness.ask({ target, version });
      const doomed = harness.createLaneWorker();
      for (let step = 0; step < at; step++) {
        await doomed.runRound(signal);
        await harness.pass(1_000);
      }
      await dieAtTheNextWrite(doomed);

      await harness.createLaneWorker().runRound(signal);
      expect((await harness.get(id)).state).toBe('running');
      await harness.pass(15_000);
      const done = await harness.finish(id);
      expect(done.state).toBe('succeeded');
      expect(engine.getStack(target.stackName)?.operations).toEqual([id]);
    }
  });

  it('cancels what has not begun at once, and an update by going back', async () => {
    await start(databaseId);
    const { target } = await newStanding();
    const next = await harness.addVersion(
      target.templateId,
      toFiles({ ...changed, looks: 5 }),
    );
    const id = await harness.ask({ target, version: next });
    const lane = harness.createLaneWorker();
    await lane.runRound(signal);
    await harness.pass(1_000);
    await lane.runRound(signal);
    await harness.stores.deployments.requestCancel({
      id,
      by: 'user:default/ada',
      now: harness.now,
    });
    const cancelled = await harness.finish(id);
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      statusMessage: 'User initiated cancellation.',
    });
    expect(await harness.stores.targets.get(target.id)).toMatchObject({
      outputs: [{ key: 'Url', value: 'one' }],
    });
  });

  it('observes all deployments of a lane with one look', async () => {
    await start(databaseId);
    const ids: string[] = [];
    for (let count = 0; count < 12; count++) {
      const { target, version } = await harness.addEnvironment({
        files: toFiles({ ...initial, looks: 6 }),
      });
      ids.push(await harness.ask({ target, version }));
    }
    const lane = harness.createLaneWorker();
    for (const id of ids) {
      expect(await harness.finish(id, lane)).toMatchObject({
        state: 'succeeded',
      });
    }
    const advances = engine.calls.filter(({ method }) => method === 'advance');
    const looks = engine.calls.filter(({ method }) => method === 'observe');
    // Prepare, execute and the end of each; nobody reads a log.
    expect(advances.length).toBe(12 * 3);
    expect(looks.length).toBeLessThan(12);
  });

  it('steps what somebody watches though nothing changed', async () => {
    await start(databaseId);
    const { target, version } = await harness.addEnvironment({
      files: toFiles({ ...initial, looks: 8 }),
    });
    const id = await harness.ask({ target, version });
    await harness.stores.deployments.noteWatched(
      id,
      harness.now.plus({ minutes: 5 }),
    );
    await harness.finish(id);
    const log = await harness.stores.deployments.listEvents(id, 0);
    expect(log.length).toBeGreaterThan(5);
    expect(harness.changed).toContain(id);
  });

  it('hides secrets in what the engine tells, and not in outputs', async () => {
    await start(databaseId);
    const { target, version } = await harness.addEnvironment({
      files: toFiles({
        ...initial,
        fails: 'The password hunter2-hunter2 is too short',
      }),
    });
    const id = await harness.ask({
      target,
      version,
      inputs: '{ password: "${Proton::CURRENT_VAL}" }',
      secrets: { password: 'hunter2-hunter2' },
    });
    const failed = await harness.finish(id);
    expect(failed.statusMessage).toBe('The password **** is too short');
    expect(JSON.stringify(await knex('deployments').where({ id }))).not.toMatch(
      /"status_message":"[^"]*hunter2/,
    );
  });

  it('runs in the background until it is told to stop', async () => {
    await start(databaseId);
    const { target, version } = await harness.addEnvironment({
      files: toFiles(initial),
    });
    const id = await harness.ask({ target, version });
    const stop = new AbortController();
    const worker = harness.createWorker();
    const running = worker.run(stop.signal);
    await new Promise<void>(resolve => {
      const look = async () => {
        await harness.pass(500);
        worker.wake();
        const { state } = await harness.get(id);
        if (state === 'succeeded') {
          resolve();
        } else {
          setTimeout(look, 20);
        }
      };
      look();
    });
    stop.abort();
    await running;
    expect(await harness.stores.lanes.listFree(harness.now)).toHaveLength(1);
  });
});
