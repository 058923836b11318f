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
import { DateTime, Duration } from 'luxon';
import { OutboxMessage } from '../domain/OutboxMessage';
import { skipLocked, toMoment } from './dialect';

/**
 * A message to be told, and the number by which it is settled.
 *
 * @internal
 */
export type OutboxEntry = {
  id: string;
  message: OutboxMessage;
  failures: number;
};

/**
 * Options of {@link DatabaseOutbox.claim}.
 *
 * @internal
 */
export type ClaimOutboxOptions = {
  now: DateTime;
  ticket: string;
  leaseFor: Duration;
  limit: number;
};

/**
 * What has happened and is still to be told.
 *
 * @internal
 */
export class DatabaseOutbox {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(message: OutboxMessage, now: DateTime): Promise<void> {
    const { topic, ...payload } = message;
    await this.#knex('outbox').insert({
      topic,
      payload: JSON.stringify(payload),
      created_at: toMoment(now),
    });
  }

  /** Takes the oldest messages that nobody else is telling. */
  async claim(options: ClaimOutboxOptions): Promise<OutboxEntry[]> {
    const { now, ticket, leaseFor, limit } = options;
    return this.#knex.transaction(async trx => {
      const rows = await skipLocked(
        trx,
        trx('outbox')
          .whereNull('delivered_at')
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
          .orderBy('id')
          .limit(limit),
      );
      await trx('outbox')
        .whereIn(
          'id',
          rows.map(row => row.id),
        )
        .update({
          lease_ticket: ticket,
          lease_until: toMoment(now.plus(leaseFor)),
        });
      return rows.map(row => ({
        id: String(row.id),
        message: { topic: row.topic, ...JSON.parse(row.payload) },
        failures: row.failures,
      }));
    });
  }

  async settle(id: string, ticket: string, now: DateTime): Promise<void> {
    await this.#knex('outbox')
      .where({ id, lease_ticket: ticket })
      .update({
        delivered_at: toMoment(now),
        lease_ticket: null,
        lease_until: null,
      });
  }

  /** Gives the message back, to be told again later. */
  async postpone(id: string, ticket: string, until: DateTime): Promise<void> {
    await this.#knex('outbox')
      .where({ id, lease_ticket: ticket })
      .update({
        next_look_at: toMoment(until),
        lease_ticket: null,
        lease_until: null,
        failures: this.#knex.raw('failures + 1'),
      });
  }

  async forgetDelivered(before: DateTime): Promise<void> {
    await this.#knex('outbox')
      .where('delivered_at', '<', toMoment(before))
      .delete();
  }
}
