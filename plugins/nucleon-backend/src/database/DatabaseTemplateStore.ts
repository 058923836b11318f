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
import { TemplateKind, VersionNumber } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { PageOf, PageRequest } from '../domain/PageRequest';
import { ResourceCriteria } from '../domain/ResourceCriteria';
import { TemplateRecord } from '../domain/TemplateRecord';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';
import { isUniqueViolation, lockRows, toMoment } from './dialect';
import { whereContains } from './queries/selectTargets';
import { whereCriteria } from './queries/whereCriteria';
import { RowMapping } from './RowMapping';

const templateMapping = new RowMapping<TemplateRecord>({
  id: 'plain',
  kind: 'plain',
  namespace: 'plain',
  name: 'plain',
  nameKey: 'plain',
  entityName: 'plain',
  displayName: 'plain',
  description: 'plain',
  owner: 'plain',
  entityRef: 'plain',
  provisioning: 'plain',
  pipelineProvisioning: 'plain',
  updatePolicy: 'plain',
  syncLocation: 'plain',
  publishesAutomatically: 'boolean',
  cloudformationChecks: 'plain',
  syncStatus: 'plain',
  syncMessage: 'plain',
  syncAt: 'moment',
  revision: 'plain',
  createdBy: 'plain',
  createdAt: 'moment',
  modifiedAt: 'moment',
  deletedAt: 'moment',
});

const versionMapping = new RowMapping<TemplateVersionRecord>({
  id: 'plain',
  templateId: 'plain',
  major: 'plain',
  minor: 'plain',
  status: 'plain',
  statusMessage: 'plain',
  problems: 'json',
  description: 'plain',
  digest: 'plain',
  engine: 'plain',
  pipelineEngine: 'plain',
  source: 'plain',
  syncedMajor: 'plain',
  registrationDigest: 'plain',
  compatibleEnvironmentTemplates: 'json',
  supportedComponentSources: 'json',
  createdBy: 'plain',
  publishedBy: 'plain',
  createdAt: 'moment',
  publishedAt: 'moment',
  modifiedAt: 'moment',
  deletedAt: 'moment',
});

/**
 * Which templates a list gives.
 *
 * @internal
 */
export type TemplateQuery = {
  kind?: TemplateKind;
  namespace?: string;
  owners?: string[];
  search?: string;
  criteria?: ResourceCriteria;
};

/**
 * Templates and their versions.
 *
 * @internal
 */
