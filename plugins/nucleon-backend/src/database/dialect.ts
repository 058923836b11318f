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

/**
 * A moment as the driver takes it; SQLite turns it into milliseconds.
 *
 * @internal
 */
export function toMoment(value: DateTime): Date {
  return value.toJSDate();
}

/**
 * A moment as the driver gives it: a date, or SQLite's milliseconds.
 *
 * @internal
 */
export function fromMoment(value: unknown): DateTime {
  return value instanceof Date
    ? DateTime.fromJSDate(value, { zone: 'utc' })
    : DateTime.fromMillis(Number(value), { zone: 'utc' });
}

/**
 * Locks the rows that a query in a transaction finds, and passes over those
 * that another replica has locked. SQLite has one connection, and so a
 * transaction has all rows to itself.
 *
 * @internal
 */
export function skipLocked<T extends Knex.QueryBuilder>(
  knex: Knex,
  query: T,
): T {
  if (isPostgres(knex)) {
    query.forUpdate().skipLocked();
  }
  return query;
}

/**
 * Locks the rows that a query in a transaction finds, and waits for those that
 * another replica has locked.
 *
 * @internal
 */
export function lockRows<T extends Knex.QueryBuilder>(knex: Knex, query: T): T {
  if (isPostgres(knex)) {
    query.forUpdate();
  }
  return query;
}

/**
 * Keeps the rows that a query in a transaction finds from being changed until
 * its end. Several transactions may keep the same rows, in any order.
 *
 * @internal
 */
export function keepRows<T extends Knex.QueryBuilder>(knex: Knex, query: T): T {
  if (isPostgres(knex)) {
    query.forShare();
  }
  return query;
}

/**
 * Whether a unique index refused a row, and which one: PostgreSQL names the
 * index, SQLite the index or its columns.
 *
 * @internal
 */
export function isUniqueViolation(error: unknown, mark?: string): boolean {
  // Drivers throw errors that carry a code beside the message.
  const { code, message } = error as { code?: string; message?: string };
  const isUnique =
    code === '23505' || String(code).startsWith('SQLITE_CONSTRAINT');
  return isUnique && (mark === undefined || String(message).includes(mark));
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
