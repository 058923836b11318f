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
  Environment,
  LABEL_DEPLOYMENT_STATUS,
  LABEL_PRODUCTION_VERSION_STATUS,
  LABEL_VERSION_STATUS,
  Service,
  VersionStatus,
  getWorstVersionStatus,
} from '@nucleon/plugin-nucleon-common';

const PRODUCTION_TIER = 'production';

/**
 * The drift labels of an environment.
 *
 * @internal
 */
export function getEnvironmentLabels(
  environment: Pick<Environment, 'versionStatus' | 'tier' | 'status'>,
): Record<string, string> {
  const { versionStatus, tier, status } = environment;
  return createLabels({
    versionStatus,
    productionVersionStatus:
      tier === PRODUCTION_TIER ? versionStatus : undefined,
    isFailed: isFailure(status),
  });
}

/**
 * The drift labels of a service: the worst of its members.
 *
 * @internal
 */
export function getServiceLabels(
  service: Pick<Service, 'versionStatus' | 'instances' | 'status'>,
): Record<string, string> {
  const production = service.instances
    .filter(instance => instance.tier === PRODUCTION_TIER)
    .flatMap(instance => instance.versionStatus ?? []);
  return createLabels({
    versionStatus: service.versionStatus,
    productionVersionStatus: getWorstVersionStatus(production),
    isFailed:
      isFailure(service.status) ||
      service.instances.some(instance => isFailure(instance.status)),
  });
}

function createLabels(options: {
  versionStatus: VersionStatus | undefined;
  productionVersionStatus: VersionStatus | undefined;
  isFailed: boolean;
}): Record<string, string> {
  const { versionStatus, productionVersionStatus, isFailed } = options;
  return {
    ...(versionStatus && { [LABEL_VERSION_STATUS]: versionStatus }),
    ...(productionVersionStatus && {
      [LABEL_PRODUCTION_VERSION_STATUS]: productionVersionStatus,
    }),
    ...(isFailed && { [LABEL_DEPLOYMENT_STATUS]: 'failed' }),
  };
}

// Proton's words for deployments and services say FAILED in every state that
// waits for somebody, such as DELETE_FAILED or UPDATE_COMPLETE_CLEANUP_FAILED.
function isFailure(status: string): boolean {
  return status.includes('FAILED');
}
