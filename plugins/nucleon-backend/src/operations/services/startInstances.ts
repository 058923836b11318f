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
import { prepareInputs } from '../../database/queries/prepareDeployment';
import { startDeployment } from '../../database/queries/startDeployment';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { ServiceOperationDeploy } from '../../domain/ServiceOperation';
import { TargetRecord } from '../../domain/TargetRecord';
import { InputValues } from '../../domain/targetSpec';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { OperationContext } from '../OperationContext';

/**
 * A target that an operation deploys for the first time.
 *
 * @internal
 */
export type FirstDeployment = {
  target: TargetRecord;
  version: TemplateVersionRecord;
  inputs?: InputValues;
  /** What it had, where it was given up and is created again. */
  current?: InputValues;
  currentVersion?: TemplateVersionRecord;
};

/**
 * Checks the first deployment of a target and makes its row.
 *
 * @internal
 */
export async function prepareFirst(
  stores: Stores,
  context: OperationContext,
  options: FirstDeployment & { operationId: string; createdBy: string },
): Promise<DeploymentRecord> {
  const { config, sealer, now } = context;
  const { inputs, ...first } = options;
  return prepareInputs(stores, {
    ...first,
    ask: { mode: 'CREATE', inputs },
    destinations: config.destinations,
    sealer,
    now: now(),
  });
}

/**
 * Starts the deployments that an operation begins with, so that the answer to
 * its request can name them. The operation's job finds them by its id.
 *
 * @internal
 */
export async function startFirst(
  stores: Stores,
  context: OperationContext,
  deployments: { target: TargetRecord; deployment: DeploymentRecord }[],
): Promise<void> {
  const { sealer } = context;
  for (const { target, deployment } of deployments) {
    await startDeployment(stores, { target, deployment, sealer });
  }
}

/**
 * What an operation remembers of a deployment that it makes.
 *
 * @internal
 */
export function toOperationDeploy(
  deployment: DeploymentRecord,
): ServiceOperationDeploy {
  return {
    targetId: deployment.targetId,
    // A deployment that was prepared from inputs has both.
    versionId: deployment.versionId!,
    spec: deployment.spec!,
    secrets: deployment.secrets,
  };
}
