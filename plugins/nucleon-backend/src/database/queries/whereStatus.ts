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

import { DeploymentStatus } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import {
  DEPLOYMENT_TRANSITIONS,
  DeploymentState,
  toDeploymentStatus,
} from '../../domain/DeploymentState';

const STATES = Object.keys(DEPLOYMENT_TRANSITIONS) as DeploymentState[];
const INTENTS = ['apply', 'destroy', 'plan'] as const;

/**
 * Lets a query find only deployments whose state and intent come to one of
 * Proton's words.
 *
 * @internal
 */
export function whereStatus(
  query: Knex.QueryBuilder,
  table: string,
  statuses: DeploymentStatus[],
): void {
  query.where(any => {
    any.whereRaw('1 = 0');
    for (const intent of INTENTS) {
      const states = STATES.filter(state =>
        statuses.includes(toDeploymentStatus(state, intent)),
      );
      if (states.length) {
        any.orWhere(one =>
          one
            .where(`${table}.intent`, intent)
            .whereIn(`${table}.state`, states),
        );
      }
    }
  });
}
