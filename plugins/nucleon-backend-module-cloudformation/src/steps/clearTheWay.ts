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
import { Exit } from '../CloudFormationHandle';
import { findFirstFailure } from '../model/findFirstFailure';
import { getToken } from '../model/names';
import { getStackExit } from '../model/stackStatus';
import { fail } from './outcome';
import { readAllEvents } from './ownEvents';
import { getPause, goOn, StepContext } from './StepContext';

/**
 * Takes a stack out of a state in which it cannot be updated, by the one way
 * that leads out of it, and no way twice.
 *
 * @internal
 */
export async function clearTheWay(
  context: StepContext,
  stack: Stack,
): Promise<Step> {
  const { calls, request } = context;
  const { tried = [] } = context.handle;
  const stackId = stack.StackId!;
  switch (getStackExit(stack.StackStatus!)) {
    case 'busy':
      return wait(context, 'what runs on the stack already');
    case 'delete':
      if (stack.EnableTerminationProtection || tried.includes('clear')) {
        return giveUp(context, stack);
      }
      await calls.deleteStack({ stackId, token: token('clear') });
      return wait(context, 'what failed before to be deleted', 'clear');
    case 'rollBack':
      if (tried.includes('rollback')) {
        return giveUp(context, stack);
      }
      await calls.rollBack(stackId, token('rollback'));
      return wait(context, 'the last update to be rolled back', 'rollback');
    case 'continue':
      return continueRollback(context, stack);
    default:
      return giveUp(context, stack);
  }

  function token(exit: Exit): string {
    return getToken(request.deploymentId, exit);
  }
}

/**
 * The look at a stack whose way is being cleared.
 *
 * @internal
 */
export async function followClearing(context: StepContext): Promise<Step> {
  const { calls, handle } = context;
  const stack = await calls.describeStack(handle.stackId!);
  if (stack && getStackExit(stack.StackStatus!) === 'busy') {
    return wait(context, 'what runs on the stack already');
  }
  return goOn(context, {
    handle: { phase: 'start', stackId: undefined },
    waitsFor: 'CloudFormation',
  });
}

async function continueRollback(
  context: StepContext,
  stack: Stack,
): Promise<Step> {
  const { calls, request, handle } = context;
  const { tried = [] } = handle;
  const stackId = stack.StackId!;
  if (!tried.includes('continue')) {
    const token = getToken(request.deploymentId, 'continue');
    await calls.continueRollback({ stackId, token });
    return wait(context, 'the last rollback to go on', 'continue');
  }
  if (tried.includes('skip')) {
    return giveUp(context, stack);
  }
  const resources = await calls.listResources(stackId);
  const skip = resources
    .filter(resource => resource.ResourceStatus === 'UPDATE_FAILED')
    .map(resource => resource.LogicalResourceId!);
  const token = getToken(request.deploymentId, 'skip');
  await calls.continueRollback({ stackId, token, skip });
  return wait(context, 'the last rollback, without what hangs', 'skip');
}

function wait(context: StepContext, waitsFor: string, exit?: Exit): Step {
  const { tried = [], looks = 0 } = context.handle;
  return goOn(context, {
    handle: {
      phase: 'clearing',
      looks: looks + 1,
      ...(exit && { tried: [...tried, exit] }),
    },
    waitsFor,
    isObservable: true,
    lookAgainAfter: getPause(looks),
  });
}

async function giveUp(context: StepContext, stack: Stack): Promise<Step> {
  const stackId = stack.StackId!;
  const own = await readAllEvents(context, stackId);
  const failure = findFirstFailure(own);
  const because = failure
    ? `: '${failure.logicalId}' (${failure.type}): ${failure.reason}`
    : '';
  const remedy = stack.EnableTerminationProtection
    ? 'it has termination protection; turn it off'
    : 'delete it, leaving behind what would not go, or mend it in the account';
  return fail(context, {
    reason: `Stack '${stack.StackName}' is ${stack.StackStatus} and cannot be updated${because}. To go on, ${remedy}`,
    stackId,
    failure,
    events: own,
  });
}
