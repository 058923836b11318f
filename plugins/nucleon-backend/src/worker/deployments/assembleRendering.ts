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

import { InputError } from '@backstage/errors';
import { Output, TargetKind } from '@nucleon/plugin-nucleon-common';
import {
  applyDefaults,
  BundlePart,
  DeployedEnvironment,
  environmentNamespace,
  InputPath,
  instanceNamespace,
  NamedService,
  pipelineNamespace,
  RenderContext,
  sensitiveInputs,
} from '@nucleon/template-bundle';
import { loadInputSchema } from '../../database/queries/loadInputSchema';
import { getLastAttempt } from '../../database/queries/prepareDeployment';
import { Stores } from '../../database/Stores';
import { Destination } from '../../domain/Destination';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TargetRecord } from '../../domain/TargetRecord';
import { openTargetInputs } from '../../domain/targetSpec';
import { RenderJob } from '../render/RenderJob';
import { DeploymentSubject } from './DeploymentSubject';

/** @internal */
export type AssembleOptions = {
  stores: Stores;
  sealer: SecretSealer;
  destinations: Destination[];
};

const PARTS: Record<TargetKind, BundlePart> = {
  environment: 'infrastructure',
  'service-instance': 'instance',
  'service-pipeline': 'pipeline',
};

/**
 * Brings together what a deployment's template is rendered with (3.2): its own
 * inputs with the defaults of its version, and what stands around it now.
 *
 * @internal
 */
export async function assembleRendering(
  subject: DeploymentSubject,
  options: AssembleOptions,
): Promise<RenderJob> {
  const { deployment, target } = subject;
  if (!deployment.digest) {
    throw new InputError(`Deployment '${deployment.id}' has no template`);
  }
  const files = await options.stores.bundles.getFiles(deployment.digest);
  const inputs = await readInputs(
    { target, digest: deployment.digest, stored: deployment },
    options,
  );
  return {
    files,
    kind: target.kind === 'environment' ? 'environment' : 'service',
    part: PARTS[target.kind],
    ...(await assembleContext(subject, inputs, options)),
  };
}

async function assembleContext(
  subject: DeploymentSubject,
  inputs: Record<string, unknown>,
  options: AssembleOptions,
): Promise<{ context: RenderContext; redact?: InputPath[] }> {
  const { target, service, environment } = subject;
  if (target.kind === 'environment') {
    return { context: environmentNamespace({ name: target.name, inputs }) };
  }
  if (!service) {
    throw new InputError(`The service of '${target.name}' does not exist`);
  }
  if (target.kind === 'service-pipeline') {
    return assemblePipeline(service, inputs, options);
  }
  if (!environment) {
    throw new InputError(`The environment of '${target.name}' does not exist`);
  }
  return {
    context: instanceNamespace({
      environment: toDeployedEnvironment(environment, options),
      service: toNamedService(service),
      instance: { name: target.name, inputs },
    }),
  };
}

/**
 * A pipeline sees the instances as they stand. They may be on other versions,
 * whose schemas name their defaults and secrets.
 */
async function assemblePipeline(
  service: ServiceRecord,
  inputs: Record<string, unknown>,
  options: AssembleOptions,
): Promise<{ context: RenderContext; redact: InputPath[] }> {
  const { stores } = options;
  const instances = [];
  const redact: InputPath[] = [];
  for (const instance of await stores.targets.listOfService(service.id)) {
    const { versionId, environmentId } = instance;
    if (instance.kind !== 'service-instance' || !versionId || !environmentId) {
      continue;
    }
    // What would not go has no place in the pipeline any more (6.3).
    const attempt = await getLastAttempt(stores, instance);
    if (attempt?.intent === 'destroy') {
      continue;
    }
    const version = await stores.templates.getVersion(versionId);
    const environment = await stores.targets.get(environmentId);
    if (!version || !environment) {
      continue;
    }
    const schema = await loadInputSchema(stores, version, instance.kind);
    for (const path of sensitiveInputs(schema)) {
      const place = String(instances.length);
      redact.push(['service_instances', place, 'inputs', ...path]);
    }
    instances.push({
      name: instance.name,
      inputs: await readInputs(
        { target: instance, digest: version.digest, stored: instance },
        options,
      ),
      outputs: toValues(instance.outputs),
      environment: toDeployedEnvironment(environment, options),
    });
  }
  return {
    context: pipelineNamespace({
      service: toNamedService(service),
      inputs,
      instances,
    }),
    redact,
  };
}

async function readInputs(
  source: {
    target: TargetRecord;
    digest: string;
    stored: { spec?: string; secrets?: string };
  },
  { stores, sealer }: AssembleOptions,
): Promise<Record<string, unknown>> {
  const { target, digest, stored } = source;
  const inputs = openTargetInputs({
    target,
    spec: stored.spec ?? '',
    secrets: stored.secrets && sealer.open(stored.secrets),
  });
  const schema = await loadInputSchema(stores, { digest }, target.kind);
  return applyDefaults(schema, inputs);
}

function toDeployedEnvironment(
  environment: TargetRecord,
  { destinations }: AssembleOptions,
): DeployedEnvironment {
  const destination = destinations.find(
    ({ name }) => name === environment.destination,
  );
  return {
    name: environment.name,
    accountId: destination?.account ?? '',
    outputs: toValues(environment.outputs),
  };
}

function toNamedService({ name, repository }: ServiceRecord): NamedService {
  return {
    name,
    branchName: repository?.branchName,
    repositoryConnectionArn: repository?.connectionArn,
    repositoryId: repository?.repositoryId,
  };
}

function toValues(outputs: Output[] = []): Record<string, string> {
  return Object.fromEntries(outputs.map(({ key, value }) => [key, value]));
}
