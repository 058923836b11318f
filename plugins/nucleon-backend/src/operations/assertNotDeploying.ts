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
import { Stores } from '../database/Stores';
import { getLastAttempt } from '../database/queries/prepareDeployment';
import { isTerminal } from '../domain/DeploymentState';
import { TargetRecord } from '../domain/TargetRecord';

/**
 * Throws while a deployment of the target runs.
 *
 * @internal
 */
export async function assertNotDeploying(
  stores: Stores,
  target: TargetRecord,
  what: string,
): Promise<void> {
  const attempt = await getLastAttempt(stores, target);
  if (attempt && !isTerminal(attempt.state)) {
    throw new ConflictError(
      `'${target.name}' cannot be ${what} while deployment '${attempt.id}' of it runs; wait for its end`,
    );
  }
}
