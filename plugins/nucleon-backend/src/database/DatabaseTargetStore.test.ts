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
import { TargetRecord } from '../domain/TargetRecord';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';
import { Fixture } from './__testUtils__/Fixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('targets and services on %p', id => {
  async function deploy(
    fixture: Fixture,
    target: TargetRecord,
    options: { version: TemplateVersionRecord; state?: 'succeeded' | 'failed' },
  ) {
    const deployment = await fixture.addDeployment(target, options.version);
    await fixture.stores.deployments.finishAtOnce(deployment.id, {
      state: options.state ?? 'succeeded',
      now: fixture.now,
    });
  }

  async function start() {
    const fixture = await Fixture.create(databases, id);
    const network = await fixture.addTemplate();
    const web = await fixture.addTemplate({ kind: 'service', name: 'web' });
    const versions = {
      n10: await fixture.addVersion(network, '1.0'),
      n11: await fixture.addVersion(network, '1.1'),
      n20: await fixture.addVersion(network, '2.0'),
      n21: await fixture.addVersion(network, '2.1', { status: 'DRAFT' }),
      w10: await fixture.addVersion(web, '1.0'),
      w11: await fixture.addVersion(web, '1.1'),
    };
    return { fixture, network, web, versions, targets: fixture.stores.targets };
  }

  it('keeps names unique among the living, whatever their case', async () => {
    const { fixture, network, web } = await start();
    const dev = await fixture.addTarget(network, { name: 'dev' });
    await expect(
      fixture.addTarget(network, { name: 'DEV', nameKey: 'dev' }),
    ).rejects.toThrow(
      "There is already an environment named 'DEV' in namespace 'default'",
    );
    await fixture.addTarget(network, { name: 'dev', namespace: 'team' });
    await fixture.stores.targets.markDeleted(dev.id, fixture.now);
    await fixture.addTarget(network, { name: 'Dev', nameKey: 'dev' });
    expect(
      (await fixture.stores.targets.findEnvironment('default', 'DEV'))?.name,
    ).toBe('Dev');

    await fixture.addService(web, { name: 'shop' });
    await expect(fixture.addService(web, { name: 'Shop' })).rejects.toThrow(
      /already a service/,
    );
    await expect(fixture.addTemplate({ name: 'Network' })).rejects.toThrow(
      'already an environment template',
    );
  });

  it('tells a stale author', async () => {
    const { fixture, network, targets } = await start();
    const { id: targetId } = await fixture.addTarget(network);
    const of = { id: targetId, revision: 1, now: fixture.now };
    await targets.update(of, { description: 'one' });
    await expect(targets.update(of, { description: 'two' })).rejects.toThrow(
      "'dev' has changed since you looked at it (revision 2, you saw 1); read it again",
    );
    await targets.update({ ...of, revision: 2 }, { description: undefined });
    expect((await targets.get(targetId))?.description).toBeUndefined();
  });

  it('classes and counts versions (5.8)', async () => {
    const { fixture, network, versions, targets } = await start();
    const cases: [
      string,
      TemplateVersionRecord | undefined,
      string | undefined,
    ][] = [
      ['a', versions.n20, 'up-to-date'],
      ['b', versions.n21, 'up-to-date'], // ahead, on a draft
      ['c', versions.n10, 'behind-major'],
      ['d', versions.n11, 'behind-major'],
      ['e', undefined, undefined],
    ];
    for (const [name, version] of cases) {
      const target = await fixture.addTarget(network, { name });
      if (version) {
        await deploy(fixture, target, { version });
      }
    }
    const f = await fixture.addTarget(network, { name: 'f' });
    await deploy(fixture, f, { version: versions.n20 });
    await deploy(fixture, f, { version: versions.n21, state: 'failed' });
    const views = await targets.listViews({ kinds: ['environment'] });
    expect(views.map(view => [view.target.name, view.versionStatus])).toEqual([
      ...cases.map(([name, , status]) => [name, status]),
      ['f', 'up-to-date'],
    ]);
    expect(views[0]).toMatchObject({
      version: { major: 2, minor: 0 },
      recommended: { major: 2, minor: 0 },
      lastAttempt: { state: 'succeeded' },
    });
    const counts = await targets.countVersions({}, 'kind');
    expect(counts.get('environment')).toEqual({
      total: 6,
      upToDate: 3,
      behindMinor: 0,
      behindMajor: 2,
      failed: 1,
    });

    // Publishing touches no target's row, and yet all are behind now.
    await fixture.stores.templates.updateVersion(
      versions.n21.id,
      { status: 'PUBLISHED' },
      fixture.now,
    );
    const behind = await targets.listViews({
      versionStatuses: ['behind-minor'],
    });
    expect(behind.map(({ target }) => target.name)).toEqual(['a', 'f']);
  });

  it('finds by every filter', async () => {
    const { fixture, network, web, versions, targets } = await start();
    const dev = await fixture.addTarget(network, {
      name: 'dev',
      destination: 'one',
    });
    const prod = await fixture.addTarget(network, {
      name: 'prod',
      owner: 'group:default/ops',
    });
    await deploy(fixture, dev, { version: versions.n10 });
    await deploy(fixture, prod, { version: versions.n20, state: 'failed' });
    const shop = await fixture.addService(web, { name: 'shop' });
    await fixture.addTarget(web, {
      kind: 'service-instance',
      name: 'live',
      serviceId: shop.id,
      environmentId: dev.id,
      owner: 'group:default/team',
    });
    const names = async (query: Parameters<typeof targets.listViews>[0]) =>
      (await targets.listViews(query)).map(({ target }) => target.name);

    expect(await names({ kinds: ['environment'] })).toEqual(['dev', 'prod']);
    expect(await names({ search: 'HO' })).toEqual(['live']);
    expect(await names({ search: '%' })).toEqual([]);
    expect(await names({ owners: ['group:default/ops'] })).toEqual(['prod']);
    expect(await names({ statuses: ['FAILED'] })).toEqual(['prod']);
    expect(await names({ statuses: ['SUCCEEDED', 'DELETE_COMPLETE'] })).toEqual(
      ['dev'],
    );
    expect(
      await names({ template: { namespace: 'default', name: 'WEB' } }),
    ).toEqual(['live']);
    expect(
      await names({ environment: { namespace: 'default', name: 'dev' } }),
    ).toEqual(['live']);
    expect(await names({ namespace: 'team' })).toEqual([]);
    expect(
      await names({
        compatibleWith: [
          { namespace: 'default', templateName: 'network', major: 1 },
        ],
      }),
    ).toEqual(['dev']);

    // What a permission's conditions allow.
    const owner = {
      field: 'owner',
      values: ['group:default/platform'],
    } as const;
    const filter = (
      field: 'owner' | 'template' | 'destination' | 'name',
      ...values: string[]
    ) => ({
      field,
      values,
    });
    expect(
      await names({ criteria: { ...owner, values: [...owner.values] } }),
    ).toEqual(['dev']);
    expect(await names({ criteria: filter('name', 'default/shop') })).toEqual([
      'live',
    ]);
    expect(
      await names({ criteria: filter('template', 'default/network') }),
    ).toEqual(['dev', 'prod']);
    expect(
      await names({ criteria: { not: filter('destination', 'one') } }),
    ).toEqual(['prod', 'live']);
    expect(
      await names({
        criteria: {
          allOf: [
            filter('template', 'default/network'),
            {
              anyOf: [
                filter('owner', 'group:default/ops'),
                filter('destination', 'one'),
              ],
            },
          ],
        },
      }),
    ).toEqual(['dev', 'prod']);
    expect(await names({ criteria: { anyOf: [] } })).toEqual([]);
    expect(await names({ criteria: filter('owner') })).toEqual([]);

    expect(await targets.listPage({}, { limit: 1, offset: 1 })).toMatchObject({
      totalItems: 3,
      items: [{ target: { name: 'prod' } }],
    });
    expect((await targets.getView(dev.id))?.instanceCount).toBe(1);
  });

  it('sees a service as far behind as its worst member, and by its operation', async () => {
    const { fixture, web, versions } = await start();
    const { services } = fixture.stores;
    const shop = await fixture.addService(web, { name: 'shop' });
    const cart = await fixture.addService(web, {
      name: 'cart',
      owner: 'group:default/b',
    });
    for (const [service, version] of [
      [shop, versions.w10],
      [shop, versions.w11],
      [cart, versions.w11],
    ] as const) {
      const target = await fixture.addTarget(web, {
        kind: 'service-instance',
        name: version.id,
        serviceId: service.id,
      });
      await deploy(fixture, target, { version });
    }
    const operation = {
      id: randomUUID(),
      serviceId: shop.id,
      kind: 'edit',
      phase: 'instances',
      plan: { created: [], removed: [] },
      createdAt: fixture.now,
    } as const;
    const plan = { created: [], removed: [] };
    await services.insertOperation({ ...operation, plan });
    await expect(
      services.insertOperation({ ...operation, plan, id: randomUUID() }),
    ).rejects.toThrow(/being created, edited or deleted/);
    const names = async (query: Parameters<typeof services.list>[0]) => {
      const { items } = await services.list(query, { limit: 10, offset: 0 });
      return items.map(({ service }) => service.name);
    };
    expect(await names({})).toEqual(['cart', 'shop']);
    expect(await names({ versionStatuses: ['behind-minor'] })).toEqual([
      'shop',
    ]);
    expect(await names({ versionStatuses: ['up-to-date'] })).toEqual(['cart']);
    expect(await names({ statuses: ['UPDATE_IN_PROGRESS'] })).toEqual(['shop']);
    expect(await names({ owners: ['group:default/b'] })).toEqual(['cart']);
    expect(
      await names({ criteria: { field: 'name', values: ['default/cart'] } }),
    ).toEqual(['cart']);
    expect(
      await names({ environment: { namespace: 'default', name: 'dev' } }),
    ).toEqual([]);

    await services.updateOperation(operation.id, {
      phase: 'failed',
      completedAt: fixture.now,
    });
    expect(await services.getActiveOperation(shop.id)).toBeUndefined();
    expect(await names({ statuses: ['UPDATE_FAILED'] })).toEqual(['shop']);
    expect((await services.getView(shop.id))?.operation).toMatchObject({
      phase: 'failed',
    });
  });

  it('keeps a content once, and drops what nothing has', async () => {
    const { fixture, network } = await start();
    const { bundles, templates } = fixture.stores;
    const files = [
      { path: 'schema/schema.yaml', content: new Uint8Array([0, 255, 10]) },
    ];
    await bundles.put('one', files, fixture.now);
    await bundles.put('one', files, fixture.now);
    await bundles.put('two', files, fixture.now);
    expect(await bundles.getFiles('one')).toEqual(files);
    expect(await bundles.listFiles('one')).toEqual([
      { path: 'schema/schema.yaml', size: 3 },
    ]);
    expect(await bundles.getFile('one', 'other')).toBeUndefined();
    const version = await fixture.addVersion(network, '9.0', { digest: 'one' });
    fixture.pass(1_000);
    await bundles.forgetUnused(fixture.now);
    expect(await bundles.getFiles('two')).toEqual([]);
    expect(await bundles.getFiles('one')).toHaveLength(1);

    await templates.updateVersion(
      version.id,
      { deletedAt: fixture.now },
      fixture.now,
    );
    await bundles.forgetUnused(fixture.now);
    expect(await bundles.getFiles('one')).toEqual([]);
    // The number is not given again.
    expect(await templates.listNumbers(network.id)).toContainEqual({
      major: 9,
      minor: 0,
    });
    await expect(fixture.addVersion(network, '9.0')).rejects.toThrow();
  });

  it('counts what uses a version (5.7)', async () => {
    const { fixture, network, versions } = await start();
    const { templates } = fixture.stores;
    const dev = await fixture.addTarget(network);
    expect(await templates.countUses(versions.n10.id)).toBe(0);
    const deployment = await fixture.addDeployment(dev, versions.n10);
    expect(await templates.countUses(versions.n10.id)).toBeGreaterThan(0);
    await fixture.stores.deployments.finishAtOnce(deployment.id, {
      state: 'failed',
      now: fixture.now,
    });
    // It may have left something behind.
    expect(await templates.countUses(versions.n10.id)).toBe(1);
    await deploy(fixture, dev, { version: versions.n11 });
    expect(await templates.countUses(versions.n10.id)).toBe(0);
    expect(await templates.countUses(versions.n11.id)).toBe(1);
  });
});
