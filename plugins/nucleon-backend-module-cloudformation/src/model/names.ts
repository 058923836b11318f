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

import { Exit } from '../CloudFormationHandle';

/** The change set of a deployment. @internal */
export function getChangeSetName(deploymentId: string): string {
  return `nucleon-${deploymentId}`;
}

/**
 * The stack in which something new is planned. It is never the one that an apply
 * would create: cleaning up after a plan must not be able to hit it.
 *
 * @internal
 */
export function getPlanStackName(name: string, deploymentId: string): string {
  const suffix = `-plan-${deploymentId.replace(/[^a-zA-Z0-9]/g, '').slice(0, 12)}`;
  return `${name.slice(0, 128 - suffix.length)}${suffix}`;
}

/** The name inside a stack's ARN. @internal */
export function getStackName(stackId: string): string {
  return stackId.startsWith('arn:') ? stackId.split('/')[1] : stackId;
}

/**
 * Tokens of calls that a deployment makes besides the one that is named by its
 * id alone. All of them begin with it.
 *
 * @internal
 */
export function getToken(
  deploymentId: string,
  purpose?: Exit | 'cancel',
): string {
  return purpose ? `${deploymentId}-${purpose}` : deploymentId;
}
