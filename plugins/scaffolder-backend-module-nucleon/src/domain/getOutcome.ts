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
  DeploymentDetail,
  DeploymentStatus,
  Target,
} from '@nucleon/plugin-nucleon-common';

/**
 * How a deployment ended, or that it has not.
 *
 * @internal
 */
export type Outcome =
  | { type: 'running' }
  | { type: 'succeeded' }
  | { type: 'failed'; what: string; reason: string };

const RUNNING: DeploymentStatus[] = [
  'IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'CANCELLING',
];
const SUCCEEDED: DeploymentStatus[] = ['SUCCEEDED', 'DELETE_COMPLETE'];

/**
 * Reads a deployment's end: for a failure, the resource that failed first and
 * why.
 *
 * @internal
 */
export function getOutcome(deployment: DeploymentDetail): Outcome {
  const { status, statusMessage, failure, target } = deployment;
  if (RUNNING.includes(status)) {
    return { type: 'running' };
  }
  if (SUCCEEDED.includes(status)) {
    return { type: 'succeeded' };
  }
  const verb = status === 'CANCELLED' ? 'was cancelled' : 'failed';
  const resource = [failure?.logicalId, failure?.type && `(${failure.type})`]
    .filter(Boolean)
    .join(' ');
  const reason = failure?.reason ?? statusMessage ?? 'no reason was given';
  return {
    type: 'failed',
    what: `The deployment of ${describeTarget(target)} ${verb}`,
    reason: resource ? `${resource}: ${reason}` : reason,
  };
}

function describeTarget(target: Target): string {
  const { kind, namespace, name, service } = target;
  switch (kind) {
    case 'environment':
      return `environment '${namespace}/${name}'`;
    case 'service-pipeline':
      return `the pipeline of service '${namespace}/${service}'`;
    default:
      return `instance '${name}' of service '${namespace}/${service}'`;
  }
}
