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

import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { ClaimOptions } from './DatabaseJobStore';
import { toMoment } from './dialect';

/**
 * What shares an API limit.
 *
 * @internal
 */
export type LaneName = { name: string; engine: string; destination?: string };

/**
 * Leases lanes: one replica at a time observes all deployments of a lane.
 *
 * @internal
 */
export class DatabaseLaneStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes the lane known. */
  async ensure(lane: LaneName): Promise<void> {
    await this.#knex('lanes').insert(lane).onConflict('name').ignore();
  }

  /** Takes the lane, or keeps it; says whether it is ours now. */
  async lease(name: string, options: ClaimOptions): Promise<boolean> {
    const { now, ticket, leaseFor } = options;
    const taken = await this.#knex('lanes')
      .where({ name })
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<=', toMoment(now))
          .orWhere('lease_ticket', ticket),
      )
      .update({
        lease_ticket: ticket,
        lease_until: toMoment(now.plus(leaseFor)),
      });
    return taken > 0;
  }

  async release(name: string, ticket: string): Promise<void> {
    await this.#knex('lanes')
      .where({ name, lease_ticket: ticket })
      .update({ lease_ticket: null, lease_until: null });
  }

  /** Lanes that somebody may lease now. */
  async listFree(now: DateTime): Promise<string[]> {
    const rows = await this.#knex('lanes')
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<=', toMoment(now)),
      )
      .select('name');
    return rows.map(row => row.name);
  }
}
