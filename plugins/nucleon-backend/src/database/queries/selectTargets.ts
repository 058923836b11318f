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
import { TargetQuery } from './TargetQuery';
import { recommendedVersions, VERSION_STATUS_SQL } from './recommendedVersions';
import { whereCriteria } from './whereCriteria';
import { whereStatus } from './whereStatus';

/**
 * The living targets with what stands around them, joined as `target`,
 * `template`, `version`, `recommended`, `attempt`, `service`, `environment`.
 * Nothing is selected yet.
 *
 * @internal
 */
export function selectTargets(
  knex: Knex,
  query: TargetQuery,
): Knex.QueryBuilder {
  const select = knex('targets as target')
    .join('templates as template', 'template.id', 'target.template_id')
    .leftJoin('template_versions as version', 'version.id', 'target.version_id')
    .leftJoin(
      recommendedVersions(knex),
      'recommended.template_id',
      'target.template_id',
    )
    .leftJoin(
      'deployments as attempt',
      'attempt.id',
      'target.last_attempted_deployment_id',
    )
    .leftJoin('services as service', 'service.id', 'target.service_id')
    .leftJoin(
      'targets as environment',
      'environment.id',
      'target.environment_id',
    )
    .whereNull('target.deleted_at');
  whereTarget(knex, select, query);
  if (query.criteria) {
    whereCriteria(select, query.criteria, {
      owner: 'target.owner',
      template: knex.raw("template.namespace || '/' || template.name"),
      destination: 'target.destination',
      name: knex.raw(
        "target.namespace || '/' || coalesce(service.name, target.name)",
      ),
    });
  }
  return select;
}

function whereTarget(
  knex: Knex,
  select: Knex.QueryBuilder,
  query: TargetQuery,
): void {
  const lists: [string, string[] | undefined][] = [
    ['target.id', query.ids],
    ['target.kind', query.kinds],
    ['target.owner', query.owners],
    ['target.template_id', query.templateIds],
    ['target.version_id', query.versionIds],
    ['target.service_id', query.serviceIds],
    ['target.environment_id', query.environmentIds],
  ];
  for (const [column, values] of lists) {
    if (values) {
      select.whereIn(column, values);
    }
  }
  if (query.namespace) {
    select.where('target.namespace', query.namespace);
  }
  if (query.search) {
    whereContains(
      select,
      ['target.name_key', 'service.name_key'],
      query.search,
    );
  }
  if (query.template) {
    select.where({
      'template.namespace': query.template.namespace,
      'template.name_key': query.template.name.toLowerCase(),
    });
  }
  if (query.environment) {
    select.where({
      'environment.namespace': query.environment.namespace,
      'environment.name_key': query.environment.name.toLowerCase(),
    });
  }
  if (query.statuses) {
    whereStatus(select, 'attempt', query.statuses);
  }
  if (query.versionStatuses) {
    select.whereIn(
      knex.raw(VERSION_STATUS_SQL) as unknown as string, // Knex takes it, its types do not say so.
      query.versionStatuses,
    );
  }
  if (query.compatibleWith) {
    const majors = query.compatibleWith;
    select.where(any => {
      any.whereRaw('1 = 0');
      for (const { namespace, templateName, major } of majors) {
        any.orWhere({
          'template.namespace': namespace,
          'template.name': templateName,
          'version.major': major,
        });
      }
    });
  }
}

/**
 * Lets a query find rows of which one column contains the text, whatever its
 * case.
 *
 * @internal
 */
export function whereContains(
  select: Knex.QueryBuilder,
  columns: string[],
  text: string,
): void {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  select.where(any => {
    for (const column of columns) {
      any.orWhereRaw(`lower(${column}) like ? escape '\\'`, [pattern]);
    }
  });
}
