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

import { Stores } from '../../database/Stores';
import { getLastAttempt } from '../../database/queries/prepareDeployment';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TargetRecord } from '../../domain/TargetRecord';

/**
 * The version and spec that a target of a service has, or was to get.
 *
 * @internal
 */
export type TargetBase = {
  versionId?: string;
  spec?: string;
  secrets?: string;
  /** It was to be removed, and that failed. */
  isGivenUp: boolean;
};

/**
 * Finds the version and spec of a target: of its last success, else of its last
 * attempt, else what the service's last operation would have deployed.
 *
 * @internal
 */
export async function getTargetBase(
  stores: Stores,
  options: { service: ServiceRecord; target: TargetRecord },
): Promise<TargetBase> {
  const { service, target } = options;
  const attempt = await getLastAttempt(stores, target);
  const isGivenUp = attempt?.intent === 'destroy';
  const source = target.versionId ? target : attempt;
  if (source?.versionId) {
    const { versionId, spec, secrets } = source;
    return { versionId, spec, secrets, isGivenUp };
  }
  const operation =
    service.lastOperationId &&
    (await stores.services.getOperation(service.lastOperationId));
  const deploy = operation
    ? operation.plan.deploys?.find(({ targetId }) => targetId === target.id)
    : undefined;
  return {
    versionId: deploy?.versionId,
    spec: deploy?.spec,
    secrets: deploy?.secrets,
    isGivenUp,
  };
}
