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

import { Step } from '@nucleon/plugin-nucleon-node';
import { findFirstFailure } from '../model/findFirstFailure';
import { isReached, isRolledBack, isUndecided } from '../model/stackStatus';
import { fail, readResources, succeed, toLog } from './outcome';
import {
  findLastStatus,
  isOwn,
  readNewestEvents,
  readOwnEvents,
} from './ownEvents';
import { getPause, goOn, StepContext, toBinding } from './StepContext';

// Reads after writes can be stale. After so many looks without any event of
// ours, the execution was not taken.
const MOST_SILENT_LOOKS = 30;

/**
 * Follows the operation that the deployment started. Its own events decide, and
 * not the state of the stack, which for a moment is still the one before.
 *
 * @internal
 */
export async function followOperation(context: StepContext): Promise<Step> {
  const { handle, isWatched } = context;
  const stackId = handle.stackId!;
  const page = await readNewestEvents(context, stackId);
  const newest = page.filter(event => isOwn(context, event));
  const status =
    findLastStatus(newest) ??
    // More than a page of resources since the stack itself was last named.
    findLastStatus(newest.length ? await readOwnEvents(context, stackId) : []);
  if (findLastStatus(page) === 'DELETE_COMPLETE') {
    return fail(context, {
      reason: 'The stack was deleted while the deployment ran',
      events: newest,
    });
  }
  if (status === undefined && newest.length === 0) {
    return waitForFirstEvent(context);
  }
  if (status === undefined || isUndecided(status)) {
    return goOn(context, {
      handle: {},
      waitsFor: 'CloudFormation to make the changes',
      isObservable: true,
      lookAgainAfter: 2_000,
      events: isWatched ? toLog(newest) : [],
    });
  }
  return endOperation(context, status);
}

async function endOperation(
  context: StepContext,
  status: string,
): Promise<Step> {
  const stackId = context.handle.stackId!;
  const events = await readOwnEvents(context, stackId);
  const stack = await context.calls.describeStack(stackId);
  if (stack && isReached(status)) {
    return succeed(context, { stack, events });
  }
  const failure = findFirstFailure(events);
  if (isRolledBack(status) && context.isCancelling && !failure) {
    return {
      type: 'cancelled',
      binding: toBinding(stackId),
      resources: await readResources(context, stackId),
      events: toLog(events),
    };
  }
  const because = failure
    ? `'${failure.logicalId}' (${failure.type}) failed: ${failure.reason}`
    : (stack?.StackStatusReason ?? 'CloudFormation gave no reason');
  return fail(context, {
    reason: `${because}. The stack is ${toFinalStatus(status)}`,
    stackId: stack?.StackStatus === 'DELETE_COMPLETE' ? undefined : stackId,
    failure,
    events,
  });
}

/** The state that a stack which still cleans up is about to have. */
function toFinalStatus(status: string): string {
  return status.replace('_CLEANUP_IN_PROGRESS', '');
}

function waitForFirstEvent(context: StepContext): Step {
  const looks = context.handle.looks ?? 0;
  if (looks >= MOST_SILENT_LOOKS) {
    return goOn(context, {
      handle: { phase: 'start', stackId: undefined },
      waitsFor: 'CloudFormation',
    });
  }
  return goOn(context, {
    handle: { looks: looks + 1 },
    waitsFor: 'CloudFormation to begin',
    lookAgainAfter: getPause(looks),
  });
}
