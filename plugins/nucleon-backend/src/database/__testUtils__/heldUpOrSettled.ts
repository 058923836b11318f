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
 * Until the database makes the other work wait for this transaction, or it did
 * not have to. SQLite's only connection is taken: there everything waits.
 */
export async function heldUpOrSettled(
  knex: Knex,
  other: Promise<unknown>,
): Promise<void> {
  let isSettled = false;
  const note = () => {
    isSettled = true;
  };
  other.then(note, note);
  while (isPostgres(knex) && !isSettled) {
    const waiting = await knex('pg_stat_activity')
      .whereRaw('datname = current_database()')
      .where({ wait_event_type: 'Lock' });
    if (waiting.length) {
      return;
    }
  }
}

/** Whether transactions can run beside each other. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
