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

import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { NUCLEON_EVENT_TOPIC } from '@nucleon/plugin-nucleon-common';
import { FakeNucleon } from '../__testUtils__/FakeNucleon';
import { CatalogSnapshot } from '../domain/CatalogSnapshot';
import { ChangeFeed } from './ChangeFeed';
import { NucleonReader } from './NucleonReader';

const SECOND = 1_000;

// A mutation in one line: `full a b`, or `delta +a -b`.
function describeMutation(mutation: EntityProviderMutation): string {
  if (mutation.type === 'full') {
    const refs = mutation.entities.map(({ entity }) =>
      stringifyEntityRef(entity),
    );
    return ['full', ...refs.sort()].join(' ');
  }
  const { added, removed } = mutation;
  return [
    'delta',
    ...added.map(({ entity }) => `+${stringifyEntityRef(entity)}`),
    ...removed.map(item =>
      'entityRef' in item ? `-${item.entityRef}` : undefined,
    ),
  ].join(' ');
}

async function setup(nucleon: FakeNucleon) {
  const told: string[] = [];
  const catalog = { isDown: false };
  const receive = (message: string) => {
    if (catalog.isDown) {
      throw new Error('The database is down');
    }
    told.push(message);
  };
  const logger = mockServices.logger.mock();
  const lifecycle = mockServices.lifecycle.mock();
  const events = mockServices.events();
  const snapshot = new CatalogSnapshot();
  const feed = new ChangeFeed({
    auth: mockServices.auth(),
    config: { pollMs: 30 * SECOND, reconcileMs: 100 * SECOND },
    events,
    lifecycle,
    logger,
    reader: new NucleonReader(nucleon.asService()),
    snapshot,
  });
  await feed.start({
    applyMutation: async mutation => {
      receive(describeMutation(mutation));
    },
    refresh: async ({ keys }) => {
      receive(`refresh ${keys.join(' ')}`);
    },
  });
  await jest.advanceTimersByTimeAsync(0);
  return {
    catalog,
    logger,
    snapshot,
    stop: () => lifecycle.addShutdownHook.mock.calls[0][0](),
    takeTold: () => told.splice(0),
    tell: async (type: string, name: string, entityRefs: string[] = []) => {
      await events.publish({
        topic: NUCLEON_EVENT_TOPIC,
        eventPayload: { type, id: '1', namespace: 'default', name, entityRefs },
      });
      await jest.advanceTimersByTimeAsync(0);
    },
  };
}

describe('ChangeFeed', () => {
  let nucleon: FakeNucleon;

  beforeEach(() => {
    jest.useFakeTimers();
    nucleon = new FakeNucleon();
    nucleon.addEnvironment('prod');
    nucleon.addService('orders', [{ name: 'prod', environment: 'prod' }]);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('gives all at the start, then differences, then all again', async () => {
    const { takeTold, stop } = await setup(nucleon);
    expect(takeTold()).toEqual([
      'full component:default/orders resource:default/prod',
      'refresh nucleon:environment:default/prod nucleon:service:default/orders',
    ]);

    // No event came, or it was lost.
    nucleon.addEnvironment('dev');
    nucleon.environments.delete('prod');
    await jest.advanceTimersByTimeAsync(30 * SECOND);
    expect(takeTold()).toEqual([
      'delta +resource:default/dev -resource:default/prod',
      'refresh nucleon:environment:default/prod nucleon:environment:default/dev',
    ]);

    await jest.advanceTimersByTimeAsync(60 * SECOND);
    expect(takeTold()).toEqual([]);
    await jest.advanceTimersByTimeAsync(30 * SECOND);
    expect(takeTold()).toEqual([
      'full component:default/orders resource:default/dev',
    ]);

    await stop();
    nucleon.addEnvironment('late');
    await jest.advanceTimersByTimeAsync(600 * SECOND);
    expect(takeTold()).toEqual([]);
  });

  it('tells no more than what an event changed', async () => {
    const { takeTold, tell } = await setup(nucleon);
    takeTold();

    await tell('environment.changed', 'prod');
    expect(takeTold()).toEqual([]);

    // Only a label: the entity itself stays.
    nucleon.addEnvironment('prod', { status: 'FAILED' });
    await tell('deployment.changed', 'd-1', ['resource:default/PROD']);
    expect(takeTold()).toEqual(['refresh nucleon:environment:default/prod']);

    // The team has an entity of its own from now on.
    nucleon.addService('orders', [{ name: 'prod', environment: 'prod' }], {
      origin: 'external',
    });
    await tell('service.changed', 'orders');
    expect(takeTold()).toEqual([
      'delta -component:default/orders',
      'refresh nucleon:service:default/orders',
    ]);

    nucleon.services.delete('orders');
    await tell('service.changed', 'orders');
    expect(takeTold()).toEqual(['refresh nucleon:service:default/orders']);

    // A name that another template's name contains.
    nucleon.addTemplate('web', {});
    nucleon.addTemplate('web-public', { sync: { status: 'SUCCEEDED' } });
    await tell('template.changed', 'web');
    expect(takeTold()).toEqual(['delta +template:default/web']);
    nucleon.templates.delete('web');
    await tell('template.changed', 'web');
    expect(takeTold()).toEqual(['delta -template:default/web']);
  });

  it('knows when it knows nothing, and makes up for it', async () => {
    nucleon.isDown = true;
    const { takeTold, tell, logger, snapshot } = await setup(nucleon);
    expect(takeTold()).toEqual([]);
    expect(snapshot.isFresh(Date.now())).toBe(false);
    expect(logger.warn).toHaveBeenCalledWith(
      'Failed to follow Nucleon, will try again',
      expect.objectContaining({ failures: 1 }),
    );

    nucleon.isDown = false;
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(takeTold()).toHaveLength(2);
    expect(snapshot.isFresh(Date.now())).toBe(true);

    // What happens meanwhile is found afterwards, event or not.
    nucleon.isDown = true;
    nucleon.environments.delete('prod');
    await tell('environment.changed', 'prod');
    await jest.advanceTimersByTimeAsync(89 * SECOND);
    expect(snapshot.isFresh(Date.now())).toBe(true);
    await jest.advanceTimersByTimeAsync(2 * SECOND);
    expect(snapshot.isFresh(Date.now())).toBe(false);
    expect(takeTold()).toEqual([]);

    nucleon.isDown = false;
    await jest.advanceTimersByTimeAsync(30 * SECOND);
    expect(snapshot.isFresh(Date.now())).toBe(true);
    expect(takeTold()).toEqual([
      'full component:default/orders',
      'refresh nucleon:environment:default/prod',
    ]);
  });

  it('tells the catalog again what it could not take', async () => {
    const { takeTold, tell, catalog } = await setup(nucleon);
    takeTold();
    catalog.isDown = true;
    nucleon.addEnvironment('prod', { status: 'FAILED', title: 'Production' });
    await tell('environment.changed', 'prod');
    expect(takeTold()).toEqual([]);

    catalog.isDown = false;
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(takeTold()).toEqual([
      'full component:default/orders resource:default/prod',
      'refresh nucleon:environment:default/prod',
    ]);
  });
});