export class DatabaseTemplateStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(template: TemplateRecord): Promise<void> {
    try {
      await this.#knex('templates').insert(templateMapping.toRow(template));
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new ConflictError(
          `There is already ${template.kind === 'environment' ? 'an environment' : 'a service'} template named '${template.name}' in namespace '${template.namespace}'`,
        );
      }
      throw error;
    }
  }

  async get(id: string): Promise<TemplateRecord | undefined> {
    const row = await this.#knex('templates').where({ id }).first();
    return row && templateMapping.toRecord(row);
  }

  /** Holds the template until the transaction ends, so that numbers are drawn once. */
  async lock(id: string): Promise<void> {
    await lockRows(
      this.#knex,
      this.#knex('templates').where({ id }).select('id'),
    );
  }

  async find(options: {
    kind: TemplateKind;
    namespace: string;
    name: string;
  }): Promise<TemplateRecord | undefined> {
    const { kind, namespace, name } = options;
    const row = await this.#knex('templates')
      .where({ kind, namespace, name_key: name.toLowerCase() })
      .whereNull('deleted_at')
      .first();
    return row && templateMapping.toRecord(row);
  }

  async list(
    query: TemplateQuery,
    page: PageRequest,
  ): Promise<PageOf<TemplateRecord>> {
    const rows = await this.#select(query)
      .orderBy('name_key')
      .orderBy('namespace')
      .orderBy('kind')
      .limit(page.limit)
      .offset(page.offset);
    const [{ count }] = await this.#select(query).count({ count: 'id' });
    return {
      items: rows.map((row: any) => templateMapping.toRecord(row)),
      totalItems: Number(count),
    };
  }

  /** Templates that are read from somewhere. */
  async listSynced(): Promise<TemplateRecord[]> {
    const rows = await this.#knex('templates')
      .whereNotNull('sync_location')
      .whereNull('deleted_at');
    return rows.map(row => templateMapping.toRecord(row));
  }

  async update(
    id: string,
    changes: Partial<TemplateRecord>,
    now: DateTime,
  ): Promise<void> {
    await this.#knex('templates')
      .where({ id })
      .update({
        ...templateMapping.toRow(changes),
        revision: this.#knex.raw('revision + 1'),
        modified_at: toMoment(now),
      });
  }

  /** Stores how the last reading ended, which is no change of the template. */
  async noteSync(
    id: string,
    sync: Pick<TemplateRecord, 'syncStatus' | 'syncMessage' | 'syncAt'>,
  ): Promise<void> {
    await this.#knex('templates')
      .where({ id })
      .update(
        templateMapping.toRow({
          syncStatus: sync.syncStatus,
          syncMessage: sync.syncMessage,
          syncAt: sync.syncAt,
        }),
      );
  }

  async insertVersion(version: TemplateVersionRecord): Promise<void> {
    await this.#knex('template_versions').insert(versionMapping.toRow(version));
  }

  async getVersion(id: string): Promise<TemplateVersionRecord | undefined> {
    const row = await this.#knex('template_versions').where({ id }).first();
    return row && versionMapping.toRecord(row);
  }

  async findVersion(
    templateId: string,
    { major, minor }: VersionNumber,
  ): Promise<TemplateVersionRecord | undefined> {
    const row = await this.#knex('template_versions')
      .where({ template_id: templateId, major, minor })
      .whereNull('deleted_at')
      .first();
    return row && versionMapping.toRecord(row);
  }

  /** The versions of templates, newest first. */
  async listVersions(templateIds: string[]): Promise<TemplateVersionRecord[]> {
    const rows = await this.#knex('template_versions')
      .whereIn('template_id', templateIds)
      .whereNull('deleted_at')
      .orderBy('major', 'desc')
      .orderBy('minor', 'desc');
    return rows.map(row => versionMapping.toRecord(row));
  }

  /**
   * The newest version that was synced from each `vN`, those that were deleted
   * since too.
   */
  async listLastSynced(
    templateId: string,
  ): Promise<Map<number, TemplateVersionRecord>> {
    const rows = await this.#knex('template_versions')
      .where({ template_id: templateId })
      .whereNotNull('synced_major')
      .orderBy('major')
      .orderBy('minor');
    const versions = rows.map(row => versionMapping.toRecord(row));
    return new Map(versions.map(version => [version.syncedMajor!, version]));
  }

  /** All numbers that were ever given, those of deleted versions too. */
  async listNumbers(templateId: string): Promise<VersionNumber[]> {
    return this.#knex('template_versions')
      .where({ template_id: templateId })
      .select('major', 'minor');
  }

  async updateVersion(
    id: string,
    changes: Partial<TemplateVersionRecord>,
    now: DateTime,
  ): Promise<void> {
    await this.#knex('template_versions')
      .where({ id })
      .update({ ...versionMapping.toRow(changes), modified_at: toMoment(now) });
  }

  /** How many living targets stand on the version or are being brought to it. */
  async countUses(versionId: string): Promise<number> {
    const [{ standing }] = await this.#knex('targets')
      .where({ version_id: versionId })
      .whereNull('deleted_at')
      .count({ standing: 'id' });
    const [{ coming }] = await this.#knex('deployments')
      .where({ version_id: versionId })
      .whereIn('state', ['pending', 'running', 'waiting', 'cancelling'])
      .count({ coming: 'id' });
    // A first deployment that failed may have left something behind.
    const [{ attempted }] = await this.#knex('targets as target')
      .join(
        'deployments as attempt',
        'attempt.id',
        'target.last_attempted_deployment_id',
      )
      .where('attempt.version_id', versionId)
      .whereNull('target.version_id')
      .whereNull('target.deleted_at')
      .count({ attempted: 'target.id' });
    return Number(standing) + Number(coming) + Number(attempted);
  }

  #select(query: TemplateQuery): Knex.QueryBuilder {
    const { kind, namespace, owners, search, criteria } = query;
    const select = this.#knex('templates').whereNull('deleted_at');
    if (kind) {
      select.where({ kind });
    }
    if (namespace) {
      select.where({ namespace });
    }
    if (owners) {
      select.whereIn('owner', owners);
    }
    if (search) {
      whereContains(select, ['name_key', "coalesce(display_name, '')"], search);
    }
    if (criteria) {
      whereCriteria(select, criteria, {
        owner: 'owner',
        template: this.#knex.raw("namespace || '/' || name"),
        name: this.#knex.raw("namespace || '/' || name"),
      });
    }
    return select;
  }
}
