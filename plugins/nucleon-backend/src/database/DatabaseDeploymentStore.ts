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
import { DeploymentEvent } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { DeploymentRecord } from '../domain/DeploymentRecord';
import {
  ACTIVE_DEPLOYMENT_STATES,
  getStatesBefore,
} from '../domain/DeploymentState';
import { DeploymentOutcome } from '../domain/DeploymentOutcome';
import { PageOf, PageRequest } from '../domain/PageRequest';
import { DeploymentView } from '../domain/RecordView';
import { ClaimOptions } from './DatabaseJobStore';
import { deploymentMapping } from './deploymentMapping';
import {
  fromMoment,
  isUniqueViolation,
  lockRows,
  skipLocked,
  toMoment,
} from './dialect';
import { finishDeployment } from './queries/finishDeployment';
import {
  forgetDeploymentLogs,
  ForgetDeploymentLogsOptions,
} from './queries/forgetDeploymentLogs';
import {
  insertDeploymentEvents,
  NewDeploymentEvent,
} from './queries/insertDeploymentEvents';
import {
  DeploymentViewQuery,
  listDeploymentViews,
} from './queries/listDeploymentViews';
import { listObservable, ObservableDeployment } from './queries/listObservable';
import { RowMapping } from './RowMapping';

const eventMapping = new RowMapping<
  Omit<DeploymentEvent, 'at'> & { at: DateTime }
>({
  sequence: 'plain',
  at: 'moment',
  level: 'plain',
  message: 'plain',
  logicalId: 'plain',
  type: 'plain',
  status: 'plain',
  statusReason: 'plain',
});

/**
 * Which deployments {@link DatabaseDeploymentStore.list} gives.
 *
 * @internal
 */
export type DeploymentQuery = {
  targetIds?: string[];
  operationId?: string;
  upgradeId?: string;
  lane?: string;
  isActive?: boolean;
};

/**
 * What a step leaves in the row of a deployment that goes on.
 *
 * @internal
 */
export type DeploymentStepChanges = Partial<
  Pick<
    DeploymentRecord,
    | 'state'
    | 'handle'
    | 'binding'
    | 'isObservable'
    | 'observation'
    | 'waitsFor'
    | 'nextLookAt'
    | 'failures'
    | 'renderedFiles'
    | 'engine'
  >
>;

/**
 * Deployments: one table, one lease, one log, whatever the target and engine.
 *
 * @internal
 */
