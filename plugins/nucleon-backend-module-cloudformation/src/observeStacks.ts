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

import { Observation, ObservationSubject } from '@nucleon/plugin-nucleon-node';
import { StackCalls } from './aws/StackCalls';
import { BUSY_STATUSES, isUndecided } from './model/stackStatus';

/**
 * Looks at many stacks of one account and region with one list: of those in which
 * CloudFormation is at work, however many stacks there are. What is not among
 * them is over.
 *
 * @internal
 */
export async function observeStacks(
  calls: StackCalls,
  subjects: ObservationSubject[],
): Promise<Observation[]> {
  const busy = new Map<string, string>();
  for (const { StackId, StackStatus } of await calls.listStacks(
    BUSY_STATUSES,
  )) {
    busy.set(StackId ?? '', StackStatus ?? '');
  }
  return subjects.map(({ deploymentId, handle }): Observation => {
    const status = busy.get(String(handle.stackId));
    const isUnchanged =
      status !== undefined &&
      (isUndecided(status) || status === 'REVIEW_IN_PROGRESS');
    return {
      deploymentId,
      type: isUnchanged ? 'unchanged' : 'changed',
      details: status === undefined ? undefined : { status },
    };
  });
}
