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

import { DeploymentEvent } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { lockRows } from '../dialect';

/**
 * A line for a log: what the wire has, and the source's id, by which the same
 * event is kept once.
 *
 * @internal
 */
export type NewDeploymentEvent = Omit<DeploymentEvent, 'sequence'> & {
  sourceId?: string;
};

/**
 * Numbers events and adds them to a log.
 *
 * @internal
 */
export async function insertDeploymentEvents(
  trx: Knex.Transaction,
  deploymentId: string,
  events: NewDeploymentEvent[],
): Promise<void> {
  // The deployment's row stands for its log: two writers would draw the same
  // numbers.
  await lockRows(
    trx,
    trx('deployments').where({ id: deploymentId }).select('id'),
  );
  const [{ last }] = await trx('deployment_events')
    .where({ deployment_id: deploymentId })
    .max({ last: 'sequence' });
  let sequence = Number(last ?? 0);
  const known = await knownSourceIds(trx, deploymentId, events);
  for (const event of events) {
    if (event.sourceId && known.has(event.sourceId)) {
      continue;
    }
    if (event.sourceId) {
      known.add(event.sourceId);
    }
    sequence += 1;
    await trx('deployment_events').insert({
      deployment_id: deploymentId,
      sequence,
      source_id: event.sourceId ?? null,
      at: new Date(event.at),
      level: event.level,
      message: event.message,
      logical_id: event.logicalId ?? null,
      type: event.type ?? null,
      status: event.status ?? null,
      status_reason: event.statusReason ?? null,
    });
  }
}

async function knownSourceIds(
  trx: Knex.Transaction,
  deploymentId: string,
  events: NewDeploymentEvent[],
): Promise<Set<string>> {
  const ids = events.flatMap(event => event.sourceId ?? []);
  const rows = await trx('deployment_events')
    .where({ deployment_id: deploymentId })
    .whereIn('source_id', ids)
    .select('source_id');
  return new Set(rows.map(row => row.source_id));
}
