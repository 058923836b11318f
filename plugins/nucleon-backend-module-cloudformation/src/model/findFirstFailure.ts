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

import { StackEvent } from '@aws-sdk/client-cloudformation';
import { DeploymentFailure } from '@nucleon/plugin-nucleon-common';
import { isStackItself } from './toEngineEvent';

// What was under way when another resource failed is stopped, and says so.
const STOPPED = /^Resource (creation|update|deletion) cancelled/i;

/**
 * The resource that failed first, and why: everything after it is a consequence.
 *
 * @param events - those of one operation, in any order
 * @internal
 */
export function findFirstFailure(
  events: StackEvent[],
): DeploymentFailure | undefined {
  let first: StackEvent | undefined;
  for (const event of events) {
    const isFailure =
      event.ResourceStatus?.endsWith('_FAILED') &&
      !isStackItself(event) &&
      !STOPPED.test(event.ResourceStatusReason ?? '');
    if (isFailure && (!first || getTime(event) < getTime(first))) {
      first = event;
    }
  }
  return (
    first && {
      logicalId: first.LogicalResourceId,
      type: first.ResourceType,
      reason: first.ResourceStatusReason ?? `It is ${first.ResourceStatus}`,
    }
  );
}

function getTime(event: StackEvent): number {
  return event.Timestamp?.getTime() ?? 0;
}
