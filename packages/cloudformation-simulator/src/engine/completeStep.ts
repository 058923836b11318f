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
import type { StackResource } from '../state/types';
import { victimOf, type StepContext } from './beginStep';
import { recordResourceEvent } from './recordEvent';

function failed(context: StepContext, reason: string): void {
  const { stack, step, now } = context;
  step.state = 'failed';
  stack.operation!.failed.push(step.logicalId);
  const verb = step.action === 'create' ? 'CREATE' : 'UPDATE';
  if (step.action === 'delete') {
    const status = 'DELETE_FAILED';
    recordResourceEvent(stack, victimOf(stack, step), { status, reason, now });
    return;
  }
  recordResourceEvent(stack, stack.resources[step.logicalId], {
    status: `${verb}_FAILED`,
    reason,
    now,
  });
}

function restored(context: StepContext): void {
  const { stack, step, now } = context;
  const next = { ...step.next! };
  const current = stack.resources[step.logicalId] as StackResource | undefined;
  if (current && current.physicalId && current.physicalId !== next.physicalId) {
    stack.obsolete.push(current);
  }
  stack.obsolete = stack.obsolete.filter(
    one =>
      one.logicalId !== next.logicalId || one.physicalId !== next.physicalId,
  );
  stack.resources[step.logicalId] = next;
  recordResourceEvent(stack, next, { status: 'UPDATE_COMPLETE', now });
}

/**
 * Ends a step whose time has come, well or badly.
 * @internal
 */
export function completeStep(context: StepContext): void {
  const { stack, step, now } = context;
  if (step.failure !== undefined) {
    failed(context, step.failure);
    return;
  }
  step.state = 'done';
  if (step.action === 'delete') {
    recordResourceEvent(stack, victimOf(stack, step), {
      status: 'DELETE_COMPLETE',
      now,
    });
    return;
  }
  if (stack.operation!.phase === 'rollback') {
    restored(context);
    return;
  }
  if (step.next) {
    stack.resources[step.logicalId] = step.next;
    step.next = undefined;
  }
  recordResourceEvent(stack, stack.resources[step.logicalId], {
    status: step.action === 'create' ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE',
    now,
  });
}

/**
 * Stops a running step because another one failed or the user asked to.
 * @internal
 */
export function cancelStep(context: StepContext): void {
  const { step } = context;
  step.next = undefined;
  failed(
    context,
    step.action === 'create'
      ? 'Resource creation cancelled'
      : 'Resource update cancelled',
  );
}
