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
import { ResourceCriteria, ResourceField } from '../../domain/ResourceCriteria';

/**
 * The column that each field of a resource is in. A field that a resource does
 * not have is never equal to anything.
 *
 * @internal
 */
export type CriteriaColumns = Partial<Record<ResourceField, string | Knex.Raw>>;

/**
 * Lets a query find only what a permission's conditions allow.
 *
 * @internal
 */
export function whereCriteria(
  query: Knex.QueryBuilder,
  criteria: ResourceCriteria,
  columns: CriteriaColumns,
): void {
  if ('anyOf' in criteria) {
    query.where(any => {
      any.whereRaw('1 = 0');
      for (const part of criteria.anyOf) {
        any.orWhere(inner => whereCriteria(inner, part, columns));
      }
    });
  } else if ('allOf' in criteria) {
    query.where(all => {
      for (const part of criteria.allOf) {
        all.where(inner => whereCriteria(inner, part, columns));
      }
    });
  } else if ('not' in criteria) {
    query.whereNot(inner => whereCriteria(inner, criteria.not, columns));
  } else {
    whereField(query, columns[criteria.field], criteria.values);
  }
}

function whereField(
  query: Knex.QueryBuilder,
  column: string | Knex.Raw | undefined,
  values: string[],
): void {
  if (column === undefined || values.length === 0) {
    query.whereRaw('1 = 0');
    return;
  }
  // Not null, because "not (null in (...))" is null and finds nothing.
  query.where(both =>
    both.whereNotNull(column as string).whereIn(column as string, values),
  );
}
