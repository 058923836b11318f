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
import { PageOf, PageRequest } from '../domain/PageRequest';
import { UpgradeItemRecord, UpgradeRecord } from '../domain/UpgradeRecord';
import { toMoment } from './dialect';
import { lockRows } from './dialect';
import { RowMapping } from './RowMapping';

const upgradeMapping = new RowMapping<UpgradeRecord>({
  id: 'plain',
  mode: 'plain',
  concurrency: 'plain',
  stopAtFirstFailure: 'boolean',
  status: 'plain',
  origin: 'plain',
  createdBy: 'plain',
  createdAt: 'moment',
  cancelledAt: 'moment',
  completedAt: 'moment',
});

const itemMapping = new RowMapping<UpgradeItemRecord>({
  upgradeId: 'plain',
  position: 'plain',
  targetId: 'plain',
  status: 'plain',
  message: 'plain',
  deploymentId: 'plain',
  fromVersion: 'plain',
  toVersion: 'plain',
});

/**
 * Upgrades of several targets, with a report for each.
 *
 * @internal
 */
export class DatabaseUpgradeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Stores an upgrade of the targets, in their order. */
  async insert(upgrade: UpgradeRecord, targetIds: string[]): Promise<void> {
    await this.#knex.transaction(async trx => {
      await trx('upgrades').insert(upgradeMapping.toRow(upgrade));
      for (const [position, targetId] of targetIds.entries()) {
        await trx('upgrade_items').insert(
          itemMapping.toRow({
            upgradeId: upgrade.id,
            position,
            targetId,
            status: 'PENDING',
          }),
        );
      }
    });
  }

  async get(id: string): Promise<UpgradeRecord | undefined> {
    const row = await this.#knex('upgrades').where({ id }).first();
    return row && upgradeMapping.toRecord(row);
  }

  /** Upgrades, the newest first. */
  async list(page: PageRequest): Promise<PageOf<UpgradeRecord>> {
    const rows = await this.#knex('upgrades')
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(page.limit)
      .offset(page.offset);
    const [{ count }] = await this.#knex('upgrades').count({ count: 'id' });
    return {
      items: rows.map(row => upgradeMapping.toRecord(row)),
      totalItems: Number(count),
    };
  }

  /** One upgrade, held until the transaction ends: one replica moves it on. */
  async lock(id: string): Promise<UpgradeRecord | undefined> {
    const row = await lockRows(
      this.#knex,
      this.#knex('upgrades').where({ id }).first(),
    );
    return row && upgradeMapping.toRecord(row);
  }

  /** The items of upgrades, in their order. */
  async listItems(upgradeIds: string[]): Promise<UpgradeItemRecord[]> {
    const rows = await this.#knex('upgrade_items')
      .whereIn('upgrade_id', upgradeIds)
      .orderBy('upgrade_id')
      .orderBy('position');
    return rows.map(row => itemMapping.toRecord(row));
  }

  async updateItem(
    item: Pick<UpgradeItemRecord, 'upgradeId' | 'position'>,
    changes: Partial<UpgradeItemRecord>,
  ): Promise<void> {
    await this.#knex('upgrade_items')
      .where({ upgrade_id: item.upgradeId, position: item.position })
      .update(itemMapping.toRow(changes));
  }

  /** Notes that nothing further is to be started; says whether it still ran. */
  async requestCancel(id: string, now: DateTime): Promise<boolean> {
    const changed = await this.#knex('upgrades')
      .where({ id })
      .whereNull('completed_at')
      .update({ cancelled_at: toMoment(now) });
    return changed > 0;
  }

  async complete(
    id: string,
    status: UpgradeRecord['status'],
    now: DateTime,
  ): Promise<void> {
    await this.#knex('upgrades')
      .where({ id })
      .whereNull('completed_at')
      .update({ status, completed_at: toMoment(now) });
  }
}
