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

import {
  formatVersion,
  getWorstVersionStatus,
  Service,
  ServiceDetail,
  ServiceInstance,
  ServicePipeline,
} from '@nucleon/plugin-nucleon-common';
import { Destination } from '../../domain/Destination';
import { ServiceView, TargetView } from '../../domain/RecordView';
import { toServiceStatus } from '../../domain/serviceStatus';
import { toTargetState } from './toTargetState';

/**
 * A service on the wire, with its instances in short.
 *
 * @internal
 */
export function toService(
  view: ServiceView,
  targets: TargetView[],
  destinations: Destination[],
): Service {
  const instances = targets.filter(
    ({ target }) => target.kind === 'service-instance',
  );
  return {
    ...toServiceBase(view, targets, destinations),
    instances: instances.map(instance => {
      const state = toTargetState(instance, destinations);
      return {
        name: instance.target.name,
        environment: {
          namespace: instance.environment?.namespace ?? '',
          name: instance.environment?.name ?? '',
        },
        tier: findTier(instance, destinations),
        version: state.version,
        versionStatus: state.versionStatus,
        status: state.status,
      };
    }),
  };
}

/**
 * A service with all that is known of it.
 *
 * @internal
 */
export function toServiceDetail(
  view: ServiceView,
  targets: TargetView[],
  options: {
    destinations: Destination[];
    spec?: string;
    newInstanceVersion?: string;
    instances: ServiceInstance[];
    pipeline?: ServicePipeline;
  },
): ServiceDetail {
  const { destinations, spec, newInstanceVersion, instances, pipeline } =
    options;
  return {
    ...toServiceBase(view, targets, destinations),
    spec,
    repository: view.service.repository,
    newInstanceVersion,
    instances,
    pipeline,
  };
}

function toServiceBase(
  view: ServiceView,
  targets: TargetView[],
  destinations: Destination[],
): Omit<Service, 'instances'> {
  const { service, operation, recommended } = view;
  const attempts = targets.flatMap(
    ({ target }) => target.lastDeploymentAttemptedAt?.toMillis() ?? [],
  );
  return {
    id: service.id,
    namespace: service.namespace,
    name: service.name,
    title: service.title,
    description: service.description,
    owner: service.owner,
    system: service.system,
    lifecycle: service.lifecycle,
    type: service.type,
    entityRef: service.entityRef,
    origin: service.origin,
    template: view.template,
    status: toServiceStatus(operation),
    statusMessage: operation?.message,
    versionStatus: getWorstVersionStatus(
      targets.flatMap(({ versionStatus }) => versionStatus ?? []),
    ),
    recommendedVersion: recommended && formatVersion(recommended),
    isSimulated: targets.some(
      ({ target }) =>
        findDestination(target.destination, destinations)?.isSimulated,
    ),
    lastDeploymentAttemptedAt: attempts.length
      ? new Date(Math.max(...attempts)).toISOString()
      : undefined,
    revision: service.revision,
    createdAt: service.createdAt.toISO()!,
  };
}

function findTier(
  view: TargetView,
  destinations: Destination[],
): string | undefined {
  return findDestination(view.target.destination, destinations)?.tier;
}

function findDestination(
  name: string | undefined,
  destinations: Destination[],
): Destination | undefined {
  return destinations.find(destination => destination.name === name);
}
