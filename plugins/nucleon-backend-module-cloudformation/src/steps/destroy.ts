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

import { Stack } from '@aws-sdk/client-cloudformation';
import { Step } from '@nucleon/plugin-nucleon-node';
import { findFirstFailure } from '../model/findFirstFailure';
import { getToken } from '../model/names';
import { getStackExit } from '../model/stackStatus';
import { fail, toLog } from './outcome';
import { isOwn, readNewestEvents, readOwnEvents } from './ownEvents';
import { findStack, getPause, goOn, StepContext } from './StepContext';

/**
 * The first step of a deletion.
 *
 * @internal
 */
export async function startDestroy(context: StepContext): Promise<Step> {
  const stack = await findStack(context);
  const stackId = stack?.StackId;
  if (!stackId || stack.StackStatus === 'DELETE_COMPLETE') {
    return { type: 'succeeded', outputs: [], resources: [] };
  }
  return deleteStack(context, stack);
}

/**
 * Follows a deletion to its end, and repeats it once without what would not go
 * where the request says that it may stay.
 *
 * @internal
 */
export async function followDeletion(context: StepContext): Promise<Step> {
  const { handle, calls, isWatched } = context;
  const stackId = handle.stackId!;
  const stack = await calls.describeStack(stackId);
  if (!stack || stack.StackStatus === 'DELETE_COMPLETE') {
    const events = stack ? await readOwnEvents(context, stackId) : [];
    return {
      type: 'succeeded',
      outputs: [],
      resources: [],
      events: toLog(events),
    };
  }
  if (stack.StackStatus !== 'DELETE_IN_PROGRESS') {
    return deleteStack(context, stack);
  }
  const page = isWatched ? await readNewestEvents(context, stackId) : [];
  return wait(context, {
    stackId,
    events: toLog(page.filter(event => isOwn(context, event))),
  });
}

async function deleteStack(context: StepContext, stack: Stack): Promise<Step> {
  const { request, handle, calls } = context;
  const { deploymentId } = request;
  const stackId = stack.StackId!;
  if (getStackExit(stack.StackStatus!) === 'busy') {
    return wait(context, { stackId });
  }
  if (stack.EnableTerminationProtection) {
    return fail(context, {
      reason: `Stack '${stack.StackName}' has termination protection. Turn it off in the account, then delete again`,
      stackId,
    });
  }
  if (stack.StackStatus !== 'DELETE_FAILED') {
    await calls.deleteStack({ stackId, token: deploymentId });
    return wait(context, { stackId });
  }
  const own = await readOwnEvents(context, stackId);
  if (!own.some(event => event.ClientRequestToken === deploymentId)) {
    // An earlier deletion failed. What hindered it may be gone.
    await calls.deleteStack({ stackId, token: deploymentId });
    return wait(context, { stackId });
  }
  const stuck = (await calls.listResources(stackId))
    .filter(resource => resource.ResourceStatus === 'DELETE_FAILED')
    .map(resource => resource.LogicalResourceId!);
  const mayStay = stuck.every(id => request.retain?.includes(id));
  if (stuck.length > 0 && mayStay && !handle.tried?.includes('retain')) {
    await calls.deleteStack({
      stackId,
      token: getToken(deploymentId, 'retain'),
      retain: stuck,
    });
    return wait(context, { stackId, hasRetained: true });
  }
  const failure = findFirstFailure(own);
  const names = stuck.map(id => `'${id}'`).join(', ');
  return fail(context, {
    reason: `${names || 'The stack'} would not go: ${
      failure?.reason ?? stack.StackStatusReason ?? 'no reason was given'
    }. Delete again, or leave behind what would not go`,
    stackId,
    failure,
    events: own,
  });
}

function wait(
  context: StepContext,
  options: {
    stackId: string;
    hasRetained?: boolean;
    events?: ReturnType<typeof toLog>;
  },
): Step {
  const { stackId, hasRetained, events } = options;
  const { tried = [], looks = 0 } = context.handle;
  return goOn(context, {
    handle: {
      phase: 'deleting',
      stackId,
      looks: looks + 1,
      ...(hasRetained && { tried: [...tried, 'retain'] }),
    },
    waitsFor: 'CloudFormation to delete the stack',
    isObservable: true,
    lookAgainAfter: getPause(looks + 3),
    events,
  });
}
