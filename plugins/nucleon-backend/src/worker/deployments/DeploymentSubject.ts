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

import { InputError, NotFoundError } from '@backstage/errors';
import { EngineDestination, EngineTarget } from '@nucleon/plugin-nucleon-node';
import { Stores } from '../../database/Stores';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { Destination, getDestination } from '../../domain/Destination';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TargetRecord } from '../../domain/TargetRecord';

/**
 * A deployment with what it is about.
 *
 * @internal
 */
export type DeploymentSubject = {
  deployment: DeploymentRecord;
  target: TargetRecord;
  service?: ServiceRecord;
  environment?: TargetRecord;
};

/** @internal */
export async function loadSubject(
  stores: Stores,
  deployment: DeploymentRecord,
): Promise<DeploymentSubject> {
  const target = await stores.targets.get(deployment.targetId);
  if (!target) {
    throw new NotFoundError(
      `The target of deployment '${deployment.id}' does not exist any more`,
    );
  }
  const { serviceId, environmentId } = target;
  return {
    deployment,
    target,
    service: serviceId ? await stores.services.get(serviceId) : undefined,
    environment: environmentId
      ? await stores.targets.get(environmentId)
      : undefined,
  };
}

/** The target in an engine's eyes. @internal */
export function toEngineTarget(subject: DeploymentSubject): EngineTarget {
  const { target, service } = subject;
  return {
    kind: target.kind,
    namespace: target.namespace,
    name: target.name,
    service: service?.name,
  };
}

/**
 * The tags of a target: they never change, because a changed one is put on every
 * resource of a stack and makes "no changes" impossible.
 *
 * @internal
 */
export function getTags(subject: DeploymentSubject): Record<string, string> {
  const { target, service, environment } = subject;
  const tags: Record<string, string> = {
    'nucleon:namespace': target.namespace,
    'nucleon:kind': target.kind,
  };
  if (target.kind === 'environment') {
    tags['nucleon:environment'] = target.name;
  }
  if (service) {
    tags['nucleon:service'] = service.name;
  }
  if (target.kind === 'service-instance') {
    tags['nucleon:service-instance'] = target.name;
    tags['nucleon:environment'] = environment?.name ?? '';
  }
  return tags;
}

/** What says where a deployment goes. @internal */
export type Directed = {
  deployment: Pick<DeploymentRecord, 'id' | 'destination'>;
  target: Pick<TargetRecord, 'kind'>;
};

/** Where it goes, with the role for its kind. @internal */
export function toEngineDestination(
  { deployment, target }: Directed,
  destinations: Destination[],
): EngineDestination {
  if (!deployment.destination) {
    throw new InputError(`Deployment '${deployment.id}' has no destination`);
  }
  const found = getDestination(destinations, deployment.destination);
  const { name, account, region, externalId, templateBucket } = found;
  const isPipeline = target.kind === 'service-pipeline';
  return {
    name,
    account,
    region,
    externalId,
    templateBucket,
    roleArn: (isPipeline && found.pipelineRoleArn) || found.roleArn,
    endpoint: found.endpoint,
    isSimulated: found.isSimulated,
  };
}
