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
import type { Stack, StackOperation, Step } from '../state/types';
import {
  beginDelete,
  beginForwardStep,
  beginRestore,
  type StepContext,
} from './beginStep';
import { cancelStep, completeStep } from './completeStep';
import {
  beginRollback,
  endPhase,
  enterDelete,
  enterRollback,
} from './endPhase';
import type { Engine } from './Engine';
import { missingImport } from './evaluateOutputs';
import { forwardSteps } from './phaseSteps';

function enterFirstPhase(engine: Engine, stack: Stack, now: number): void {
  const op = stack.operation!;
  if (op.kind === 'delete') {
    enterDelete({ engine, stack, now }, { isCreateRollback: false });
    return;
  }
  if (op.kind === 'rollback') {
    beginRollback({ engine, stack, now });
    return;
  }
  op.phase = 'forward';
  op.problem = missingImport(engine, stack);
  op.steps = op.problem ? [] : forwardSteps(engine, stack);
}

/** After a failure: what runs is cancelled, what waits is dropped. */
function stopOthers(engine: Engine, stack: Stack, now: number): void {
  for (const step of stack.operation!.steps) {
    if (step.state === 'running') {
      cancelStep({ engine, stack, step, now });
    } else if (step.state === 'waiting') {
      step.state = 'skipped';
    }
  }
}

/** What can no longer be done because something it needs failed. */
function skipBlocked(op: StackOperation): void {
  let changed = true;
  const bad = () =>
    op.steps
      .filter(step => step.state === 'failed' || step.state === 'skipped')
      .map(step => step.key);
  while (changed) {
    const blockers = bad();
    const blocked = op.steps.filter(
      step =>
        step.state === 'waiting' &&
        step.after.some(key => blockers.includes(key)),
    );
    for (const step of blocked) {
      step.state = 'skipped';
    }
    changed = blocked.length > 0;
  }
}

function begin(context: StepContext): void {
  const { step, stack } = context;
  if (step.action === 'delete') {
    beginDelete(context);
  } else if (stack.operation!.phase === 'rollback') {
    beginRestore(context);
  } else {
    beginForwardStep(context);
  }
}

function ready(op: StackOperation): Step[] {
  const open = new Set(
    op.steps
      .filter(step => step.state === 'waiting' || step.state === 'running')
      .map(step => step.key),
  );
  return op.steps.filter(
    step =>
      step.state === 'waiting' &&
      !step.after.some(key => key !== step.key && open.has(key)),
  );
}

function releaseKnot(op: StackOperation): void {
  if (ready(op).length === 0) {
    for (const step of op.steps) {
      step.after = [];
    }
  }
}

function completeDue(engine: Engine, stack: Stack, now: number): void {
  const op = stack.operation!;
  const due = op.steps
    .filter(step => step.state === 'running' && step.completesAt! <= now)
    .sort((one, other) => one.completesAt! - other.completesAt!);
  for (const step of due) {
    if (step.state !== 'running') {
      continue;
    }
    const before = op.failed.length;
    completeStep({ engine, stack, step, now });
    if (op.failed.length > before) {
      if (op.phase === 'forward' && op.onFailure !== 'DO_NOTHING') {
        stopOthers(engine, stack, now);
      } else if (!op.forceDelete) {
        skipBlocked(op);
      }
    }
  }
}

/**
 * Takes a stack's operation as far as it can go now, and tells when to look again;
 * undefined when there is nothing under way.
 *
 *   start → forward ──→ cleanup → end
 *              │ failed
 *              ├──→ rollback → cleanup → end   (an update)
 *              └──→ delete → end               (a create)
 *
 * All that it needs is in the stack, so that a restarted simulator goes on.
 * @internal
 */
export function advance(engine: Engine, stack: Stack): number | undefined {
  while (stack.operation) {
    const op = stack.operation;
    const now = engine.now();
    if (op.phase === 'start') {
      if (now < op.startsAt) {
        return op.startsAt;
      }
      enterFirstPhase(engine, stack, now);
    }
    completeDue(engine, stack, now);
    for (const step of ready(op)) {
      begin({ engine, stack, step, now });
    }
    const running = op.steps.filter(step => step.state === 'running');
    if (running.length > 0) {
      const next = Math.min(...running.map(step => step.completesAt!));
      if (next > now) {
        return next;
      }
    } else if (op.steps.some(step => step.state === 'waiting')) {
      // Leftovers of several generations can need each other; then order is moot.
      releaseKnot(op);
    } else {
      endPhase({ engine, stack, now });
    }
  }
  return undefined;
}

/**
 * Cancels an update that is under way and takes it back.
 * @internal
 */
export function cancelUpdate(engine: Engine, stack: Stack): void {
  const now = engine.now();
  stopOthers(engine, stack, now);
  enterRollback({ engine, stack, now }, 'User Initiated');
}
