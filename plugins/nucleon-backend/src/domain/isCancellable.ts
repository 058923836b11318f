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

import { DeploymentRecord } from './DeploymentRecord';
import { isTerminal } from './DeploymentState';

/**
 * Whether a deployment can be cancelled: only an update can, which has
 * something to go back to (4.8), and a plan.
 *
 * @internal
 */
export function isCancellable(
  deployment: Pick<DeploymentRecord, 'state' | 'intent' | 'previousVersionId'>,
): boolean {
  const { state, intent, previousVersionId } = deployment;
  if (isTerminal(state) || state === 'cancelling') {
    return false;
  }
  return (
    intent === 'plan' || (intent === 'apply' && previousVersionId !== undefined)
  );
}
