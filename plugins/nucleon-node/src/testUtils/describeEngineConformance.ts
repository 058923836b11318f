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
import type { DeploymentRequest, Step } from '@nucleon/plugin-nucleon-node';
import { DriveOptions, EngineDriver, stepOptions } from './EngineDriver';
import { EngineWorld } from './EngineWorld';

type Asked = Partial<DeploymentRequest> & {
  files?: keyof EngineWorld['files'];
};

/**
 * Describes what every engine has to hold to, as a Jest suite: call it at the
 * top of a test file. The world is started once and shared by the cases, each of
 * which works on a target of its own.
 *
 * @public
 */
export function describeEngineConformance(options: {
  name: string;
  start(): Promise<EngineWorld>;
}): void {
  describe(`${options.name} as an engine`, () => {
    let world: EngineWorld;
    let driver: EngineDriver;

    beforeAll(async () => {
      world = await options.start();
      driver = new EngineDriver(world);
    });

    afterAll(async () => {
      await world?.close();
    });

    function newTarget() {
      const suffix = randomUUID().replace(/\D/g, '').slice(0, 12);
      const name = `conformance-${suffix}`;
      let binding: DeploymentRequest['binding'];

      function ask(asked: Asked): DeploymentRequest {
        const { files = 'initial', ...rest } = asked;
        return {
          deploymentId: randomUUID(),
          createdAt: new Date().toISOString(),
          intent: 'apply',
          target: { kind: 'environment', namespace: 'default', name },
          binding,
          name,
          tags: { 'nucleon:environment': name },
          destination: world.destination,
          readFiles: async () =>
            asked.intent === 'destroy' ? [] : world.files[files],
          ...rest,
        };
      }

      return {
        name,
        ask,
        inspect: () => world.inspect(name),
        async deploy(asked: Asked, driveOptions?: DriveOptions) {
          const ended = await driver.drive(ask(asked), driveOptions);
          binding = ended.step.binding;
          return ended;
        },
      };
    }

    async function newStandingTarget() {
      const target = newTarget();
      const { step } = await target.deploy({});
      expect(step).toMatchObject({ type: 'succeeded' });
      return { ...target, initial: expectSuccess(step) };
    }

    it('creates, updates, finds nothing to change, and destroys', async () => {
      const target = newTarget();

      const created = expectSuccess((await target.deploy({})).step);
      expect(created.binding?.id).toEqual(expect.any(String));
      expect(created.outputs.length).toBeGreaterThan(0);
      expect(created.resources.length).toBeGreaterThan(1);
      expect(await target.inspect()).toEqual({
        exists: true,
        operations: 1,
        leftovers: 0,
      });

      const changed = expectSuccess(
        (await target.deploy({ files: 'changed' })).step,
      );
      expect(changed.binding).toEqual(created.binding);
      expect(changed.outputs).not.toEqual(created.outputs);
      expect(await target.inspect()).toMatchObject({ operations: 2 });

      const same = expectSuccess(
        (await target.deploy({ files: 'changed' })).step,
      );
      expect(same.message).toMatch(/no changes/i);
      expect(same.binding).toEqual(created.binding);
      expect(same.outputs).toEqual(changed.outputs);
      expect(await target.inspect()).toEqual({
        exists: true,
        operations: 2,
        leftovers: 0,
      });

      const destroyed = expectSuccess(
        (await target.deploy({ intent: 'destroy' })).step,
      );
      expect(destroyed.binding).toBeUndefined();
      expect(destroyed.outputs).toEqual([]);
      expect(await target.inspect()).toMatchObject({ exists: false });
    });

    it('destroys what was never made, or is gone already', async () => {
      const target = newTarget();
      expectSuccess((await target.deploy({ intent: 'destroy' })).step);

      const { step } = await target.deploy({});
      const { binding } = step;
      await target.deploy({ intent: 'destroy' });
      const again = await target.deploy({ intent: 'destroy', binding });
      expectSuccess(again.step);
    });

    it('says which resource failed first, and can be tried again', async () => {
      const target = newTarget();

      const { step } = await target.deploy({ files: 'failing' });
      expect(step).toMatchObject({
        type: 'failed',
        reason: expect.stringMatching(/\S/),
        failure: {
          logicalId: expect.stringMatching(/\S/),
          reason: expect.stringMatching(/\S/),
        },
      });

      expectSuccess((await target.deploy({})).step);
      expect(await target.inspect()).toMatchObject({ exists: true });
    });

    it('keeps what stood before when an update fails', async () => {
      const target = await newStandingTarget();

      const { step } = await target.deploy({ files: 'failing' });
      expect(step).toMatchObject({
        type: 'failed',
        binding: target.initial.binding,
        failure: { logicalId: expect.any(String) },
      });

      const same = expectSuccess((await target.deploy({})).step);
      expect(same.outputs).toEqual(target.initial.outputs);
      const changed = await target.deploy({ files: 'changed' });
      expectSuccess(changed.step);
    });

    it('can destroy what failed to be created', async () => {
      const target = newTarget();
      await target.deploy({ files: 'failing' });
      expectSuccess((await target.deploy({ intent: 'destroy' })).step);
      expect(await target.inspect()).toMatchObject({ exists: false });
    });

    it('refuses what it cannot apply, and changes nothing', async () => {
      const target = newTarget();
      const { step } = await target.deploy({ files: 'malformed' });
      expect(step).toMatchObject({
        type: 'failed',
        reason: expect.stringMatching(/\S/),
      });
      expect(await target.inspect()).toEqual({
        exists: false,
        operations: 0,
        leftovers: 0,
      });
    });

    describe.each([
      ['a step is taken again because its result was lost', loseResult],
      ['a step is taken twice at once', takeTwice],
    ])('when %s', (_name, takeStep) => {
      it.each([
        ['a creation', async () => newTarget(), {}, 1],
        ['an update', newStandingTarget, { files: 'changed' } as const, 2],
        ['a deletion', newStandingTarget, { intent: 'destroy' } as const, 2],
        ['no change', newStandingTarget, {}, 1],
      ])('carries out %s once', async (_case, start, asked, operations) => {
        const { stepsTaken } = await (await start()).deploy(asked);
        for (let at = 0; at < stepsTaken; at++) {
          const target = await start();
          const { step } = await target.deploy(asked, {
            takeStep: (call, number) =>
              number === at ? takeStep(call) : call(),
          });
          expect(step).toMatchObject({ type: 'succeeded' });
          expect(await target.inspect()).toMatchObject({
            operations,
            leftovers: 0,
          });
        }
      });

      it('carries out a creation once although every step is', async () => {
        const target = newTarget();
        const { step } = await target.deploy({}, { takeStep });
        expectSuccess(step);
        expect(await target.inspect()).toMatchObject({ operations: 1 });
      });
    });

    it('starts over without a handle and does not do it twice', async () => {
      const target = newTarget();
      const request = target.ask({});
      await driver.drive(request);
      const { step } = await driver.drive(request);
      expectSuccess(step);
      expect(await target.inspect()).toMatchObject({
        operations: 1,
        leftovers: 0,
      });
    });

    describe('a plan', () => {
      it('of something new leaves nothing', async () => {
        const target = newTarget();
        const { plan } = expectSuccess(
          (await target.deploy({ intent: 'plan' })).step,
        );
        expect(plan?.digest).toMatch(/\S/);
        expect(plan?.changes.length).toBeGreaterThan(1);
        expect(plan?.changes.every(({ action }) => action === 'Add')).toBe(
          true,
        );
        expect(await target.inspect()).toEqual({
          exists: false,
          operations: 0,
          leftovers: 0,
        });
      });

      it('of a change leaves what stands, and says the same twice', async () => {
        const target = await newStandingTarget();
        const asked = { intent: 'plan', files: 'changed' } as const;
        const first = expectSuccess((await target.deploy(asked)).step);
        const second = expectSuccess((await target.deploy(asked)).step);

        expect(first.plan?.changes).toContainEqual(
          expect.objectContaining({ action: 'Modify' }),
        );
        expect(second.plan).toEqual(first.plan);
        expect(first.binding).toEqual(target.initial.binding);
        expect(await target.inspect()).toEqual({
          exists: true,
          operations: 1,
          leftovers: 0,
        });
      });

      it('of nothing is empty', async () => {
        const target = await newStandingTarget();
        const { plan } = expectSuccess(
          (await target.deploy({ intent: 'plan' })).step,
        );
        expect(plan).toMatchObject({ changes: [] });
      });

      it('is held to by an apply that demands it', async () => {
        const target = await newStandingTarget();
        const { plan } = expectSuccess(
          (await target.deploy({ intent: 'plan', files: 'changed' })).step,
        );

        const other = await target.deploy({
          files: 'changed',
          expectedPlanDigest: 'another one',
        });
        expect(other.step).toMatchObject({ type: 'failed' });
        expect(await target.inspect()).toEqual({
          exists: true,
          operations: 1,
          leftovers: 0,
        });

        const same = await target.deploy({
          files: 'changed',
          expectedPlanDigest: plan?.digest,
        });
        expectSuccess(same.step);
      });
    });

    describe('cancelled', () => {
      it('before its first step, changes nothing', async () => {
        const target = newTarget();
        const { step } = await target.deploy({}, { cancelBefore: 0 });
        expect(step).toMatchObject({ type: 'cancelled' });
        expect(await target.inspect()).toMatchObject({
          exists: false,
          leftovers: 0,
        });
      });

      it('at any step, an update ends whole', async () => {
        const { stepsTaken } = await (
          await newStandingTarget()
        ).deploy({ files: 'changed' });
        for (let at = 0; at < stepsTaken; at++) {
          const target = await newStandingTarget();
          const { step } = await target.deploy(
            { files: 'changed' },
            { cancelBefore: at },
          );
          expect(['cancelled', 'succeeded']).toContain(step.type);

          const next = expectSuccess((await target.deploy({})).step);
          expect(next.outputs).toEqual(target.initial.outputs);
          expect(await target.inspect()).toMatchObject({ leftovers: 0 });
        }
      });

      it('after its end, says how it ended', async () => {
        const target = await newStandingTarget();
        const request = target.ask({ files: 'changed' });
        await driver.drive(request);
        const { step } = await driver.drive(request, { cancelBefore: 0 });
        expect(['cancelled', 'succeeded']).toContain(step.type);
        const planned = await target.deploy({
          intent: 'plan',
          files: 'changed',
        });
        expect(expectSuccess(planned.step).plan?.changes).toEqual([]);
      });
    });

    it('observes each of many, though one cannot be found', async () => {
      const target = newTarget();
      const request = target.ask({});
      const step = await world.engine.advance(
        request,
        undefined,
        stepOptions(),
      );
      expect(step).toMatchObject({ type: 'inProgress' });
      const handle = step.type === 'inProgress' ? step.handle : undefined;
      const { deploymentId, destination } = request;
      const observations = await world.engine.observe(
        [
          { deploymentId, destination, handle: handle! },
          {
            deploymentId: 'lost',
            destination,
            handle: { schemaVersion: 1, name: 'lost' },
          },
        ],
        stepOptions(),
      );
      expect(observations.map(o => o.deploymentId)).toEqual([
        deploymentId,
        'lost',
      ]);
      await driver.drive(request);
    });
  });
}

function expectSuccess(step: Step): Step & { type: 'succeeded' } {
  expect(step).toMatchObject({ type: 'succeeded' });
  if (step.type !== 'succeeded') {
    throw new Error(`Ended as ${step.type}`);
  }
  return step;
}

async function loseResult(call: () => Promise<Step>): Promise<Step> {
  await call();
  return call();
}

async function takeTwice(call: () => Promise<Step>): Promise<Step> {
  const [first, second] = await Promise.allSettled([call(), call()]);
  // One of two that meet may be turned away; it is taken again later.
  if (first.status === 'fulfilled' && second.status === 'fulfilled') {
    return second.value;
  }
  if (first.status === 'rejected' && second.status === 'rejected') {
    throw first.reason;
  }
  return call();
}
