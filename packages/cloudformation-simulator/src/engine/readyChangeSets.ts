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
import { isAwsError } from '../awsError';
import type { ChangeSet, Stack } from '../state/types';
import type { Engine } from './Engine';
import { planChanges } from './planChanges';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

function fail(changeSet: ChangeSet, reason: string): void {
  changeSet.status = 'FAILED';
  changeSet.statusReason = reason;
  changeSet.executionStatus = 'UNAVAILABLE';
}

function complete(engine: Engine, stack: Stack, changeSet: ChangeSet): void {
  changeSet.readyAt = undefined;
  try {
    const plan = planChanges(engine, stack, changeSet.target);
    changeSet.changes = plan.changes;
    if (!plan.hasChanges) {
      fail(changeSet, NO_CHANGES);
      return;
    }
    changeSet.status = 'CREATE_COMPLETE';
    // An update that began in the meantime makes the plan worthless.
    changeSet.executionStatus = stack.operation ? 'OBSOLETE' : 'AVAILABLE';
  } catch (error) {
    if (!isAwsError(error)) {
      throw error;
    }
    fail(changeSet, error.message);
  }
}

/**
 * Works out the change sets of a stack whose time has come; tells when the next one is
 * due.
 * @internal
 */
export function readyChangeSets(
  engine: Engine,
  stack: Stack,
): number | undefined {
  const now = engine.now();
  const waiting: number[] = [];
  for (const changeSet of stack.changeSets) {
    if (changeSet.readyAt === undefined) {
      continue;
    }
    if (changeSet.readyAt <= now) {
      complete(engine, stack, changeSet);
    } else {
      changeSet.status = 'CREATE_IN_PROGRESS';
      waiting.push(changeSet.readyAt);
    }
  }
  return waiting.length > 0 ? Math.min(...waiting) : undefined;
}
