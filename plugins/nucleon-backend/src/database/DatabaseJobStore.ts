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

import { randomUUID } from 'node:crypto';
import { serializeError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { DateTime, Duration } from 'luxon';
import { Job } from '../domain/Job';
import { JobKind } from '../domain/JobKind';
import { RowMapping } from './RowMapping';
import { skipLocked, toMoment } from './dialect';

const mapping = new RowMapping<Job>({
  id: 'plain',
  kind: 'plain',
  subject: 'plain',
  payload: 'json',
  leaseTicket: 'plain',
  leaseUntil: 'moment',
  nextLookAt: 'moment',
  failures: 'plain',
  lastError: 'json',
  isWoken: 'boolean',
  createdAt: 'moment',
});

/**
 * Options of the claims of jobs and deployments.
 *
 * @internal
 */
export type ClaimOptions = {
  now: DateTime;
  ticket: string;
  leaseFor: Duration;
};

/**
 * A job that is to run.
 *
 * @internal
 */
export type RequestJobOptions = {
  kind: JobKind;
  subject: string;
  now: DateTime;
  at?: DateTime;
  payload?: JsonObject;
};

/**
 * The small work of the worker.
 *
 * @internal
 */
export class DatabaseJobStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Lets the job run, once more where it is running now. */
  async request(options: RequestJobOptions): Promise<void> {
    const { kind, subject, now, at = now, payload } = options;
    await this.#knex('jobs')
      .insert({
        ...mapping.toRow({
          id: randomUUID(),
          kind,
          subject,
          payload,
          createdAt: now,
          nextLookAt: at,
        }),
      })
      .onConflict(['kind', 'subject'])
      .merge({
        next_look_at: toMoment(at),
        is_woken: true,
        ...(payload ? { payload: JSON.stringify(payload) } : {}),
      });
  }

  /** Lets a job that exists run now. */
  async wake(kind: JobKind, subject: string, now: DateTime): Promise<void> {
    await this.#knex('jobs')
      .where({ kind, subject })
      .update({ next_look_at: toMoment(now), is_woken: true });
  }

  /** Leases the job of the kind that has waited longest. */
  async claimNext(
    kind: JobKind,
    options: ClaimOptions,
  ): Promise<Job | undefined> {
    const { now, ticket, leaseFor } = options;
    return this.#knex.transaction(async trx => {
      const [row] = await skipLocked(
        trx,
        trx('jobs')
          .where({ kind })
          .where('next_look_at', '<=', toMoment(now))
          .where(free =>
            free
              .whereNull('lease_until')
              .orWhere('lease_until', '<=', toMoment(now)),
          )
          .orderBy('next_look_at')
          .limit(1),
      );
      if (!row) {
        return undefined;
      }
      const lease = {
        lease_ticket: ticket,
        lease_until: toMoment(now.plus(leaseFor)),
        is_woken: false,
      };
      await trx('jobs').where({ id: row.id }).update(lease);
      return mapping.toRecord({ ...row, ...lease });
    });
  }

  async renewLease(
    id: string,
    ticket: string,
    until: DateTime,
  ): Promise<boolean> {
    const renewed = await this.#knex('jobs')
      .where({ id, lease_ticket: ticket })
      .update({ lease_until: toMoment(until) });
    return renewed > 0;
  }

  /** Gives the job back; one that was asked for meanwhile runs at once. */
  async reschedule(id: string, ticket: string, at: DateTime): Promise<void> {
    await this.#knex('jobs')
      .where({ id, lease_ticket: ticket })
      .update({
        lease_ticket: null,
        lease_until: null,
        failures: 0,
        last_error: null,
        next_look_at: this.#knex.raw(
          'case when is_woken then next_look_at else ? end',
          [toMoment(at)],
        ),
      });
  }

  /** Gives the job back after a failure, to be tried again. */
  async postpone(options: {
    id: string;
    ticket: string;
    until: DateTime;
    error: Error;
  }): Promise<void> {
    const { id, ticket, until, error } = options;
    await this.#knex('jobs')
      .where({ id, lease_ticket: ticket })
      .update({
        lease_ticket: null,
        lease_until: null,
        next_look_at: toMoment(until),
        failures: this.#knex.raw('failures + 1'),
        last_error: JSON.stringify(serializeError(error)),
      });
  }

  /** Drops the job, unless it was asked for again while it ran. */
  async complete(id: string, ticket: string): Promise<void> {
    const dropped = await this.#knex('jobs')
      .where({ id, lease_ticket: ticket, is_woken: false })
      .delete();
    if (!dropped) {
      await this.#knex('jobs')
        .where({ id, lease_ticket: ticket })
        .update({ lease_ticket: null, lease_until: null, failures: 0 });
    }
  }
}
