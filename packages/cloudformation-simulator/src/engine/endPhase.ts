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
import type { Stack, StackResource } from '../state/types';
import type { Engine } from './Engine';
import { evaluateOutputs } from './evaluateOutputs';
import { evaluationOf } from './evaluationOf';
import { deletionSteps, restoreSteps, type Victim } from './phaseSteps';
import { recordStackEvent } from './recordEvent';

interface PhaseContext {
  engine: Engine;
  stack: Stack;
  now: number;
}

function finish(context: PhaseContext, status: string, reason?: string): void {
  const { stack, now } = context;
  recordStackEvent(stack, { status, reason, now });
  const id = stack.operation?.changeSetId;
  const succeeded =
    status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
  if (succeeded || status === 'DELETE_COMPLETE') {
    stack.changeSets = [];
  }
  for (const changeSet of stack.changeSets) {
    if (changeSet.id === id) {
      changeSet.executionStatus = 'EXECUTE_FAILED';
    }
  }
  stack.operation = undefined;
}

/** Which resources failed, in CloudFormation's words. */
function failureReason(stack: Stack): string {
  const op = stack.operation!;
  if (op.problem) {
    return op.problem.endsWith('.') ? `${op.problem} ` : `${op.problem}. `;
  }
  const status = (id: string) => stack.resources[id]?.status;
  const sentences: [string, string][] = [
    ['create', 'CREATE_FAILED'],
    ['update', 'UPDATE_FAILED'],
    ['delete', 'DELETE_FAILED'],
  ];
  return sentences
    .map(([verb, wanted]) => {
      const ids = op.failed.filter(id => status(id) === wanted);
      return ids.length > 0
        ? `The following resource(s) failed to ${verb}: [${ids.join(', ')}]. `
        : '';
    })
    .join('');
}

function isRetained(resource: StackResource, madeJustNow: boolean): boolean {
  return (
    resource.deletionPolicy === 'Retain' ||
    (resource.deletionPolicy === 'RetainExceptOnCreate' && !madeJustNow)
  );
}

/** Turns an operation to deleting everything that the stack has. @internal */
export function enterDelete(
  context: PhaseContext,
  options: { isCreateRollback: boolean },
): void {
  const { stack } = context;
  const { isCreateRollback } = options;
  const op = stack.operation!;
  const exceptOnCreate = isCreateRollback && op.retainExceptOnCreate;
  const standing = [
    ...Object.values(stack.resources).filter(
      one => one.physicalId !== '' && one.status !== 'DELETE_COMPLETE',
    ),
    ...stack.obsolete,
  ];
  op.phase = 'delete';
  op.failed = [];
  op.problem = undefined;
  op.steps = deletionSteps(
    standing.map(resource => ({
      resource,
      isRetained:
        op.skip.includes(resource.logicalId) ||
        (isRetained(resource, isCreateRollback) && !exceptOnCreate),
    })),
  );
}

/** Turns a failed or cancelled operation back to the last stable state, or to nothing. @internal */
export function enterRollback(context: PhaseContext, reason?: string): void {
  const { stack, now } = context;
  const prefix = stack.stable ? 'UPDATE_ROLLBACK' : 'ROLLBACK';
  recordStackEvent(stack, { status: `${prefix}_IN_PROGRESS`, reason, now });
  beginRollback(context);
}

/** The same, for a stack that already says so. @internal */
export function beginRollback(context: PhaseContext): void {
  const { stack } = context;
  const op = stack.operation!;
  if (!stack.stable) {
    op.kind = 'rollback';
    enterDelete(context, { isCreateRollback: true });
    return;
  }
  stack.target = stack.stable.target;
  op.phase = 'rollback';
  op.failed = [];
  op.problem = undefined;
  op.steps = restoreSteps(stack);
}

