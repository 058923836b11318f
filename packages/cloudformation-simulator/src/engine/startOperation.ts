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
import type {
  FailureMode,
  Stack,
  StackOperation,
  StackTarget,
} from '../state/types';
import { recordStackEvent } from './recordEvent';
import type { Simulator } from './Simulator';

/** What an operation is started with. @internal */
export interface StartOptions {
  kind: StackOperation['kind'];
  status: string;
  target?: StackTarget;
  token?: string;
  onFailure?: FailureMode;
  retainExceptOnCreate?: boolean;
  skip?: string[];
  forceDelete?: boolean;
  changeSetId?: string;
}

/** Statuses that an update can fall back to. */
const STABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
];

/**
 * Gives a stack an operation, which the scheduler then takes through.
 * @internal
 */
export function startOperation(
  simulator: Simulator,
  stack: Stack,
  options: StartOptions,
): void {
  const now = simulator.engine.now();
  if (options.kind === 'update' && STABLE.includes(stack.status)) {
    stack.stable = structuredClone({
      target: stack.target,
      resources: stack.resources,
      outputs: stack.outputs,
      imports: stack.imports,
    });
  }
  stack.target = options.target ?? stack.target;
  stack.operation = {
    kind: options.kind,
    phase: 'start',
    startsAt: now,
    token: options.token,
    onFailure: options.onFailure ?? 'ROLLBACK',
    retainExceptOnCreate: options.retainExceptOnCreate ?? false,
    steps: [],
    failed: [],
    skip: options.skip ?? [],
    forceDelete: options.forceDelete ?? false,
    changeSetId: options.changeSetId,
  };
  for (const changeSet of stack.changeSets) {
    changeSet.executionStatus =
      changeSet.id === options.changeSetId ? 'EXECUTE_IN_PROGRESS' : 'OBSOLETE';
  }
  recordStackEvent(stack, {
    status: options.status,
    reason: 'User Initiated',
    now,
  });
  simulator.state.touchStack(stack);
  simulator.scheduler.wake(stack);
}
