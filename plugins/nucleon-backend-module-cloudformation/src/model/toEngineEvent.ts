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
import { EngineEvent } from '@nucleon/plugin-nucleon-node';

/** A line of the log from an event of a stack. @internal */
export function toEngineEvent(event: StackEvent): EngineEvent {
  const status = event.ResourceStatus ?? '';
  return {
    sourceId: event.EventId,
    at: (event.Timestamp ?? new Date(0)).toISOString(),
    level: getLevel(status),
    message: isStackItself(event)
      ? `Stack ${toWords(status)}`
      : `${event.LogicalResourceId} ${toWords(status)}`,
    logicalId: event.LogicalResourceId,
    type: event.ResourceType,
    status,
    statusReason: event.ResourceStatusReason,
  };
}

/** Whether an event is about the stack and not a resource in it. @internal */
export function isStackItself(event: StackEvent): boolean {
  return event.PhysicalResourceId === event.StackId;
}

function getLevel(status: string): EngineEvent['level'] {
  if (status.endsWith('FAILED')) {
    return 'error';
  }
  return status.includes('ROLLBACK') ? 'warning' : 'info';
}

function toWords(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ');
}
