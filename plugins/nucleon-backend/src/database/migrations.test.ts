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

import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Fixture } from './__testUtils__/Fixture';
import { NucleonDatabase } from './NucleonDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('migrations on %p', id => {
  it('20261123090000_init goes up, holds rows, and goes down', async () => {
    const knex = await databases.init(id);
    const directory = resolvePackagePath(
      '@nucleon/plugin-nucleon-backend',
      'migrations',
    );
    await knex.migrate.up({ directory, name: '20261123090000_init.js' });

    const fixture = new Fixture(new NucleonDatabase(knex));
    const template = await fixture.addTemplate();
    const version = await fixture.addVersion(template, '1.0');
    const target = await fixture.addTarget(template);
    const deployment = await fixture.addDeployment(target, version);
    expect(await fixture.stores.templates.get(template.id)).toEqual(template);
    expect(await fixture.stores.templates.getVersion(version.id)).toEqual(
      version,
    );
    expect(await fixture.stores.targets.get(target.id)).toEqual({
      ...target,
      lastAttemptedDeploymentId: deployment.id,
      lastDeploymentAttemptedAt: fixture.now,
    });
    expect(await fixture.stores.deployments.get(deployment.id)).toEqual(
      deployment,
    );

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('deployments')).toBe(false);
    expect(await knex.schema.hasTable('templates')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('client_tokens')).toBe(true);
  });

  it('20261126160000_cloudformation_checks goes up, holds rows, and goes down', async () => {
    const knex = await databases.init(id);
    const directory = resolvePackagePath(
      '@nucleon/plugin-nucleon-backend',
      'migrations',
    );
    await knex.migrate.up({ directory, name: '20261123090000_init.js' });
    const fixture = new Fixture(new NucleonDatabase(knex));
    const { templates } = fixture.stores;
    const before = await fixture.addTemplate({ name: 'a', nameKey: 'a' });

    const name = '20261126160000_cloudformation_checks.js';
    await knex.migrate.up({ directory, name });
    const after = await fixture.addTemplate({
      name: 'b',
      nameKey: 'b',
      cloudformationChecks: 'strict',
    });
    expect(await templates.get(before.id)).toEqual(before);
    expect(await templates.get(after.id)).toEqual(after);

    await knex.migrate.down({ directory, name });
    const { cloudformationChecks, ...rest } = after;
    expect(await templates.get(after.id)).toEqual(rest);
  });
});
