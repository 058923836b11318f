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

import { createHash } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { Stores } from '../database/Stores';
import { Caller } from '../domain/Caller';
import { OperationContext } from './OperationContext';

/**
 * A request that may come twice: which operation, by whom, with which body.
 *
 * @internal
 */
export type RepeatableRequest = {
  operation: string;
  caller: Caller;
  clientToken?: string;
  body: unknown;
};

/**
 * Makes something in one transaction, once for each client token. The work says
 * the ids of what it made, and a request that comes again gets the same ids.
 *
 * @internal
 */
export async function runOnce<T extends JsonObject>(
  context: OperationContext,
  request: RepeatableRequest,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const { database, now, wake } = context;
  const { operation, caller, clientToken, body } = request;
  if (!clientToken) {
    const made = await database.transaction(work);
    wake();
    return made;
  }
  const token = {
    principal: caller.principal,
    operation,
    token: clientToken,
    bodyHash: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
    now: now(),
  };
  const { clientTokens } = database.stores;
  const known = await clientTokens.find(token);
  if (known) {
    // The same operation stored it.
    return known as T;
  }
  try {
    const made = await database.transaction(async stores => {
      const result = await work(stores);
      await stores.clientTokens.keep(token, result);
      return result;
    });
    wake();
    return made;
  } catch (error) {
    // The same request may have come twice at once, and the other one won.
    const other = await clientTokens.find(token);
    if (other) {
      return other as T;
    }
    throw error;
  }
}
