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
import { getPhasesOf } from '../../domain/serviceStatus';
import type { ServiceQuery } from '../DatabaseServiceStore';
import { recommendedVersions, VERSION_STATUS_SQL } from './recommendedVersions';
import { selectTargets, whereContains } from './selectTargets';
import { whereCriteria } from './whereCriteria';

/**
 * The living services with what stands around them, joined as `service`,
 * `template`, `recommended`, `operation`. Nothing is selected yet.
 *
 * @internal
 */
export function selectServices(
  knex: Knex,
  query: ServiceQuery,
): Knex.QueryBuilder {
  const select = knex('services as service')
    .join('templates as template', 'template.id', 'service.template_id')
    .leftJoin(
      recommendedVersions(knex),
      'recommended.template_id',
      'service.template_id',
    )
    .leftJoin(
      'service_operations as operation',
      'operation.id',
      'service.last_operation_id',
    )
    .whereNull('service.deleted_at');
  whereService(select, query);
  if (query.environment) {
    select.whereIn(
      'service.id',
      selectTargets(knex, { environment: query.environment }).select(
        'target.service_id',
      ),
    );
  }
  if (query.versionStatuses) {
    whereWorstVersionStatus(knex, select, query.versionStatuses);
  }
  if (query.criteria) {
    whereCriteria(select, query.criteria, {
      owner: 'service.owner',
      template: knex.raw("template.namespace || '/' || template.name"),
      name: knex.raw("service.namespace || '/' || service.name"),
    });
  }
  return select;
}

function whereService(select: Knex.QueryBuilder, query: ServiceQuery): void {
  const { ids, namespace, owners, search, template, statuses } = query;
  if (ids) {
    select.whereIn('service.id', ids);
  }
  if (namespace) {
    select.where('service.namespace', namespace);
  }
  if (owners) {
    select.whereIn('service.owner', owners);
  }
  if (search) {
    whereContains(
      select,
      ['service.name_key', "coalesce(service.title, '')"],
      search,
    );
  }
  if (template) {
    select.where({
      'template.namespace': template.namespace,
      'template.name_key': template.name.toLowerCase(),
    });
  }
  if (statuses) {
    select.where(any => {
      any.whereRaw('1 = 0');
      for (const { kind, phase } of getPhasesOf(statuses)) {
        any.orWhere({ 'operation.kind': kind, 'operation.phase': phase });
      }
    });
  }
}

// A service is as far behind as the worst of its instances and pipeline.
function whereWorstVersionStatus(
  knex: Knex,
  select: Knex.QueryBuilder,
  statuses: string[],
): void {
  const worst = selectTargets(knex, {})
    .whereNotNull('target.service_id')
    .groupBy('target.service_id')
    .select({ service_id: 'target.service_id' })
    .select(
      knex.raw(
        `max(case (${VERSION_STATUS_SQL}) when 'behind-major' then 3 when 'behind-minor' then 2 when 'up-to-date' then 1 end) as place`,
      ),
    )
    .as('worst');
  const places = statuses.map(
    status => ({ 'behind-major': 3, 'behind-minor': 2 })[status] ?? 1,
  );
  select.whereIn(
    'service.id',
    knex.from(worst).whereIn('place', places).select('service_id'),
  );
}
