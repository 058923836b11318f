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
import { getToken } from '../model/names';
import { compareChanges, removeComparison } from './compareChanges';
import { followOperation } from './followOperation';
import { readResources } from './outcome';
import { wasExecuted } from './ownEvents';
import { findStack, StepContext, toBinding, withHandle } from './StepContext';

/**
 * Calls an apply or a plan off: what was not executed is taken back, an update
 * that runs is sent back by CloudFormation, and a creation goes on to its end,
 * because nothing can stop one.
 *
 * @internal
 */
export async function cancelApply(context: StepContext): Promise<Step> {
  const { request, calls, handle } = context;
  if (request.intent === 'plan') {
    return handle.phase === 'comparing'
      ? compareChanges(context)
      : cancelled(context);
  }
  const stack = handle.stackId
    ? await calls.describeStack(handle.stackId)
    : await findStack(context);
  const stackId = stack?.StackId;
  if (!stackId || stack.StackStatus === 'DELETE_COMPLETE') {
    return cancelled(context);
  }
  const running = withHandle(context, { phase: 'running', stackId });
  const isRunning =
    handle.phase === 'running' ||
    (stack.StackStatus !== 'REVIEW_IN_PROGRESS' &&
      (await wasExecuted(context, stackId)));
  if (!isRunning) {
    await removeComparison(withHandle(context, { stackId }));
    return cancelled(context);
  }
  if (stack.StackStatus === 'UPDATE_IN_PROGRESS') {
    await calls.cancelUpdate(stackId, getToken(request.deploymentId, 'cancel'));
  }
  return followOperation({ ...running, isCancelling: true });
}

async function cancelled(context: StepContext): Promise<Step> {
  const { binding } = context.request;
  return {
    type: 'cancelled',
    binding: toBinding(binding?.id),
    resources: await readResources(context, binding?.id),
  };
}
