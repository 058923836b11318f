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
import { Stores } from '../../database/Stores';
import { getLastAttempt } from '../../database/queries/prepareDeployment';
import { isTerminal } from '../../domain/DeploymentState';
import { TargetRecord } from '../../domain/TargetRecord';
import { findInstanceEnvironment } from '../findNamed';

/**
 * Finds the environment that an instance is created in, or created again, and
 * keeps it as it is until the transaction ends: it could be given up meanwhile,
 * with the instance in it. One that is being deployed is refused: its outputs
 * are about to change.
 *
 * @internal
 */
export async function keepEnvironment(
  stores: Stores,
  text: string,
  namespace: string,
): Promise<TargetRecord> {
  const { id } = await findInstanceEnvironment(stores, text, namespace);
  const environment =
    (await stores.targets.keep(id)) ??
    // Whoever held it has deleted it.
    (await findInstanceEnvironment(stores, text, namespace));
  const attempt = await getLastAttempt(stores, environment);
  if (attempt && !isTerminal(attempt.state)) {
    throw new ConflictError(
      `Environment '${environment.name}' is being deployed by deployment '${attempt.id}'; wait for its end before adding an instance`,
    );
  }
  if (attempt?.intent === 'destroy') {
    throw new ConflictError(
      `Environment '${environment.name}' is being given up; choose another one`,
    );
  }
  return environment;
}
