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
import { toMoment } from '../dialect';

/**
 * Options of {@link forgetDeploymentLogs}.
 *
 * @internal
 */
export type ForgetDeploymentLogsOptions = {
  /** Of deployments that ended before this. */
  before: DateTime;
  /** Most deployments at once, so that nobody waits long for the rows. */
  limit: number;
};

/**
 * Drops the events and the rendered files of deployments that ended long ago,
 * and says of how many. The rows stay, so that a roll back to one still knows
 * its version and spec. What stands keeps its log: the last success of each
 * target that lives.
 *
 * @internal
 */
export async function forgetDeploymentLogs(
  knex: Knex,
  options: ForgetDeploymentLogsOptions,
): Promise<number> {
  const { before, limit } = options;
  return knex.transaction(async trx => {
    const ids: string[] = await trx('deployments')
      .where('completed_at', '<', toMoment(before))
      .where(something =>
        something
          .whereNotNull('rendered_files')
          .orWhereExists(
            trx('deployment_events').whereRaw(
              'deployment_events.deployment_id = deployments.id',
            ),
          ),
      )
      .whereNotIn(
        'id',
        trx('targets')
          .whereNull('deleted_at')
          .whereNotNull('last_succeeded_deployment_id')
          .select('last_succeeded_deployment_id'),
      )
      .orderBy('completed_at')
      .limit(limit)
      .pluck('id');
    await trx('deployment_events').whereIn('deployment_id', ids).delete();
    await trx('deployments')
      .whereIn('id', ids)
      .update({ rendered_files: null });
    return ids.length;
  });
}
