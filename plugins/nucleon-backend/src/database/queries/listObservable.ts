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

import { JsonObject } from '@backstage/types';
import { TargetKind } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { fromMoment, toMoment } from '../dialect';

/**
 * What is needed to look at a running deployment; hundreds of them are read
 * every few seconds, so it is not the whole row.
 *
 * @internal
 */
export type ObservableDeployment = {
  id: string;
  engine: string;
  destination?: string;
  handle: JsonObject & { schemaVersion: number };
  targetKind: TargetKind;
  nextLookAt: DateTime;
};

/**
 * The deployments of a lane that a look is due for until a moment, the longest
 * waiting first.
 * One whose log somebody reads takes steps of its own instead.
 *
 * @internal
 */
export async function listObservable(
  knex: Knex,
  options: { lane: string; now: DateTime; until: DateTime },
): Promise<ObservableDeployment[]> {
  const { lane, now, until } = options;
  const rows = await knex('deployments')
    .join('targets', 'targets.id', 'deployments.target_id')
    .where({
      'deployments.lane': lane,
      'deployments.state': 'running',
      'deployments.is_observable': true,
    })
    .where('deployments.next_look_at', '<=', toMoment(until))
    .where(unwatched =>
      unwatched
        .whereNull('deployments.watched_until')
        .orWhere('deployments.watched_until', '<=', toMoment(now)),
    )
    .orderBy('deployments.next_look_at')
    .select({
      id: 'deployments.id',
      engine: 'deployments.engine',
      destination: 'deployments.destination',
      handle: 'deployments.handle',
      target_kind: 'targets.kind',
      next_look_at: 'deployments.next_look_at',
    });
  return rows.map(row => ({
    id: row.id,
    engine: row.engine,
    destination: row.destination ?? undefined,
    handle: JSON.parse(row.handle),
    targetKind: row.target_kind,
    nextLookAt: fromMoment(row.next_look_at),
  }));
}
