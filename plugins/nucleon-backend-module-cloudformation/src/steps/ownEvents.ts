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
import { getToken } from '../model/names';
import { isStackItself } from '../model/toEngineEvent';
import { StepContext } from './StepContext';

// Our clock and AWS's may differ by so much.
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Whether the deployment's own operation made the event: the one that it is
 * for, and not one that cleared the way for it.
 *
 * @internal
 */
export function isOwn({ request }: StepContext, event: StackEvent): boolean {
  const { ClientRequestToken: token } = event;
  return (
    token === request.deploymentId ||
    token === getToken(request.deploymentId, 'cancel') ||
    token === getToken(request.deploymentId, 'retain')
  );
}

/** The newest page of events. @internal */
export async function readNewestEvents(
  context: StepContext,
  stackId: string,
): Promise<StackEvent[]> {
  for await (const page of context.calls.readEvents(stackId)) {
    return page;
  }
  return [];
}

/**
 * The events of the deployment, the newest first.
 *
 * @internal
 */
export async function readOwnEvents(
  context: StepContext,
  stackId: string,
): Promise<StackEvent[]> {
  return readEvents(context, stackId, event => isOwn(context, event));
}

/**
 * All that the deployment did to a stack, clearing the way included.
 *
 * @internal
 */
export async function readAllEvents(
  context: StepContext,
  stackId: string,
): Promise<StackEvent[]> {
  const { deploymentId } = context.request;
  return readEvents(
    context,
    stackId,
    event => !!event.ClientRequestToken?.startsWith(deploymentId),
  );
}

async function readEvents(
  context: StepContext,
  stackId: string,
  isWanted: (event: StackEvent) => boolean,
): Promise<StackEvent[]> {
  const wanted: StackEvent[] = [];
  for await (const page of readPages(context, stackId)) {
    wanted.push(...page.filter(isWanted));
  }
  return wanted;
}

/**
 * Whether the deployment was executed on the stack. CloudFormation deletes a
 * change set with its execution, so after a crash only the events tell.
 *
 * @internal
 */
export async function wasExecuted(
  context: StepContext,
  stackId: string,
): Promise<boolean> {
  const token = context.request.deploymentId;
  for await (const page of readPages(context, stackId)) {
    // Not any own event: clearing the way is no execution.
    if (page.some(event => event.ClientRequestToken === token)) {
      return true;
    }
  }
  return false;
}

/** The last state of the stack itself in events, the newest first. @internal */
export function findLastStatus(events: StackEvent[]): string | undefined {
  return events.find(isStackItself)?.ResourceStatus;
}

async function* readPages(
  { request, calls }: StepContext,
  stackId: string,
): AsyncGenerator<StackEvent[]> {
  const oldest = Date.parse(request.createdAt) - CLOCK_SKEW_MS;
  for await (const page of calls.readEvents(stackId)) {
    yield page;
    const last = page.at(-1)?.Timestamp;
    if (last && last.getTime() < oldest) {
      return;
    }
  }
}
