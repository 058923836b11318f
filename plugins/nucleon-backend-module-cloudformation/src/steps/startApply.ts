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
import { getChangeSetName, getPlanStackName } from '../model/names';
import { getStackExit } from '../model/stackStatus';
import { clearTheWay } from './clearTheWay';
import { fail } from './outcome';
import { wasExecuted } from './ownEvents';
import { prepareTemplate } from './prepareTemplate';
import { startOver } from './startOver';
import {
  findStack,
  getNewStackName,
  goOn,
  StepContext,
  withHandle,
} from './StepContext';

/**
 * The first step of an apply or a plan: looks at what stands, and either clears
 * the way or has CloudFormation compare.
 *
 * @internal
 */
export async function startApply(context: StepContext): Promise<Step> {
  const stack = await findStack(context);
  const stackId = stack?.StackId;
  const exit = getStackExit(stack?.StackStatus ?? 'DELETE_COMPLETE');
  if (stackId && (exit === 'gone' || exit === 'empty')) {
    return compareWithNothing(context);
  }
  if (!stack || !stackId) {
    return compareWithNothing(context);
  }
  if (context.request.intent === 'plan') {
    return exit === 'delete'
      ? compareWithNothing(context)
      : startPlanOfChange(context, stack);
  }
  if (await wasExecuted(context, stackId)) {
    return goOn(context, {
      handle: { phase: 'running', stackId },
      waitsFor: 'CloudFormation',
    });
  }
  if (exit !== 'updatable') {
    return clearTheWay(withHandle(context, { stackId }), stack);
  }
  return compare(context, {
    stackName: stackId,
    type: 'UPDATE',
    tags: context.request.tags,
  });
}

async function startPlanOfChange(
  context: StepContext,
  stack: Stack,
): Promise<Step> {
  const stackId = stack.StackId!;
  const exit = getStackExit(stack.StackStatus!);
  if (exit === 'busy') {
    return clearTheWay(withHandle(context, { stackId }), stack);
  }
  if (exit !== 'updatable') {
    // A plan writes nothing but its change set, so it mends nothing either.
    return fail(context, {
      reason: `Nothing can be planned while stack '${stack.StackName}' is ${stack.StackStatus}; deploy to bring it back first`,
      stackId,
    });
  }
  return compare(context, {
    stackName: stackId,
    type: 'UPDATE',
    tags: context.request.tags,
  });
}

async function compareWithNothing(context: StepContext): Promise<Step> {
  const { request } = context;
  const name = getNewStackName(context);
  return compare(context, {
    stackName:
      request.intent === 'plan'
        ? getPlanStackName(name, request.deploymentId)
        : name,
    type: 'CREATE',
    tags: request.tags,
  });
}

async function compare(
  context: StepContext,
  options: {
    stackName: string;
    type: 'CREATE' | 'UPDATE';
    tags: Record<string, string>;
  },
): Promise<Step> {
  const { request, calls } = context;
  const prepared = await prepareTemplate(context);
  if (prepared.type === 'step') {
    return prepared.step;
  }
  const created = await calls.createChangeSet({
    ...options,
    changeSetName: getChangeSetName(request.deploymentId),
    token: request.deploymentId,
    template: prepared.template,
  });
  const isOvertaken = created.type === 'overtaken';
  const stackId = isOvertaken
    ? (await calls.describeStack(options.stackName))?.StackId
    : created.stackId;
  const compared = withHandle(context, {
    refusal: isOvertaken ? created.message : undefined,
  });
  return stackId
    ? goOn(compared, {
        handle: { phase: 'comparing', stackId },
        waitsFor: 'CloudFormation to compare the template with what stands',
        lookAgainAfter: 300,
      })
    : startOver(compared);
}
