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
import { randomUUID } from 'node:crypto';
import { isAwsError } from '../awsError';
import { createIdentity } from '../model/createIdentity';
import { customName } from '../model/names';
import { validateProperties } from '../model/validateProperties';
import type { Stack, StackResource, Step } from '../state/types';
import { compareResource } from './compareResource';
import { desiredResource, type DesiredResource } from './desiredResource';
import type { Engine } from './Engine';
import { evaluationOf } from './evaluationOf';
import { recordResourceEvent } from './recordEvent';
import { resourceView } from './resourceView';
import { stepDuration } from './stepDuration';
import { updatedAttributes } from './updatedAttributes';

const REPLACING =
  'Requested update requires the creation of a new physical resource; hence creating one.';
const INITIATED = 'Resource creation Initiated';

/** What every way to begin a step is given. @internal */
export interface StepContext {
  engine: Engine;
  stack: Stack;
  step: Step;
  now: number;
}

function run(context: StepContext, resource: StackResource): void {
  const { engine, stack, step, now } = context;
  const action = step.action === 'decide' ? 'update' : step.action;
  step.state = 'running';
  step.completesAt = now + stepDuration(engine, stack, { resource, action });
}

/** Lets a step fail at once: nothing was begun in the outside world. */
function fail(context: StepContext, reason: string): void {
  const { step, now } = context;
  step.state = 'running';
  step.failure = reason;
  step.completesAt = now;
}

function blank(desired: DesiredResource, now: number): StackResource {
  return {
    ...desired,
    physicalId: '',
    status: '',
    timestamp: now,
    seed: randomUUID(),
    attributes: {},
  };
}

function identify(context: StepContext, resource: StackResource): void {
  const { engine, stack } = context;
  const counts = /TaskDefinition|JobDefinition|VpcConnector|Lambda::Version/;
  Object.assign(
    resource,
    createIdentity({
      ...resource,
      account: stack.account,
      region: stack.region,
      stackName: stack.name,
      revision: counts.test(resource.type)
        ? engine.world.nextRevision(stack, resource)
        : 1,
    }),
  );
}

/** Why a resource cannot come to be, before AWS has even tried. */
function obstacle(context: StepContext, resource: StackResource) {
  const { engine, stack } = context;
  const { logicalId, type, properties } = resource;
  const invalid = validateProperties(logicalId, type, properties);
  if (invalid) {
    return invalid;
  }
  return engine.world.nameInUse(stack, resource)
    ? `Resource of type '${type}' with identifier '${customName(type, properties)}' already exists.`
    : undefined;
}

function beginCreate(context: StepContext, desired: DesiredResource): void {
  const { engine, stack, step, now } = context;
  const resource = blank(desired, now);
  stack.resources[step.logicalId] = resource;
  step.action = 'create';
  recordResourceEvent(stack, resource, { status: 'CREATE_IN_PROGRESS', now });
  const problem = obstacle(context, resource);
  if (problem) {
    fail(context, problem);
    return;
  }
  identify(context, resource);
  recordResourceEvent(stack, resource, {
    status: 'CREATE_IN_PROGRESS',
    reason: INITIATED,
    now,
  });
  run(context, resource);
  step.failure = engine.faults.failure(stack, resource, 'create');
}

function beginReplace(
  context: StepContext,
  current: StackResource,
  desired: DesiredResource,
): void {
  const { engine, stack, step, now } = context;
  const resource = blank(desired, now);
  resource.physicalId = current.physicalId;
  resource.attributes = current.attributes;
  step.action = 'replace';
  recordResourceEvent(stack, current, {
    status: 'UPDATE_IN_PROGRESS',
    reason: REPLACING,
    now,
  });
  const { type } = desired;
  const name = customName(type, desired.properties);
  if (name !== undefined && name === customName(type, current.properties)) {
    fail(
      context,
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
    );
    return;
  }
  const problem = obstacle(context, resource);
  if (problem) {
    fail(context, problem);
    return;
  }
  identify(context, resource);
  stack.obsolete.push(current);
  stack.resources[step.logicalId] = resource;
  recordResourceEvent(stack, resource, {
    status: 'UPDATE_IN_PROGRESS',
    reason: INITIATED,
    now,
  });
  run(context, resource);
  step.failure = engine.faults.failure(stack, resource, 'update');
}

