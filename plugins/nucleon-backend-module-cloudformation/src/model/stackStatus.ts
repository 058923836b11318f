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

import { StackStatus } from '@aws-sdk/client-cloudformation';

/**
 * What can be done with a stack in each of CloudFormation's 23 states:
 *
 * - `busy`: wait for the operation that runs
 * - `empty`: a change set made it and was not executed; it can be created
 * - `updatable`
 * - `delete`: nothing but a deletion helps
 * - `rollBack`: `RollbackStack` brings it to an updatable state
 * - `continue`: `ContinueUpdateRollback` brings it to an updatable state
 * - `stuck`: somebody has to act in the account, or delete it
 * - `gone`
 *
 * @internal
 */
export type StackExit =
  | 'busy'
  | 'empty'
  | 'updatable'
  | 'delete'
  | 'rollBack'
  | 'continue'
  | 'stuck'
  | 'gone';

const EXITS: Record<StackStatus, StackExit> = {
  REVIEW_IN_PROGRESS: 'empty',
  CREATE_IN_PROGRESS: 'busy',
  CREATE_COMPLETE: 'updatable',
  CREATE_FAILED: 'delete',
  ROLLBACK_IN_PROGRESS: 'busy',
  ROLLBACK_COMPLETE: 'delete',
  ROLLBACK_FAILED: 'delete',
  UPDATE_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_COMPLETE: 'updatable',
  UPDATE_FAILED: 'rollBack',
  UPDATE_ROLLBACK_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
  UPDATE_ROLLBACK_COMPLETE: 'updatable',
  UPDATE_ROLLBACK_FAILED: 'continue',
  IMPORT_IN_PROGRESS: 'busy',
  IMPORT_COMPLETE: 'updatable',
  IMPORT_ROLLBACK_IN_PROGRESS: 'busy',
  IMPORT_ROLLBACK_COMPLETE: 'updatable',
  IMPORT_ROLLBACK_FAILED: 'stuck',
  DELETE_IN_PROGRESS: 'busy',
  DELETE_COMPLETE: 'gone',
  DELETE_FAILED: 'delete',
};

/** Which way leads out of a state. @internal */
export function getStackExit(status: string): StackExit {
  // A status that AWS adds one day is waited out rather than acted upon.
  return EXITS[status as StackStatus] ?? 'busy';
}

/** The states in which CloudFormation is at work. @internal */
export const BUSY_STATUSES = (Object.keys(EXITS) as StackStatus[]).filter(
  status => EXITS[status] === 'busy' || EXITS[status] === 'empty',
);

const TIDYING = /_CLEANUP_IN_PROGRESS$/;

/**
 * Whether the outcome is not known yet. A stack that cleans up has reached it:
 * only what was replaced still goes.
 *
 * @internal
 */
export function isUndecided(status: string): boolean {
  return getStackExit(status) === 'busy' && !TIDYING.test(status);
}

const REACHED = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
]);

/** Whether an operation that ended in it reached its aim. @internal */
export function isReached(status: string): boolean {
  return REACHED.has(status);
}

/** Whether an update was taken back whole. @internal */
export function isRolledBack(status: string): boolean {
  return /^UPDATE_ROLLBACK_COMPLETE/.test(status);
}