function failForward(context: PhaseContext): void {
  const { stack, now } = context;
  const op = stack.operation!;
  const reason = failureReason(stack);
  const isFirst = op.kind === 'create';
  if (op.onFailure === 'DO_NOTHING') {
    finish(context, isFirst ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
    return;
  }
  if (!isFirst) {
    enterRollback(context, reason);
    return;
  }
  if (op.onFailure === 'DELETE') {
    recordStackEvent(stack, {
      status: 'DELETE_IN_PROGRESS',
      reason: `${reason}Delete requested by user.`,
      now,
    });
    op.kind = 'delete';
    enterDelete(context, { isCreateRollback: true });
    return;
  }
  enterRollback(context, `${reason}Rollback requested by user.`);
}

function enterCleanup(context: PhaseContext, status: string): void {
  const { engine, stack, now } = context;
  const op = stack.operation!;
  recordStackEvent(stack, { status, now });
  const { declarations } = evaluationOf(engine, stack, {
    target: stack.target,
  });
  const isRollback = op.phase === 'rollback';
  const removed = Object.values(stack.resources).filter(
    one => !(one.logicalId in declarations),
  );
  const victims: Victim[] = [
    ...removed.map(resource => ({
      resource,
      isRetained: isRetained(resource, isRollback) && !isRollback,
    })),
    ...stack.obsolete.map(resource => ({
      resource,
      // What a rolled back update made in vain goes, whatever its policy says.
      isRetained: !isRollback && resource.updateReplacePolicy === 'Retain',
    })),
  ];
  op.phase = 'cleanup';
  op.failed = [];
  op.steps = deletionSteps(
    victims.filter(victim => victim.resource.physicalId !== ''),
  );
}

function endForward(context: PhaseContext): void {
  const { engine, stack } = context;
  const op = stack.operation!;
  if (op.failed.length > 0 || op.problem) {
    failForward(context);
    return;
  }
  const result = evaluateOutputs(engine, stack);
  if ('problem' in result) {
    op.problem = result.problem;
    failForward(context);
    return;
  }
  stack.outputs = result.outputs;
  stack.imports = result.imports;
  if (op.kind === 'create') {
    finish(context, 'CREATE_COMPLETE');
  } else {
    enterCleanup(context, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  }
}

function endRollback(context: PhaseContext): void {
  const { stack } = context;
  if (stack.operation!.failed.length > 0) {
    finish(context, 'UPDATE_ROLLBACK_FAILED', failureReason(stack));
    return;
  }
  const stable = stack.stable!;
  stack.outputs = stable.outputs;
  stack.imports = stable.imports;
  enterCleanup(context, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
}

function endCleanup(context: PhaseContext): void {
  const { engine, stack } = context;
  const { declarations } = evaluationOf(engine, stack, {
    target: stack.target,
  });
  for (const id of Object.keys(stack.resources)) {
    if (!(id in declarations)) {
      delete stack.resources[id];
    }
  }
  stack.obsolete = [];
  stack.stable = undefined;
  finish(context, stack.status.replace('_CLEANUP_IN_PROGRESS', ''));
}

function endDelete(context: PhaseContext): void {
  const { stack, now } = context;
  const op = stack.operation!;
  const isRollback = op.kind !== 'delete';
  if (op.failed.length > 0 && !op.forceDelete) {
    const reason = failureReason(stack);
    finish(context, isRollback ? 'ROLLBACK_FAILED' : 'DELETE_FAILED', reason);
    return;
  }
  for (const resource of Object.values(stack.resources)) {
    if (!/^DELETE_(COMPLETE|SKIPPED)$/.test(resource.status)) {
      resource.status = resource.physicalId
        ? 'DELETE_SKIPPED'
        : 'DELETE_COMPLETE';
      resource.statusReason = undefined;
    }
  }
  stack.obsolete = [];
  stack.outputs = [];
  stack.imports = [];
  stack.stable = undefined;
  if (!isRollback) {
    stack.deletionTime = now;
  }
  finish(context, isRollback ? 'ROLLBACK_COMPLETE' : 'DELETE_COMPLETE');
}

/**
 * Goes on from a phase in which nothing is left to do: to the next one, or to the end.
 * @internal
 */
export function endPhase(context: PhaseContext): void {
  switch (context.stack.operation!.phase) {
    case 'forward':
      endForward(context);
      break;
    case 'rollback':
      endRollback(context);
      break;
    case 'cleanup':
      endCleanup(context);
      break;
    default:
      endDelete(context);
  }
}