function beginUpdate(
  context: StepContext,
  current: StackResource,
  desired: DesiredResource,
): void {
  const { engine, stack, step, now } = context;
  const next: StackResource = { ...current, ...desired };
  step.action = 'update';
  recordResourceEvent(stack, current, { status: 'UPDATE_IN_PROGRESS', now });
  const problem = obstacle(context, next);
  if (problem) {
    fail(context, problem);
    return;
  }
  next.attributes = updatedAttributes(stack, current, desired);
  step.next = next;
  run(context, next);
  step.failure = engine.faults.failure(stack, next, 'update');
}

/**
 * Begins the forward step of a resource: finds out whether it is made, updated,
 * replaced or left alone.
 * @internal
 */
export function beginForwardStep(context: StepContext): void {
  const { engine, stack, step } = context;
  const evaluation = evaluationOf(engine, stack, { target: stack.target });
  const declaration = evaluation.declarations[step.logicalId];
  const current = stack.resources[step.logicalId] as StackResource | undefined;
  let desired: DesiredResource;
  try {
    desired = desiredResource({
      evaluation,
      declaration,
      resources: resourceView(stack.resources),
      stackTags: stack.target.tags,
    });
  } catch (error) {
    if (!isAwsError(error)) {
      throw error;
    }
    failUnresolved(context, error.message);
    return;
  }
  const stands = current !== undefined && current.physicalId !== '';
  if (!stands || current.status.startsWith('CREATE_FAILED')) {
    if (stands) {
      stack.obsolete.push(current);
    }
    beginCreate(context, desired);
    return;
  }
  const { action } = compareResource(current, desired);
  if (action === 'replace') {
    beginReplace(context, current, desired);
  } else if (action === 'update' || current.status.endsWith('_FAILED')) {
    beginUpdate(context, current, desired);
  } else {
    Object.assign(current, desired);
    step.state = 'done';
  }
}

function failUnresolved(context: StepContext, reason: string): void {
  const { engine, stack, step, now } = context;
  const evaluation = evaluationOf(engine, stack, { target: stack.target });
  const declaration = evaluation.declarations[step.logicalId];
  const current = stack.resources[step.logicalId] as StackResource | undefined;
  if (!current) {
    step.action = 'create';
    stack.resources[step.logicalId] = blank(
      {
        ...declaration,
        properties: {},
        shownProperties: {},
        stackTags: stack.target.tags,
        dependencies: evaluation.needs[step.logicalId],
      },
      now,
    );
  } else {
    step.action = 'update';
  }
  fail(context, reason);
}

/**
 * Begins to take a resource back to what it was before the update.
 * @internal
 */
export function beginRestore(context: StepContext): void {
  const { engine, stack, step, now } = context;
  const next = step.next!;
  const current = stack.resources[step.logicalId] as StackResource | undefined;
  recordResourceEvent(stack, current ?? next, {
    status: 'UPDATE_IN_PROGRESS',
    now,
  });
  run(context, next);
  step.failure = stack.operation?.skip.includes(step.logicalId)
    ? undefined
    : engine.faults.failure(stack, next, 'rollback');
}

/** The record that a deletion's events go to. @internal */
export function victimOf(stack: Stack, step: Step): StackResource {
  const victim = step.victim!;
  const current = stack.resources[step.logicalId] as StackResource | undefined;
  return current?.physicalId === victim.physicalId ? current : victim;
}

/**
 * Begins to delete a resource, or skips it where it is retained.
 * @internal
 */
export function beginDelete(context: StepContext): void {
  const { engine, stack, step, now } = context;
  const victim = victimOf(stack, step);
  if (step.isRetained) {
    recordResourceEvent(stack, victim, { status: 'DELETE_SKIPPED', now });
    step.state = 'done';
    return;
  }
  recordResourceEvent(stack, victim, { status: 'DELETE_IN_PROGRESS', now });
  run(context, victim);
  step.failure = engine.faults.failure(stack, victim, 'delete');
}
