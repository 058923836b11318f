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

describe.each(databases.eachSupportedId())('DatabaseJobStore on %p', id => {
  it('runs a job once, again when asked meanwhile, and later after a failure', async () => {
    const fixture = await Fixture.create(databases, id);
    const { jobs } = fixture.stores;
    const ticket = randomUUID();
    const claim = () =>
      jobs.claimNext('registration', { now: fixture.now, ticket, leaseFor });
    const request = () =>
      jobs.request({
        kind: 'registration',
        subject: 'version',
        now: fixture.now,
        payload: { a: 1 },
      });

    await request();
    await request();
    expect(
      await jobs.claimNext('upgrade', { now: fixture.now, ticket, leaseFor }),
    ).toBeUndefined();
    const job = (await claim())!;
    expect(job).toMatchObject({
      subject: 'version',
      payload: { a: 1 },
      failures: 0,
    });
    expect(await claim()).toBeUndefined();

    // Asked for again while it ran: it is not dropped.
    await request();
    await jobs.complete(job.id, ticket);
    const again = (await claim())!;
    expect(again.id).toBe(job.id);

    const until = fixture.now.plus({ seconds: 4 });
    await jobs.postpone({ id: job.id, ticket, until, error: new Error('no') });
    expect(await claim()).toBeUndefined();
    fixture.pass(4_000);
    expect(await claim()).toMatchObject({
      failures: 1,
      lastError: { message: 'no' },
    });

    await jobs.reschedule(job.id, ticket, fixture.now.plus({ seconds: 1 }));
    expect(await claim()).toBeUndefined();
    await jobs.wake('registration', 'version', fixture.now);
    expect(await claim()).toMatchObject({ failures: 0 });
    await jobs.complete(job.id, ticket);
    fixture.pass(60_000);
    expect(await claim()).toBeUndefined();
  });

  it('gives a job to somebody else when the lease runs out', async () => {
    const fixture = await Fixture.create(databases, id);
    const { jobs } = fixture.stores;
    const [a, b] = [randomUUID(), randomUUID()];
    await jobs.request({ kind: 'upgrade', subject: 'u', now: fixture.now });
    const first = await jobs.claimNext('upgrade', {
      now: fixture.now,
      ticket: a,
      leaseFor,
    });
    fixture.pass(16_000);
    const second = await jobs.claimNext('upgrade', {
      now: fixture.now,
      ticket: b,
      leaseFor,
    });
    expect(second?.id).toBe(first?.id);
    expect(await jobs.renewLease(first!.id, a, fixture.now)).toBe(false);
    await jobs.complete(first!.id, a);
    fixture.pass(16_000);
    expect(
      await jobs.claimNext('upgrade', {
        now: fixture.now,
        ticket: a,
        leaseFor,
      }),
    ).toBeDefined();
  });

  it('tells messages in their order, again where it failed', async () => {
    const fixture = await Fixture.create(databases, id);
    const { outbox } = fixture.stores;
    const ticket = randomUUID();
    const claim = () =>
      outbox.claim({ now: fixture.now, ticket, leaseFor, limit: 10 });
    for (const serviceId of ['a', 'b']) {
      await outbox.add({ topic: 'service.changed', serviceId }, fixture.now);
    }
    const [first, second] = await claim();
    expect([first.message, second.message]).toEqual([
      { topic: 'service.changed', serviceId: 'a' },
      { topic: 'service.changed', serviceId: 'b' },
    ]);
    expect(await claim()).toEqual([]);
    await outbox.settle(first.id, ticket, fixture.now);
    await outbox.postpone(second.id, ticket, fixture.now.plus({ seconds: 5 }));
    expect(await claim()).toEqual([]);
    fixture.pass(20_000);
    expect(await claim()).toMatchObject([{ id: second.id, failures: 1 }]);
  });

  it('answers a client token for a day, and no other body', async () => {
    const fixture = await Fixture.create(databases, id);
    const { clientTokens } = fixture.stores;
    const request = () => ({
      principal: 'user:default/a',
      operation: 'create-service',
      token: 't',
      bodyHash: 'h',
      now: fixture.now,
    });
    expect(await clientTokens.find(request())).toBeUndefined();
    await clientTokens.keep(request(), { id: '1' });
    expect(await clientTokens.find(request())).toEqual({ id: '1' });
    expect(
      await clientTokens.find({ ...request(), principal: 'user:default/b' }),
    ).toBeUndefined();
    await expect(
      clientTokens.find({ ...request(), bodyHash: 'x' }),
    ).rejects.toThrow(/another request/);
    await expect(clientTokens.keep(request(), { id: '2' })).rejects.toThrow();

    fixture.pass(24 * 60 * 60 * 1000);
    expect(await clientTokens.find(request())).toBeUndefined();
    await clientTokens.keep(request(), { id: '2' });
    expect(await clientTokens.find(request())).toEqual({ id: '2' });
    fixture.pass(24 * 60 * 60 * 1000);
    await clientTokens.forgetOld(fixture.now);
    expect(await clientTokens.find(request())).toBeUndefined();
  });

  it('lends a lane to one replica', async () => {
    const fixture = await Fixture.create(databases, id);
    const { lanes } = fixture.stores;
    await lanes.ensure({ name: 'lane', engine: 'cloudformation' });
    await lanes.ensure({ name: 'lane', engine: 'cloudformation' });
    const [a, b] = [randomUUID(), randomUUID()];
    const lease = (ticket: string) =>
      lanes.lease('lane', { now: fixture.now, ticket, leaseFor });
    expect(await lease(a)).toBe(true);
    expect(await lease(b)).toBe(false);
    expect(await lease(a)).toBe(true);
    expect(await lanes.listFree(fixture.now)).toEqual([]);
    await lanes.release('lane', a);
    expect(await lanes.listFree(fixture.now)).toEqual(['lane']);
    expect(await lease(b)).toBe(true);
    fixture.pass(16_000);
    expect(await lease(a)).toBe(true);
  });
});
