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

/**
 * A subquery: the recommended version of each template, which is the highest
 * published one (5.3). It is computed, never stored.
 *
 * @internal
 */
export function recommendedVersions(knex: Knex): Knex.QueryBuilder {
  return knex
    .select('template_id', 'major', 'minor')
    .from(
      knex('template_versions')
        .select('template_id', 'major', 'minor')
        .rowNumber('place', order =>
          order
            .partitionBy('template_id')
            .orderBy('major', 'desc')
            .orderBy('minor', 'desc'),
        )
        .where({ status: 'PUBLISHED' })
        .whereNull('deleted_at')
        .as('published'),
    )
    .where({ place: 1 })
    .as('recommended');
}

/**
 * An expression: the class of a deployed version against the recommended one
 * (5.8); null where nothing is deployed.
 *
 * @internal
 */
export const VERSION_STATUS_SQL = `case
  when version.major is null then null
  when version.major < recommended.major then 'behind-major'
  when version.major = recommended.major and version.minor < recommended.minor then 'behind-minor'
  else 'up-to-date'
end`;
