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

import { DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { Step } from '@nucleon/plugin-nucleon-node';
import { getChangeSetName, getStackName, getToken } from '../model/names';
import { toPlan } from '../model/toPlan';
import { fail, readResources, succeed, toOutputs } from './outcome';
import { wasExecuted } from './ownEvents';
import { startOver } from './startOver';
import {
  findStack,
  getNewStackName,
  getPause,
  goOn,
  StepContext,
  toBinding,
} from './StepContext';

// The words of CloudFormation for a change set without changes.
const NO_CHANGES =
  /didn't contain changes|No updates are to be performed|no changes/i;

// A change set that was just made or executed may not be seen for a moment.
const MOST_MISSES = 5;

/**
 * Follows the comparison. At its end a plan is read and cleaned up after, and an
 * apply is executed.
 *
 * @internal
 */
export async function compareChanges(context: StepContext): Promise<Step> {
  const { request, handle, calls } = context;
  const isPlan = request.intent === 'plan';
  const changeSet = await calls.describeChangeSet({
    stackId: handle.stackId!,
    changeSetName: getChangeSetName(request.deploymentId),
    withValues: isPlan || request.expectedPlanDigest !== undefined,
  });
  if (!changeSet) {
    return lookForExecution(context);
  }
  if (changeSet.Status === 'FAILED') {
    return endFailedComparison(context, changeSet);
  }
  if (changeSet.ExecutionStatus?.startsWith('EXECUTE_')) {
    return run(context);
  }
  if (changeSet.ExecutionStatus === 'OBSOLETE') {
    return compareAgain(context);
  }
  if (changeSet.Status !== 'CREATE_COMPLETE') {
    return waitForComparison(context);
  }
  return isPlan ? endPlan(context, changeSet) : execute(context, changeSet);
}

async function execute(
  context: StepContext,
  changeSet: DescribeChangeSetOutput,
): Promise<Step> {
  const { request, handle, calls } = context;
  const { expectedPlanDigest } = request;
  const stackId = handle.stackId!;
  if (
    expectedPlanDigest !== undefined &&
    readPlan(context, changeSet).digest !== expectedPlanDigest
  ) {
    await removeComparison(context);
    return fail(context, {
      reason:
        'What would change is no longer what was planned; make a new plan and look at it',
      stackId: request.binding?.id,
    });
  }
  const result = await calls.executeChangeSet({
    stackId,
    changeSetName: getChangeSetName(request.deploymentId),
    token: request.deploymentId,
  });
  return result === 'started' ? run(context) : lookForExecution(context);
}

/** The change set is gone, or cannot be executed: perhaps because it was. */
async function lookForExecution(context: StepContext): Promise<Step> {
  const { handle, request } = context;
  if (
    request.intent !== 'plan' &&
    (await wasExecuted(context, handle.stackId!))
  ) {
    return run(context);
  }
  return (handle.looks ?? 0) < MOST_MISSES
    ? waitForComparison(context)
    : compareAgain(context);
}

async function endFailedComparison(
  context: StepContext,
  changeSet: DescribeChangeSetOutput,
): Promise<Step> {
  const { request } = context;
  const reason = changeSet.StatusReason ?? 'no reason was given';
  const hasNoChanges = NO_CHANGES.test(reason);
  if (request.intent !== 'plan' && !hasNoChanges) {
    // Two replicas may meet: the change set of the one fails because the other
    // executes its own.
    if (await wasExecuted(context, context.handle.stackId!)) {
      return run(context);
    }
  }
  await removeComparison(context);
  const stack = hasNoChanges ? await findStack(context) : undefined;
  if (!stack) {
    return fail(context, {
      reason: `CloudFormation does not accept the template: ${reason}`,
      stackId: request.binding?.id,
    });
  }
  const step = await succeed(context, { stack, message: 'No changes' });
  return request.intent === 'plan' && step.type === 'succeeded'
    ? { ...step, plan: readPlan(context, { Changes: [] }) }
    : step;
}

async function endPlan(
  context: StepContext,
  changeSet: DescribeChangeSetOutput,
): Promise<Step> {
  const { binding } = context.request;
  const plan = readPlan(context, changeSet);
  await removeComparison(context);
  const stack = binding && (await findStack(context));
  return {
    type: 'succeeded',
    binding: toBinding(stack?.StackId),
    outputs: stack ? toOutputs(stack) : [],
    resources: await readResources(context, stack?.StackId),
    plan,
  };
}

/**
 * Takes back what comparing left: the change set, and with it the empty stack
 * that a first one makes. Nobody else works in that stack: a plan has its own,
 * and applies to one target are one at a time.
 *
 * @internal
 */
export async function removeComparison(context: StepContext): Promise<void> {
  const { request, handle, calls } = context;
  const stackId = handle.stackId!;
  const stack = await calls.describeStack(stackId);
  if (stack?.StackStatus === 'REVIEW_IN_PROGRESS') {
    await calls.deleteStack({
      stackId,
      token: getToken(request.deploymentId, 'clear'),
    });
  } else if (stack) {
    await calls.deleteChangeSet(
      stackId,
      getChangeSetName(request.deploymentId),
    );
  }
}

function readPlan(context: StepContext, changeSet: DescribeChangeSetOutput) {
  return toPlan({
    changes: changeSet.Changes ?? [],
    comparedIn: getStackName(context.handle.stackId!),
    name: getNewStackName(context),
  });
}

function run(context: StepContext): Step {
  return goOn(context, {
    handle: { phase: 'running' },
    waitsFor: 'CloudFormation to make the changes',
    isObservable: true,
    lookAgainAfter: 1_000,
  });
}

function waitForComparison(context: StepContext): Step {
  const looks = context.handle.looks ?? 0;
  return goOn(context, {
    handle: { looks: looks + 1 },
    waitsFor: 'CloudFormation to compare the template with what stands',
    lookAgainAfter: getPause(looks),
  });
}

async function compareAgain(context: StepContext): Promise<Step> {
  const { calls, handle, request } = context;
  const step = await startOver(context);
  if (step.type === 'failed') {
    await removeComparison(context);
  } else {
    const changeSetName = getChangeSetName(request.deploymentId);
    await calls.deleteChangeSet(handle.stackId!, changeSetName);
  }
  return step;
}
