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
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { toMoment } from './dialect';

/**
 * A request that may come twice.
 *
 * @internal
 */
export type TokenRequest = {
  principal: string;
  operation: string;
  token: string;
  bodyHash: string;
  now: DateTime;
};

/**
 * Answers to requests that carried a client token: for 24 hours the same token
 * with the same body gets the same answer, with another body a conflict.
 *
 * @internal
 */
export class DatabaseClientTokenStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(request: TokenRequest): Promise<JsonObject | undefined> {
    const { principal, operation, token, bodyHash, now } = request;
    const row = await this.#knex('client_tokens')
      .where({ principal, operation, token })
      .where('created_at', '>', toMoment(now.minus({ hours: 24 })))
      .first();
    if (row && row.body_hash !== bodyHash) {
      throw new ConflictError(
        `The client token '${token}' was used for another request; draw a new one`,
      );
    }
    return row && JSON.parse(row.result);
  }

  /** Keeps the answer, in the transaction that made what it names. */
  async keep(request: TokenRequest, result: JsonObject): Promise<void> {
    const { principal, operation, token, bodyHash, now } = request;
    await this.#knex('client_tokens')
      .where({ principal, operation, token })
      .where('created_at', '<=', toMoment(now.minus({ hours: 24 })))
      .delete();
    await this.#knex('client_tokens').insert({
      principal,
      operation,
      token,
      body_hash: bodyHash,
      result: JSON.stringify(result),
      created_at: toMoment(now),
    });
  }

  async forgetOld(now: DateTime): Promise<void> {
    await this.#knex('client_tokens')
      .where('created_at', '<=', toMoment(now.minus({ hours: 24 })))
      .delete();
  }
}
