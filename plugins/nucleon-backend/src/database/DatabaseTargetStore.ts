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

import { ConflictError } from '@backstage/errors';
import { VersionCounts, VersionStatus } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { PageOf, PageRequest } from '../domain/PageRequest';
import { TargetView } from '../domain/RecordView';
import { TargetRecord } from '../domain/TargetRecord';
import { isUniqueViolation, keepRows, lockRows, toMoment } from './dialect';
import { VERSION_STATUS_SQL } from './queries/recommendedVersions';
import { selectTargets } from './queries/selectTargets';
import { TargetQuery } from './queries/TargetQuery';
import { targetMapping, toTargetView } from './targetMapping';

/**
 * Which row a write means, and the revision that its author saw.
 *
 * @internal
 */
export type RevisionOf = { id: string; revision: number; now: DateTime };

/**
 * Environments, service instances and pipelines.
 *
 * @internal
 */
export class DatabaseTargetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(target: TargetRecord): Promise<void> {
    try {
      await this.#knex('targets').insert(targetMapping.toRow(target));
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new ConflictError(
          `There is already ${nounOf(target)} named '${target.name}' in namespace '${target.namespace}'`,
        );
      }
      throw error;
    }
  }

  /** One target, deleted ones too: deployments refer to them. */
  async get(id: string): Promise<TargetRecord | undefined> {
    const row = await this.#knex('targets').where({ id }).first();
    return row && targetMapping.toRecord(row);
  }

  /** A living target, held until the transaction ends, as it is by then. */
  async lock(id: string): Promise<TargetRecord | undefined> {
    const row = await lockRows(this.#knex, this.#selectLiving(id));
    return row && targetMapping.toRecord(row);
  }

  /**
   * A living target that nobody deploys, changes or deletes until the
   * transaction ends. Several may keep it so at once.
   */
  async keep(id: string): Promise<TargetRecord | undefined> {
    const row = await keepRows(this.#knex, this.#selectLiving(id));
    return row && targetMapping.toRecord(row);
  }

  async findEnvironment(
    namespace: string,
    name: string,
  ): Promise<TargetRecord | undefined> {
    const row = await this.#knex('targets')
      .where({ kind: 'environment', namespace, name_key: name.toLowerCase() })
      .whereNull('deleted_at')
      .first();
    return row && targetMapping.toRecord(row);
  }

  /** The living instances of a service in their order, then its pipeline. */
  async listOfService(serviceId: string): Promise<TargetRecord[]> {
    const rows = await this.#knex('targets')
      .where({ service_id: serviceId })
      .whereNull('deleted_at')
      .orderBy('kind')
      .orderBy('position')
      .orderBy('created_at');
    return rows.map(row => targetMapping.toRecord(row));
  }

  async getView(id: string): Promise<TargetView | undefined> {
    const [view] = await this.listViews({ ids: [id] });
    return view;
  }

  /** Targets by the name of their service and their own. */
  async listViews(
    query: TargetQuery,
    page?: PageRequest,
  ): Promise<TargetView[]> {
    const select = selectTargets(this.#knex, query)
      .select(targetMapping.select('target'))
      .select({
        x_template_kind: 'template.kind',
        x_template_namespace: 'template.namespace',
        x_template_name: 'template.name',
        x_template_display_name: 'template.display_name',
        x_version_major: 'version.major',
        x_version_minor: 'version.minor',
        x_recommended_major: 'recommended.major',
        x_recommended_minor: 'recommended.minor',
        x_attempt_id: 'attempt.id',
        x_attempt_state: 'attempt.state',
        x_attempt_intent: 'attempt.intent',
        x_attempt_mode: 'attempt.mode',
        x_attempt_status_message: 'attempt.status_message',
        x_service_id: 'service.id',
        x_service_namespace: 'service.namespace',
        x_service_name: 'service.name',
        x_service_entity_ref: 'service.entity_ref',
        x_environment_id: 'environment.id',
        x_environment_namespace: 'environment.namespace',
        x_environment_name: 'environment.name',
        x_environment_destination: 'environment.destination',
      })
      .select(
        this.#knex.raw(`(${VERSION_STATUS_SQL}) as x_version_status`),
        this.#knex.raw(
          '(select count(*) from targets inside where inside.environment_id = target.id and inside.deleted_at is null) as x_instance_count',
        ),
      )
      .orderByRaw('coalesce(service.name_key, target.name_key)')
      .orderBy('target.namespace')
      .orderBy('target.kind')
      .orderBy('target.position')
      .orderBy('target.id');
    if (page) {
      select.limit(page.limit).offset(page.offset);
    }
    return (await select).map(toTargetView);
  }

  async listPage(
    query: TargetQuery,
    page: PageRequest,
  ): Promise<PageOf<TargetView>> {
    const items = await this.listViews(query, page);
    return { items, totalItems: await this.count(query) };
  }

  async count(query: TargetQuery): Promise<number> {
    const [{ count }] = await selectTargets(this.#knex, query).count({
      count: 'target.id',
    });
    return Number(count);
  }

  /** Counts by version status and failure (5.8), by kind or template. */
  async countVersions(
    query: TargetQuery,
    by: 'kind' | 'template_id',
  ): Promise<Map<string, VersionCounts>> {
    const rows = await selectTargets(this.#knex, query)
      .groupBy(`target.${by}`)
      .groupByRaw(VERSION_STATUS_SQL)
      .select({ group: `target.${by}` })
      .select(
        this.#knex.raw(`(${VERSION_STATUS_SQL}) as status`),
        this.#knex.raw('count(*) as count'),
        this.#knex.raw(
          "sum(case when attempt.state in ('failed') then 1 else 0 end) as failed",
        ),
      );
    const counts = new Map<string, VersionCounts>();
    for (const { group, status, count, failed } of rows) {
      const entry = counts.get(group) ?? newCounts();
      addCount(entry, status ?? undefined, Number(count));
      entry.failed += Number(failed);
      counts.set(group, entry);
    }
    return counts;
  }

  /**
   * Changes a target whose revision is still the one that the author saw;
   * says who must look again otherwise.
   */
  async update(of: RevisionOf, changes: Partial<TargetRecord>): Promise<void> {
    const { id, revision, now } = of;
    const changed = await this.#knex('targets')
      .where({ id, revision })
      .whereNull('deleted_at')
      .update({
        ...targetMapping.toRow(changes),
        revision: revision + 1,
        modified_at: toMoment(now),
      });
    if (!changed) {
      const current = await this.get(id);
      throw new ConflictError(
        `'${current?.name}' has changed since you looked at it (revision ${current?.revision}, you saw ${revision}); read it again`,
      );
    }
  }

  /** Changes what follows from elsewhere, such as the owner of a service. */
  async updateOfService(
    serviceId: string,
    changes: Partial<TargetRecord>,
  ): Promise<void> {
    await this.#knex('targets')
      .where({ service_id: serviceId })
      .update(targetMapping.toRow(changes));
  }

  async place(id: string, position: number): Promise<void> {
    await this.#knex('targets').where({ id }).update({ position });
  }

  /** Drops the target from the living; what stands of it, stands. */
  async markDeleted(id: string, now: DateTime): Promise<void> {
    await this.#knex('targets')
      .where({ id })
      .update({ deleted_at: toMoment(now), modified_at: toMoment(now) });
  }

  #selectLiving(id: string): Knex.QueryBuilder {
    return this.#knex('targets').where({ id }).whereNull('deleted_at').first();
  }
}

const COUNT_OF = {
  'up-to-date': 'upToDate',
  'behind-minor': 'behindMinor',
  'behind-major': 'behindMajor',
} as const;

/**
 * Counts of nothing.
 *
 * @internal
 */
export function newCounts(): VersionCounts {
  return { total: 0, upToDate: 0, behindMinor: 0, behindMajor: 0, failed: 0 };
}

/**
 * Adds to the counts of a version status; what has no version counts in the
 * total alone.
 *
 * @internal
 */
export function addCount(
  counts: VersionCounts,
  status: VersionStatus | undefined,
  count: number,
): void {
  counts.total += count;
  if (status) {
    counts[COUNT_OF[status]] += count;
  }
}

function nounOf(target: TargetRecord): string {
  return target.kind === 'environment' ? 'an environment' : 'an instance';
}