export class DatabaseDeploymentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Stores a deployment and notes it as its target's last attempt. A target
   * that is being deployed already refuses it: by index, not by look.
   */
  async insert(deployment: DeploymentRecord): Promise<void> {
    try {
      await this.#knex.transaction(async trx => {
        await trx('deployments').insert(deploymentMapping.toRow(deployment));
        if (deployment.intent !== 'plan') {
          await trx('targets')
            .where({ id: deployment.targetId })
            .update({
              last_attempted_deployment_id: deployment.id,
              last_deployment_attempted_at: toMoment(deployment.createdAt),
            });
        }
      });
    } catch (error) {
      if (isUniqueViolation(error, 'lock')) {
        throw new ConflictError(
          'A deployment of it is running already; wait for its end, or cancel it',
        );
      }
      throw error;
    }
  }

  async get(id: string): Promise<DeploymentRecord | undefined> {
    const row = await this.#knex('deployments').where({ id }).first();
    return row && deploymentMapping.toRecord(row);
  }

  /** Deployments by age, the newest first. */
  async list(query: DeploymentQuery): Promise<DeploymentRecord[]> {
    const { targetIds, operationId, upgradeId, lane, isActive } = query;
    const select = this.#knex('deployments').orderBy('created_at', 'desc');
    if (targetIds) {
      select.whereIn('target_id', targetIds);
    }
    if (operationId) {
      select.where({ operation_id: operationId });
    }
    if (upgradeId) {
      select.where({ upgrade_id: upgradeId });
    }
    if (lane) {
      select.where({ lane });
    }
    if (isActive) {
      select.whereIn('state', ACTIVE_DEPLOYMENT_STATES);
    }
    const rows = await select;
    return rows.map(row => deploymentMapping.toRecord(row));
  }

  /** One deployment with the names of what it acts on. */
  async getView(id: string): Promise<DeploymentView | undefined> {
    const { items } = await listDeploymentViews(
      this.#knex,
      { ids: [id] },
      { limit: 1, offset: 0 },
    );
    return items[0];
  }

  /** A page of deployments with the names of what they act on. */
  async listPage(
    query: DeploymentViewQuery,
    page: PageRequest,
  ): Promise<PageOf<DeploymentView>> {
    return listDeploymentViews(this.#knex, query, page);
  }

  /**
   * Leases the deployment that has waited longest for its next step. A pending
   * one starts to run with that. One that can be observed waits for a look at
   * its lane, unless somebody cancels it or reads its log.
   */
  async claimNext(
    options: ClaimOptions & { lane?: string },
  ): Promise<DeploymentRecord | undefined> {
    const { now, ticket, leaseFor, lane } = options;
    return this.#knex.transaction(async trx => {
      const [row] = await skipLocked(
        trx,
        trx('deployments')
          .whereIn('state', ACTIVE_DEPLOYMENT_STATES)
          .where(lane === undefined ? {} : { lane })
          .where(ready =>
            ready
              .where({ is_observable: false })
              .orWhere({ state: 'cancelling' })
              .orWhere('watched_until', '>', toMoment(now)),
          )
          .where(due =>
            due
              .whereNull('next_look_at')
              .orWhere('next_look_at', '<=', toMoment(now)),
          )
          .where(free =>
            free
              .whereNull('lease_until')
              .orWhere('lease_until', '<=', toMoment(now)),
          )
          .orderBy('next_look_at')
          .orderBy('created_at')
          .limit(1),
      );
      if (!row) {
        return undefined;
      }
      const claim = {
        lease_ticket: ticket,
        lease_until: toMoment(now.plus(leaseFor)),
        state: row.state === 'pending' ? 'running' : row.state,
        started_at: row.started_at ?? toMoment(now),
      };
      await trx('deployments').where({ id: row.id }).update(claim);
      return deploymentMapping.toRecord({ ...row, ...claim });
    });
  }

  /** What a look at the lane is due for until a moment, the longest waiting first. */
  async listObservable(options: {
    lane: string;
    now: DateTime;
    until: DateTime;
  }): Promise<ObservableDeployment[]> {
    return listObservable(this.#knex, options);
  }

  /** Puts the next look at those off about which nothing changed. */
  async postponeLook(ids: string[], until: DateTime): Promise<void> {
    await this.#knex('deployments')
      .whereIn('id', ids)
      .where({ is_observable: true })
      .update({ next_look_at: toMoment(until) });
  }

  /** Makes the next step due, with what was seen. */
  async recordObservation(
    id: string,
    observation: DeploymentRecord['observation'],
    at: DateTime,
  ): Promise<void> {
    await this.#knex('deployments')
      .where({ id, is_observable: true })
      .update(
        deploymentMapping.toRow({
          isObservable: false,
          observation,
          nextLookAt: at,
        }),
      );
  }

  /** When the next step or look in a lane is due, of those that nobody takes now. */
  async getNextLookAt(lane: string): Promise<DateTime | undefined> {
    const [{ at }] = await this.#knex('deployments')
      .where({ lane })
      .whereIn('state', ACTIVE_DEPLOYMENT_STATES)
      .whereNull('lease_ticket')
      .min({ at: 'next_look_at' });
    return at === null ? undefined : fromMoment(at);
  }

  /** Lanes in which something is to be done. */
  async listActiveLanes(): Promise<string[]> {
    const rows = await this.#knex('deployments')
      .whereIn('state', ACTIVE_DEPLOYMENT_STATES)
      .distinct('lane');
    return rows.map(row => row.lane);
  }

  /** Says whether the lease was still ours. */
  async renewLease(
    id: string,
    ticket: string,
    until: DateTime,
  ): Promise<boolean> {
    const renewed = await this.#knex('deployments')
      .where({ id, lease_ticket: ticket })
      .whereIn('state', ACTIVE_DEPLOYMENT_STATES)
      .update({ lease_until: toMoment(until) });
    return renewed > 0;
  }

  /**
   * Stores what is known after a part of a step and keeps the lease, such as
   * the rendered files.
   */
  async saveProgress(
    id: string,
    ticket: string,
    changes: DeploymentStepChanges,
  ): Promise<void> {
    await this.#update(
      id,
      ticket,
      deploymentMapping.toRow(changes),
      changes.state,
    );
  }

  /**
   * Ends a step of a deployment that goes on: stores where it is and gives the
   * lease back. A cancellation that came meanwhile stays.
   */
  async recordStep(
    id: string,
    ticket: string,
    changes: DeploymentStepChanges,
  ): Promise<void> {
    const { state, ...rest } = changes;
    const row = {
      ...deploymentMapping.toRow(rest),
      lease_ticket: null,
      lease_until: null,
    };
    await this.#update(id, ticket, {
      ...row,
      ...(state && {
        state: this.#knex.raw(
          "case when state = 'cancelling' then state else ? end",
          [state],
        ),
      }),
    });
  }

  /**
   * Ends the deployment, and in the same transaction does what follows from it
   * for its target, its service operation, its upgrade and the outbox.
   */
  async finish(
    id: string,
    ticket: string,
    outcome: DeploymentOutcome,
  ): Promise<void> {
    await this.#knex.transaction(trx =>
      finishDeployment(trx, { id, ticket, outcome }),
    );
  }

  /** Ends a deployment that no worker has to look at, such as of no engine. */
  async finishAtOnce(id: string, outcome: DeploymentOutcome): Promise<void> {
    await this.#knex.transaction(trx => finishDeployment(trx, { id, outcome }));
  }

  /** Adds to the log; an event with a `sourceId` that is there is left out. */
  async recordEvents(id: string, events: NewDeploymentEvent[]): Promise<void> {
    if (events.length) {
      await this.#knex.transaction(trx =>
        insertDeploymentEvents(trx, id, events),
      );
    }
  }

  /** The log, oldest first, after the given number. */
  async listEvents(
    id: string,
    after: number,
    limit = 1000,
  ): Promise<DeploymentEvent[]> {
    const rows = await this.#knex('deployment_events')
      .where({ deployment_id: id })
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit);
    return rows.map(row => {
      const { at, ...event } = eventMapping.toRecord(row);
      return { ...event, at: at.toISO()! };
    });
  }

  /** Drops old logs and rendered files; says of how many deployments. */
  async forgetLogs(options: ForgetDeploymentLogsOptions): Promise<number> {
    return forgetDeploymentLogs(this.#knex, options);
  }

  /** Notes that somebody reads the log, so that it is worth reading more. */
  async noteWatched(id: string, until: DateTime): Promise<void> {
    await this.#knex('deployments')
      .where({ id })
      .update({ watched_until: toMoment(until) });
  }

  /**
   * Asks for the end of a deployment: one that never started is cancelled at
   * once, another by its engine's next step, which is due now.
   */
  async requestCancel(options: {
    id: string;
    by: string;
    now: DateTime;
    message?: string;
  }): Promise<DeploymentRecord> {
    const { id, by, now, message } = options;
    return this.#knex.transaction(async trx => {
      const row = await lockRows(trx, trx('deployments').where({ id }).first());
      if (row?.state === 'pending') {
        await finishDeployment(trx, {
          id,
          outcome: {
            state: 'cancelled',
            now,
            statusMessage: message ?? 'User initiated cancellation.',
          },
        });
      } else {
        const changed = await trx('deployments')
          .where({ id })
          .whereIn('state', getStatesBefore('cancelling'))
          .update({
            state: 'cancelling',
            cancelled_by: by,
            next_look_at: toMoment(now),
          });
        if (!changed) {
          throw new ConflictError(
            `Deployment '${id}' has ended and cannot be cancelled`,
          );
        }
      }
      return deploymentMapping.toRecord(
        await trx('deployments').where({ id }).first(),
      );
    });
  }

  async #update(
    id: string,
    ticket: string,
    row: object,
    state?: DeploymentRecord['state'],
  ): Promise<void> {
    const update = this.#knex('deployments')
      .where({ id, lease_ticket: ticket })
      .whereIn(
        'state',
        state ? getStatesBefore(state) : ACTIVE_DEPLOYMENT_STATES,
      );
    if (!(await update.update(row))) {
      throw new ConflictError(
        `The lease on deployment '${id}' was lost; another replica goes on with it`,
      );
    }
  }
}
