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

import { formatVersion, TargetSummary } from '@nucleon/plugin-nucleon-common';
import { Destination } from '../../domain/Destination';
import { toDeploymentStatus } from '../../domain/DeploymentState';
import { TargetView } from '../../domain/RecordView';

/**
 * What environments, instances and pipelines have in common on the wire.
 *
 * @internal
 */
export type TargetState = Omit<
  TargetSummary,
  'target' | 'environment' | 'owner' | 'entityRef'
>;

/**
 * A target's state on the wire.
 *
 * @internal
 */
export function toTargetState(
  view: TargetView,
  destinations: Destination[],
): TargetState {
  const { target, lastAttempt, version, recommended } = view;
  const destination = destinations.find(
    ({ name }) => name === target.destination,
  );
  return {
    id: target.id,
    template: view.template,
    version: version && formatVersion(version),
    recommendedVersion: recommended && formatVersion(recommended),
    versionStatus: view.versionStatus,
    // What was never tried is about to be, by its service's operation.
    status: lastAttempt
      ? toDeploymentStatus(lastAttempt.state, lastAttempt.intent)
      : 'IN_PROGRESS',
    statusMessage: lastAttempt?.statusMessage,
    lastAttemptedDeploymentId: target.lastAttemptedDeploymentId,
    lastSucceededDeploymentId: target.lastSucceededDeploymentId,
    lastDeploymentAttemptedAt:
      target.lastDeploymentAttemptedAt?.toISO() ?? undefined,
    lastDeploymentSucceededAt:
      target.lastDeploymentSucceededAt?.toISO() ?? undefined,
    destination: target.destination,
    account: destination?.account,
    region: destination?.region,
    isSimulated: destination?.isSimulated ?? false,
    binding: target.binding,
    revision: target.revision,
    createdAt: target.createdAt.toISO()!,
  };
}
