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
  Deployment,
  DeploymentDetail,
  formatVersion,
} from '@nucleon/plugin-nucleon-common';
import { toDeploymentStatus } from '../../domain/DeploymentState';
import { isCancellable } from '../../domain/isCancellable';
import { DeploymentView } from '../../domain/RecordView';
import { getEnvironmentRef } from './getEnvironmentRef';
import { readShownInputs } from './ShownSpec';
import { toTargetName } from './toTargetSummary';

/**
 * A deployment on the wire.
 *
 * @internal
 */
export function toDeployment(view: DeploymentView): Deployment {
  const { deployment, target, service, environment, version, previousVersion } =
    view;
  return {
    id: deployment.id,
    target: {
      ...toTargetName({ target }),
      service: service?.name,
    },
    targetEntityRef: service?.entityRef ?? getEnvironmentRef(target),
    environment,
    intent: deployment.intent,
    mode: deployment.mode,
    status: toDeploymentStatus(deployment.state, deployment.intent),
    statusMessage: deployment.statusMessage,
    template: view.template,
    version: version ? formatVersion(version) : '',
    previousVersion: previousVersion && formatVersion(previousVersion),
    destination: deployment.destination,
    account: deployment.account,
    region: deployment.region,
    createdBy: deployment.createdBy,
    createdAt: deployment.createdAt.toISO()!,
    startedAt: deployment.startedAt?.toISO() ?? undefined,
    completedAt: deployment.completedAt?.toISO() ?? undefined,
    isCancellable: isCancellable(deployment),
    waitsFor: deployment.waitsFor,
  };
}

/**
 * A deployment with all that is known of it.
 *
 * @internal
 */
export function toDeploymentDetail(view: DeploymentView): DeploymentDetail {
  const { deployment, target } = view;
  return {
    ...toDeployment(view),
    digest: deployment.digest,
    spec: deployment.spec,
    inputs: readShownInputs(target, deployment),
    outputs: deployment.outputs ?? [],
    resources: deployment.resources ?? [],
    failure: deployment.failure,
    plan: deployment.plan,
    binding: deployment.binding,
    consoleUrl: getConsoleUrl(view),
  };
}

function getConsoleUrl({ deployment }: DeploymentView): string | undefined {
  const { binding, region, isSimulated } = deployment;
  if (
    !binding ||
    !region ||
    isSimulated ||
    binding.engine !== 'cloudformation'
  ) {
    return undefined;
  }
  const stack = encodeURIComponent(binding.id);
  return `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/stackinfo?stackId=${stack}`;
}
