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
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { createStores, Stores } from './Stores';

/**
 * The plugin's database: its stores, and transactions over several of them.
 *
 * @internal
 */
export class NucleonDatabase {
  static async create(options: {
    database: DatabaseService;
  }): Promise<NucleonDatabase> {
    const { database } = options;
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@nucleon/plugin-nucleon-backend',
          'migrations',
        ),
      });
    }
    return new NucleonDatabase(knex);
  }

  readonly stores: Stores;
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.stores = createStores(knex);
  }

  /**
   * Runs writes to several stores as one. SQLite has one connection, so that
   * inside of it only the stores given may be used: any other call would wait
   * for the end of the transaction, for ever.
   */
  async transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.#knex.transaction(trx => work(createStores(trx)));
  }
}
