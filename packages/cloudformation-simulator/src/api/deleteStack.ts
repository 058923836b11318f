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
import { validationError } from '../awsError';
import { recordStackEvent } from '../engine/recordEvent';
import { startOperation } from '../engine/startOperation';
import type { Stack } from '../state/types';
import { lookUpStack } from './findStack';
import type { Operation, OperationContext } from './Operation';
import { rememberToken, tokenUse, wasAlreadyTaken } from './useToken';

const UNDELETABLE = [
  'ROLLBACK_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
];

/** Why a delete is cancelled because others use the stack's exports; undefined if not. */
function exportInUse(context: OperationContext, stack: Stack) {
  const { world } = context.simulator.engine;
  for (const { exportName } of stack.outputs) {
    const users =
      exportName === undefined ? [] : world.importers(stack, exportName);
    if (users.length > 0) {
      return `Delete canceled. Cannot delete export ${exportName} as it is in use by ${users.join(', ')}.`;
    }
  }
  return undefined;
}

function checkDeletable(stack: Stack, context: OperationContext): void {
  const { input } = context;
  if (stack.terminationProtection) {
    throw validationError(
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  if (UNDELETABLE.includes(stack.status)) {
    throw validationError(
      `Stack [${stack.id}] cannot be deleted while in status ${stack.status}`,
    );
  }
  const isFailed = stack.status === 'DELETE_FAILED';
  const retain = input.texts('RetainResources');
  if (retain.length > 0 && !isFailed) {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const unknown = retain.filter(id => !(id in stack.resources));
  if (unknown.length > 0) {
    throw validationError(
      `The specified resources to retain [${unknown.join(', ')}] do not exist in the stack`,
    );
  }
  if (input.text('DeletionMode') === 'FORCE_DELETE_STACK' && !isFailed) {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. Specify FORCE_DELETE_STACK only when the stack is in the DELETE_FAILED state.`,
    );
  }
}

/** DeleteStack. @internal */
export const deleteStack: Operation = context => {
  const { simulator, caller, input } = context;
  const stack = lookUpStack(simulator, caller, input.required('StackName'));
  const use = tokenUse(context, 'DeleteStack');
  const isGone = !stack || /^DELETE_(COMPLETE|IN_PROGRESS)$/.test(stack.status);
  if (isGone || wasAlreadyTaken(stack, use)) {
    return {};
  }
  checkDeletable(stack, context);
  rememberToken(stack, use);
  const blocker = exportInUse(context, stack);
  if (blocker) {
    // CloudFormation takes the call, and puts the stack back to where it was.
    recordStackEvent(stack, {
      status: stack.status,
      reason: blocker,
      now: simulator.engine.now(),
    });
    simulator.state.touchStack(stack);
    return {};
  }
  startOperation(simulator, stack, {
    kind: 'delete',
    status: 'DELETE_IN_PROGRESS',
    token: use.token,
    skip: input.texts('RetainResources'),
    forceDelete: input.text('DeletionMode') === 'FORCE_DELETE_STACK',
  });
  return {};
};
