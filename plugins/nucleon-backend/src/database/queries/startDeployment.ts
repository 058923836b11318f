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

import { applyDefaults } from '@nucleon/template-bundle';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { NO_ENGINE } from '../../domain/newDeployment';
import { TargetRecord } from '../../domain/TargetRecord';
import { openTargetInputs } from '../../domain/targetSpec';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import type { Stores } from '../Stores';
import { loadInputSchema } from './loadInputSchema';

/**
 * Stores a deployment so that the worker finds it. What nobody provisions ends
 * at once: the outputs of a customer managed environment are its inputs.
 *
 * @internal
 */
export async function startDeployment(
  stores: Stores,
  options: {
    target: TargetRecord;
    deployment: DeploymentRecord;
    sealer: SecretSealer;
  },
): Promise<void> {
  const { deployment } = options;
  await stores.deployments.insert(deployment);
  await stores.outbox.add(
    { topic: 'deployment.started', deploymentId: deployment.id },
    deployment.createdAt,
  );
  if (deployment.engine === NO_ENGINE) {
    await stores.deployments.finishAtOnce(deployment.id, {
      state: 'succeeded',
      now: deployment.createdAt,
      outputs: await getOutputs(stores, options),
      resources: [],
      plan:
        deployment.intent === 'plan' ? { digest: '', changes: [] } : undefined,
    });
  } else {
    await stores.lanes.ensure({
      name: deployment.lane,
      engine: deployment.engine,
      destination: deployment.destination,
    });
  }
}

async function getOutputs(
  stores: Stores,
  options: {
    target: TargetRecord;
    deployment: DeploymentRecord;
    sealer: SecretSealer;
  },
) {
  const { target, deployment, sealer } = options;
  const version =
    deployment.versionId &&
    (await stores.templates.getVersion(deployment.versionId));
  if (!version || !deployment.spec) {
    return [];
  }
  const inputs = openTargetInputs({
    target,
    spec: deployment.spec,
    secrets: deployment.secrets && sealer.open(deployment.secrets),
  });
  const schema = await loadInputSchema(stores, version, target.kind);
  return Object.entries(applyDefaults(schema, inputs)).map(([key, value]) => ({
    key,
    value: String(value),
  }));
}
