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
import { Fixture } from '../../database/__testUtils__/Fixture';
import {
  heldUpOrSettled,
  isPostgres,
} from '../../database/__testUtils__/heldUpOrSettled';
import { NucleonDatabase } from '../../database/NucleonDatabase';
import { Stores } from '../../database/Stores';
import { newDeployment } from '../../domain/newDeployment';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { readNucleonConfig } from '../../readNucleonConfig';
import { DefaultEnvironments } from '../DefaultEnvironments';
import { newInstance } from './newServiceTargets';

jest.setTimeout(60_000);

const destination = { name: 'dev', account: '111111111111', region: 'eu-1' };
const caller = {
  type: 'user' as const,
  principal: 'user:default/guest',
  credentials: undefined,
};

describe('keepEnvironment', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  async function begin(id: TestDatabaseId) {
    const knex = await databases.init(id);
    const database = await NucleonDatabase.create({
      database: { getClient: async () => knex },
    });
    const fixture = new Fixture(database);
    const network = await fixture.addTemplate();
    const version = await fixture.addVersion(network, '1.0');
    const dev = await fixture.addTarget(network, {
      destination: 'dev',
      versionId: version.id,
    });
    const web = await fixture.addTemplate({ kind: 'service', name: 'web' });
    const service = await fixture.addService(web);
    const environments = new DefaultEnvironments({
      database,
      config: readNucleonConfig(
        mockServices.rootConfig({
          data: { nucleon: { destinations: [destination] } },
        }),
      ),
      sealer: new SecretSealer(['key']),
      previewer: {
        preview: async () => ({ files: [], placeholders: [], problems: [] }),
      },
      engines: new Set(['cloudformation']),
      now: () => fixture.now,
      wake: () => {},
    });
    const addInstance = (stores: Stores, name: string) =>
      newInstance(stores, {
        service,
        name,
        environment: 'dev',
        position: 0,
        createdBy: caller.principal,
        now: fixture.now,
      }).then(instance => stores.targets.insert(instance));
    return { knex, database, version, dev, environments, addInstance };
  }

  it.each(databases.eachSupportedId())(
    'lets no environment go that gets an instance at the same time, %p',
    async id => {
      const { knex, database, environments, addInstance } = await begin(id);
      let deletion: Promise<unknown> | undefined;
      await database.transaction(async stores => {
        await addInstance(stores, 'one');
        deletion = environments.delete(
          { namespace: 'default', name: 'dev' },
          { retain: [] },
          { caller },
        );
        await heldUpOrSettled(knex, deletion);
      });
      await expect(deletion).rejects.toThrow(
        /still has 1 instances \('shop\/one'\)/,
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'refuses an instance whose environment is given up at the same time, %p',
    async id => {
      const { knex, database, version, dev, addInstance } = await begin(id);
      let addition: Promise<unknown> | undefined;
      await database.transaction(async stores => {
        await stores.targets.lock(dev.id);
        await stores.deployments.insert(
          newDeployment({
            target: dev,
            version,
            intent: 'destroy',
            mode: 'DELETE',
            now: dev.createdAt,
          }),
        );
        addition = database.transaction(other => addInstance(other, 'one'));
        await heldUpOrSettled(knex, addition);
      });
      await expect(addition).rejects.toThrow(/'dev' is being deployed/);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets several instances come at once, %p',
    async id => {
      const { database, knex, addInstance } = await begin(id);
      let second: Promise<unknown> | undefined;
      await database.transaction(async stores => {
        await addInstance(stores, 'one');
        second = database.transaction(other => addInstance(other, 'two'));
        if (isPostgres(knex)) {
          await second;
        }
      });
      await second;
      const [count] = await knex('targets').count({ count: 'id' });
      expect(Number(count.count)).toBe(3);
    },
  );
});
