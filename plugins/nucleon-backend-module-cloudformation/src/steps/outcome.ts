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

import {
  Stack,
  StackEvent,
  StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import {
  DeploymentFailure,
  Output,
  ProvisionedResource,
} from '@nucleon/plugin-nucleon-common';
import { FailedStep, Step } from '@nucleon/plugin-nucleon-node';
import { toEngineEvent } from '../model/toEngineEvent';
import { StepContext, toBinding } from './StepContext';

/** Success: with what stands now. @internal */
export async function succeed(
  context: StepContext,
  options: { stack: Stack; events?: StackEvent[]; message?: string },
): Promise<Step> {
  const { stack, events = [], message } = options;
  const stackId = stack.StackId;
  return {
    type: 'succeeded',
    message,
    binding: toBinding(stackId),
    outputs: toOutputs(stack),
    resources: await readResources(context, stackId),
    events: toLog(events),
  };
}

/** Failure: with what stands nevertheless. @internal */
export async function fail(
  context: StepContext,
  options: {
    reason: string;
    stackId?: string;
    failure?: DeploymentFailure;
    events?: StackEvent[];
  },
): Promise<FailedStep> {
  const { reason, stackId, failure, events = [] } = options;
  return {
    type: 'failed',
    reason,
    failure,
    binding: toBinding(stackId),
    resources: await readResources(context, stackId),
    events: toLog(events),
  };
}

/** @internal */
export async function readResources(
  context: StepContext,
  stackId: string | undefined,
): Promise<ProvisionedResource[]> {
  return stackId
    ? (await context.calls.listResources(stackId)).map(toResource)
    : [];
}

/** Events as lines of the log, the oldest first. @internal */
export function toLog(events: StackEvent[]) {
  return events.map(toEngineEvent).reverse();
}

/** @internal */
export function toOutputs(stack: Stack): Output[] {
  return (stack.Outputs ?? []).map(output => ({
    key: output.OutputKey ?? '',
    value: output.OutputValue ?? '',
    description: output.Description,
  }));
}

function toResource(resource: StackResourceSummary): ProvisionedResource {
  return {
    logicalId: resource.LogicalResourceId ?? '',
    physicalId: resource.PhysicalResourceId,
    type: resource.ResourceType ?? '',
    status: resource.ResourceStatus ?? '',
    statusReason: resource.ResourceStatusReason,
    at: resource.LastUpdatedTimestamp?.toISOString(),
  };
}
