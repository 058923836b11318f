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
import {
  DeploymentRequest,
  EngineBinding,
  EngineDestination,
  EngineEvent,
  InProgressStep,
} from '@nucleon/plugin-nucleon-node';
import { StackCalls } from '../aws/StackCalls';
import { CloudFormationHandle } from '../CloudFormationHandle';
import { getStackName } from '../model/names';

/** What a step works with. @internal */
export type StepContext = {
  request: DeploymentRequest;
  handle: CloudFormationHandle;
  calls: StackCalls;
  isWatched: boolean;
  /** Somebody called the deployment off. */
  isCancelling?: boolean;
  /** The endpoint in place of AWS's own, if any. */
  endpoint?: string;
};

/** The context with a handle that differs in what is given. @internal */
export function withHandle(
  context: StepContext,
  changes: Partial<CloudFormationHandle>,
): StepContext {
  return { ...context, handle: { ...context.handle, ...changes } };
}

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 5_000;

/** A pause that grows with the looks that found nothing. @internal */
export function getPause(looks: number = 0): number {
  return Math.min(FIRST_PAUSE_MS * 1.4 ** looks, LONGEST_PAUSE_MS);
}

/** @internal */
export type GoOnOptions = {
  handle: Partial<CloudFormationHandle>;
  waitsFor: string;
  lookAgainAfter?: number;
  isObservable?: boolean;
  events?: EngineEvent[];
};

/** The step that says that another one follows. @internal */
export function goOn(
  context: StepContext,
  options: GoOnOptions,
): InProgressStep {
  const { handle: changes, lookAgainAfter = 0, ...rest } = options;
  const handle = { ...context.handle, looks: undefined, ...changes };
  return {
    type: 'inProgress',
    handle,
    lookAgainAfter,
    binding: isBound(context) ? toBinding(handle.stackId) : undefined,
    ...rest,
  };
}

/** A plan binds nothing: what it works in goes with it. */
function isBound({ request }: StepContext): boolean {
  return request.intent !== 'plan';
}

/** @internal */
export function toBinding(
  stackId: string | undefined,
): EngineBinding | undefined {
  return stackId === undefined
    ? undefined
    : { id: stackId, name: getStackName(stackId) };
}

/** What stands for the target, whatever its state. @internal */
export async function findStack({
  request,
  calls,
}: StepContext): Promise<Stack | undefined> {
  const { binding, name } = request;
  if (!binding) {
    return calls.describeStack(name);
  }
  const bound = await calls.describeStack(binding.id);
  if (bound && bound.StackStatus !== 'DELETE_COMPLETE') {
    return bound;
  }
  // A step whose result was lost may have made it anew under the same name. A
  // name that is not ours says nothing.
  return getStackName(binding.id) === name
    ? calls.describeStack(name)
    : undefined;
}

/** The name under which a stack is made. @internal */
export function getNewStackName({ request }: StepContext): string {
  return request.binding ? getStackName(request.binding.id) : request.name;
}

/** @internal */
export function describeDestination(destination: EngineDestination): string {
  return `'${destination.name}' (${destination.account}, ${destination.region})`;
}
