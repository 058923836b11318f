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

import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Fixture } from '../database/__testUtils__/Fixture';
import { heldUpOrSettled } from '../database/__testUtils__/heldUpOrSettled';
import { NucleonDatabase } from '../database/NucleonDatabase';
import { Stores } from '../database/Stores';
import { SecretSealer } from '../domain/secrets/SecretSealer';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';
import { readNucleonConfig } from '../readNucleonConfig';
import { DefaultTemplateVersions } from './DefaultTemplateVersions';

jest.setTimeout(60_000);

const name = {
  kind: 'environment' as const,
  namespace: 'default',
  name: 'network',
  version: '1.0',
};
const caller = {
  type: 'user' as const,
  principal: 'user:default/guest',
  credentials: undefined,
};

describe('DefaultTemplateVersions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  /** Lets somebody change the draft 1.0 first, and the work come meanwhile. */
  async function race(
    id: TestDatabaseId,
    options: {
      first(stores: Stores, version: TemplateVersionRecord): Promise<void>;
      then(versions: DefaultTemplateVersions): Promise<unknown>;
    },
  ) {
    const knex = await databases.init(id);
    const database = await NucleonDatabase.create({
      database: { getClient: async () => knex },
    });
    const fixture = new Fixture(database);
    const template = await fixture.addTemplate();
    const version = await fixture.addVersion(template, '1.0', {
      status: 'DRAFT',
    });
    const versions = new DefaultTemplateVersions({
      database,
      config: readNucleonConfig(mockServices.rootConfig()),
      sealer: new SecretSealer(['key']),
      previewer: {
        preview: async () => ({ files: [], placeholders: [], problems: [] }),
      },
      engines: new Set(['cloudformation']),
      now: () => fixture.now,
      wake: () => {},
    });
    let work: Promise<unknown> | undefined;
    await database.transaction(async stores => {
      await stores.templates.lock(template.id);
      await options.first(stores, version);
      work = options.then(versions);
      await heldUpOrSettled(knex, work);
    });
    return {
      work,
      listTold: async () => knex('outbox').pluck('topic'),
    };
  }

  it.each(databases.eachSupportedId())(
    'publishes once, however many ask for it, %p',
    async id => {
      const changes = { status: 'PUBLISHED' } as const;
      const { work, listTold } = await race(id, {
        first: (stores, { id: versionId, createdAt }) =>
          stores.templates.updateVersion(versionId, changes, createdAt),
        then: versions => versions.update(name, changes, { caller }),
      });
      expect(await work).toMatchObject({ status: 'PUBLISHED' });
      // Whoever was first tells it.
      expect(await listTold()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'finds nothing to delete where somebody was faster, %p',
    async id => {
      const { work, listTold } = await race(id, {
        first: (stores, { id: versionId, createdAt }) =>
          stores.templates.updateVersion(
            versionId,
            { deletedAt: createdAt },
            createdAt,
          ),
        then: versions => versions.delete(name, { caller }),
      });
      await expect(work).rejects.toThrow(/No version '1\.0'/);
      expect(await listTold()).toEqual([]);
    },
  );
});
