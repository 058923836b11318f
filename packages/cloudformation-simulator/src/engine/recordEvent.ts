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
import { randomUUID } from 'node:crypto';
import type { Stack, StackResource } from '../state/types';

/** What happened, for {@link recordResourceEvent} and {@link recordStackEvent}. @internal */
export interface RecordedChange {
  status: string;
  reason?: string;
  now: number;
}

/** Later events have later times, even within a millisecond. */
function nextTime(stack: Stack, now: number): number {
  const last = stack.events[stack.events.length - 1];
  return last && last.timestamp >= now ? last.timestamp + 1 : now;
}

/**
 * Gives the stack a status and writes it down.
 * @internal
 */
export function recordStackEvent(stack: Stack, change: RecordedChange): void {
  const { status, reason, now } = change;
  stack.status = status;
  stack.statusReason = reason;
  stack.events.push({
    id: randomUUID(),
    timestamp: nextTime(stack, now),
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
    token: stack.operation?.token,
  });
}

/**
 * Gives a resource a status and writes it down in its stack's events.
 * @internal
 */
export function recordResourceEvent(
  stack: Stack,
  resource: StackResource,
  change: RecordedChange,
): void {
  const { status, reason, now } = change;
  const timestamp = nextTime(stack, now);
  resource.status = status;
  resource.statusReason = reason;
  resource.timestamp = timestamp;
  stack.events.push({
    id: `${resource.logicalId}-${status}-${new Date(timestamp).toISOString()}`,
    timestamp,
    logicalId: resource.logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    status,
    reason,
    token: stack.operation?.token,
    properties: status.startsWith('DELETE')
      ? undefined
      : JSON.stringify(resource.shownProperties),
  });
}
