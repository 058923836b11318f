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

import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { CatalogSnapshot } from '../domain/CatalogSnapshot';
import { createTargetKey } from '../domain/TargetKey';
import { NucleonDriftProcessor } from './NucleonDriftProcessor';

const LOCATION = { type: 'url', target: 'https://example.com' };
const NAME = { namespace: 'default', name: 'Orders' };
const LABEL = 'nucleon.dev/version-status';

function createCache() {
  const values = new Map<string, JsonValue>();
  return {
    get: async <T extends JsonValue>(key: string) =>
      values.get(key) as T | undefined,
    set: async (key: string, value: JsonValue) => {
      values.set(key, value);
    },
  };
}

function createComponent(annotation: string, labels = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders',
      labels,
      annotations: { 'nucleon.dev/service': annotation },
    },
  };
}

function createSnapshot(options: {
  status?: string;
  isFresh: boolean;
}): CatalogSnapshot {
  const { status, isFresh } = options;
  const snapshot = new CatalogSnapshot();
  snapshot.setFreshUntil(isFresh ? Infinity : 0);
  if (status) {
    snapshot.replace([
      {
        key: createTargetKey('service', NAME),
        name: NAME,
        entityRef: 'component:default/orders',
        facts: {
          labels: { [LABEL]: status },
          scaffoldedFrom: 'template:default/web',
        },
      },
    ]);
  }
  return snapshot;
}

describe('NucleonDriftProcessor', () => {
  it.each(['orders', 'Orders', 'default/orders'])(
    'finds the service of the annotation %p and asks to be told of its changes',
    async annotation => {
      const emit = jest.fn();
      const snapshot = createSnapshot({
        status: 'behind-minor',
        isFresh: true,
      });
      const { metadata } = await new NucleonDriftProcessor(
        snapshot,
      ).postProcessEntity(
        createComponent(annotation, { [LABEL]: 'by hand', tier: 'gold' }),
        LOCATION,
        emit,
        createCache(),
      );
      expect(metadata.labels).toEqual({
        [LABEL]: 'behind-minor',
        tier: 'gold',
      });
      expect(emit).toHaveBeenCalledWith({
        type: 'refresh',
        key: 'nucleon:service:default/orders',
      });
    },
  );

  it('keeps what it said last while the snapshot is stale, and forgets it when that is fresh again', async () => {
    const cache = createCache();
    const label = async (options: { status?: string; isFresh: boolean }) => {
      const { metadata } = await new NucleonDriftProcessor(
        createSnapshot(options),
      ).postProcessEntity(createComponent('orders'), LOCATION, () => {}, cache);
      return metadata.labels?.[LABEL];
    };
    // Nothing was ever known.
    expect(await label({ isFresh: false })).toBeUndefined();
    expect(await label({ status: 'behind-major', isFresh: true })).toBe(
      'behind-major',
    );
    // A restart, and Nucleon does not answer.
    expect(await label({ isFresh: false })).toBe('behind-major');
    expect(await label({ status: 'up-to-date', isFresh: false })).toBe(
      'behind-major',
    );
    // The service is gone; that too is remembered.
    expect(await label({ isFresh: true })).toBeUndefined();
    expect(
      await label({ status: 'up-to-date', isFresh: false }),
    ).toBeUndefined();
  });

  it.each(['', '/', 'a/b/c:d', ':', 'ns/', '  '])(
    'leaves an entity alone whose annotation %p says nothing sensible',
    async annotation => {
      const snapshot = createSnapshot({
        status: 'behind-minor',
        isFresh: true,
      });
      const { metadata } = await new NucleonDriftProcessor(
        snapshot,
      ).postProcessEntity(
        createComponent(annotation, { tier: 'gold' }),
        LOCATION,
        () => {},
        createCache(),
      );
      expect(metadata.labels).toEqual({ tier: 'gold' });
    },
  );
});
