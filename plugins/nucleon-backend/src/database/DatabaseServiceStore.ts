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
import {
  EntityName,
  ServiceStatus,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { PageOf, PageRequest } from '../domain/PageRequest';
import { ServiceView } from '../domain/RecordView';
import { ResourceCriteria } from '../domain/ResourceCriteria';
import { ServiceOperation } from '../domain/ServiceOperation';
import { ServiceRecord } from '../domain/ServiceRecord';
import { RevisionOf } from './DatabaseTargetStore';
import { isUniqueViolation, lockRows, toMoment } from './dialect';
import { selectServices } from './queries/selectServices';
import {
  operationMapping,
  serviceMapping,
  toServiceView,
} from './serviceMapping';

/**
 * Which services a list gives.
 *
 * @internal
 */
export type ServiceQuery = {
  ids?: string[];
  namespace?: string;
  owners?: string[];
  search?: string;
  template?: EntityName;
  environment?: EntityName;
  statuses?: ServiceStatus[];
  versionStatuses?: VersionStatus[];
  criteria?: ResourceCriteria;
};

/**
 * Services, and the operations that span their targets.
 *
 * @internal
 */
export class DatabaseServiceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(service: ServiceRecord): Promise<void> {
    try {
      await this.#knex('services').insert(serviceMapping.toRow(service));
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new ConflictError(
          `There is already a service named '${service.name}' in namespace '${service.namespace}'`,
        );
      }
      throw error;
    }
  }

  async get(id: string): Promise<ServiceRecord | undefined> {
    const row = await this.#knex('services').where({ id }).first();
    return row && serviceMapping.toRecord(row);
  }

  async find(
    namespace: string,
    name: string,
  ): Promise<ServiceRecord | undefined> {
    const row = await this.#knex('services')
      .where({ namespace, name_key: name.toLowerCase() })
      .whereNull('deleted_at')
      .first();
    return row && serviceMapping.toRecord(row);
  }

  async getView(id: string): Promise<ServiceView | undefined> {
    const { items } = await this.list({ ids: [id] }, { limit: 1, offset: 0 });
    return items[0];
  }

  async list(
    query: ServiceQuery,
    page: PageRequest,
  ): Promise<PageOf<ServiceView>> {
    const rows = await selectServices(this.#knex, query)
      .select(serviceMapping.select('service'))
      .select({
        x_template_kind: 'template.kind',
        x_template_namespace: 'template.namespace',
        x_template_name: 'template.name',
        x_template_display_name: 'template.display_name',
        x_recommended_major: 'recommended.major',
        x_recommended_minor: 'recommended.minor',
      })
      .orderBy('service.name_key')
      .orderBy('service.namespace')
      .limit(page.limit)
      .offset(page.offset);
    const [{ count }] = await selectServices(this.#knex, query).count({
      count: 'service.id',
    });
    const operations = await this.#getOperations(
      rows.flatMap((row: any) => row.last_operation_id ?? []),
    );
    return {
      items: rows.map((row: any) => toServiceView(row, operations)),
      totalItems: Number(count),
    };
  }

  async count(query: ServiceQuery): Promise<number> {
    const [{ count }] = await selectServices(this.#knex, query).count({
      count: 'service.id',
    });
    return Number(count);
  }

  /** Changes a service whose revision is still the one that the author saw. */
  async update(of: RevisionOf, changes: Partial<ServiceRecord>): Promise<void> {
    const { id, revision, now } = of;
    const changed = await this.#knex('services')
      .where({ id, revision })
      .whereNull('deleted_at')
      .update({
        ...serviceMapping.toRow(changes),
        revision: revision + 1,
        modified_at: toMoment(now),
      });
    if (!changed) {
      const current = await this.get(id);
      throw new ConflictError(
        `Service '${current?.name}' has changed since you looked at it (revision ${current?.revision}, you saw ${revision}); read it again`,
      );
    }
  }

  async markDeleted(id: string, now: DateTime): Promise<void> {
    await this.#knex('services')
      .where({ id })
      .update({ deleted_at: toMoment(now), modified_at: toMoment(now) });
  }

  /** Starts an operation; a service has one at a time: by index, not by look. */
  async insertOperation(operation: ServiceOperation): Promise<void> {
    try {
      await this.#knex.transaction(async trx => {
        await trx('service_operations').insert(
          operationMapping.toRow(operation),
        );
        await trx('services')
          .where({ id: operation.serviceId })
          .update({ last_operation_id: operation.id });
      });
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new ConflictError(
          'The service is being created, edited or deleted; wait for the end of it',
        );
      }
      throw error;
    }
  }

  async getOperation(id: string): Promise<ServiceOperation | undefined> {
    const row = await this.#knex('service_operations').where({ id }).first();
    return row && operationMapping.toRecord(row);
  }

  /** One operation, held until the transaction ends: one replica moves it on. */
  async lockOperation(id: string): Promise<ServiceOperation | undefined> {
    const row = await lockRows(
      this.#knex,
      this.#knex('service_operations').where({ id }).first(),
    );
    return row && operationMapping.toRecord(row);
  }

  async getActiveOperation(
    serviceId: string,
  ): Promise<ServiceOperation | undefined> {
    const row = await this.#knex('service_operations')
      .where({ service_id: serviceId })
      .whereNull('completed_at')
      .first();
    return row && operationMapping.toRecord(row);
  }

  async updateOperation(
    id: string,
    changes: Partial<ServiceOperation>,
  ): Promise<void> {
    await this.#knex('service_operations')
      .where({ id })
      .whereNull('completed_at')
      .update(operationMapping.toRow(changes));
  }

  async #getOperations(ids: string[]): Promise<Map<string, ServiceOperation>> {
    const rows = await this.#knex('service_operations').whereIn('id', ids);
    return new Map(rows.map(row => [row.id, operationMapping.toRecord(row)]));
  }
}
