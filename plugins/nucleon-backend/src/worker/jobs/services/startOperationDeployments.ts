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

import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { DateTime } from 'luxon';
import {
  prepareDeployment,
  prepareDestroy,
} from '../../../database/queries/prepareDeployment';
import { startDeployment } from '../../../database/queries/startDeployment';
import { Stores } from '../../../database/Stores';
import { DeploymentRecord } from '../../../domain/DeploymentRecord';
import { Destination, getDestination } from '../../../domain/Destination';
import { newDeployment } from '../../../domain/newDeployment';
import { SecretSealer } from '../../../domain/secrets/SecretSealer';
import { ServiceOperation } from '../../../domain/ServiceOperation';
import { TargetRecord } from '../../../domain/TargetRecord';
import { readTargetInputs, writeTargetSpec } from '../../../domain/targetSpec';

/**
 * Options of {@link startOperationDeployments}.
 *
 * @internal
 */
export type StartOperationDeploymentsOptions = {
  operation: ServiceOperation;
  intent: 'apply' | 'destroy';
  targetIds: string[];
  destinations: Destination[];
  sealer: SecretSealer;
  now: DateTime;
};

/**
 * Starts the deployments that an operation asks for, inside the caller's
 * transaction. Says false where a target is busy with a deployment of somebody
 * else, whose end has to be waited for. What can never be started becomes a
 * deployment that failed, so that the operation goes on from there.
 *
 * @internal
 */
export async function startOperationDeployments(
  stores: Stores,
  options: StartOperationDeploymentsOptions,
): Promise<boolean> {
  const { targetIds } = options;
  let hasStartedAll = true;
  for (const targetId of targetIds) {
    const target = await stores.targets.get(targetId);
    if (!target) {
      throw new NotFoundError(`There is no target '${targetId}'`);
    }
    try {
      const deployment = await prepare(stores, target, options);
      await startDeployment(stores, { ...options, target, deployment });
    } catch (error) {
      if (ConflictError.name === (error as Error).name) {
        hasStartedAll = false;
      } else if (isFinal(error)) {
        await startFailed(stores, target, options, error as Error);
      } else {
        throw error;
      }
    }
  }
  return hasStartedAll;
}

async function prepare(
  stores: Stores,
  target: TargetRecord,
  options: StartOperationDeploymentsOptions,
): Promise<DeploymentRecord> {
  const { operation, intent, destinations, sealer, now } = options;
  const setting = {
    destinations,
    sealer,
    now,
    operationId: operation.id,
    createdBy: operation.createdBy,
  };
  if (intent === 'destroy') {
    const { retain } = operation.plan;
    return prepareDestroy(stores, { ...setting, target, retain });
  }
  const given = operation.plan.deploys?.find(
    deploy => deploy.targetId === target.id,
  );
  if (!given) {
    const ask = { mode: 'CURRENT_VERSION' } as const;
    return prepareDeployment(stores, { ...setting, target, ask });
  }
  return newDeployment({
    target,
    intent: 'apply',
    mode: target.versionId ? 'CURRENT_VERSION' : 'CREATE',
    version: await stores.templates.getVersion(given.versionId),
    destination: target.destination
      ? getDestination(destinations, target.destination)
      : undefined,
    spec: await placeInstances(stores, target, given.spec),
    secrets: given.secrets,
    now,
    operationId: operation.id,
    createdBy: operation.createdBy,
  });
}

// When the operation was asked for, the instances were not yet those that the
// pipeline gets to see.
async function placeInstances(
  stores: Stores,
  target: TargetRecord,
  spec: string,
): Promise<string> {
  if (target.kind !== 'service-pipeline' || !target.serviceId) {
    return spec;
  }
  const views = await stores.targets.listViews({
    serviceIds: [target.serviceId],
    kinds: ['service-instance'],
  });
  return writeTargetSpec({
    kind: target.kind,
    name: target.name,
    inputs: readTargetInputs(target, spec) ?? {},
    instances: views
      .filter(view => view.lastAttempt?.intent !== 'destroy')
      .map(view => ({
        name: view.target.name,
        environment: view.environment?.name ?? '',
      })),
  });
}

async function startFailed(
  stores: Stores,
  target: TargetRecord,
  options: StartOperationDeploymentsOptions,
  error: Error,
): Promise<void> {
  const { operation, intent, now } = options;
  const deployment = newDeployment({
    target,
    intent,
    mode: intent === 'destroy' ? 'DELETE' : 'CREATE',
    engine: target.binding?.engine,
    now,
    operationId: operation.id,
    createdBy: operation.createdBy,
  });
  await stores.deployments.insert(deployment);
  await stores.deployments.finishAtOnce(deployment.id, {
    state: 'failed',
    statusMessage: error.message,
    now,
  });
}

function isFinal(error: unknown): boolean {
  const { name } = error as Error;
  return name === InputError.name || name === NotFoundError.name;
}
