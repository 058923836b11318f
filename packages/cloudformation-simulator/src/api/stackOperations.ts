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
import { awsError, validationError } from '../awsError';
import { cancelUpdate } from '../engine/advance';
import { planChanges } from '../engine/planChanges';
import { startOperation } from '../engine/startOperation';
import type { FailureMode, Stack } from '../state/types';
import { findStack, lookUpStack } from './findStack';
import { checkStackName, newStack } from './newStack';
import type { Operation, OperationContext } from './Operation';
import { readTarget } from './readTarget';
import { refuseUnsupported } from './refuseUnsupported';
import { rememberToken, tokenUse, wasAlreadyTaken } from './useToken';

const UPDATABLE = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
];

/** Refuses an update of a stack that cannot be updated now. @internal */
export function checkUpdatable(stack: Stack): void {
  if (!UPDATABLE.includes(stack.status)) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
    );
  }
}

function failureMode(context: OperationContext): FailureMode {
  const { input } = context;
  const chosen = input.text('OnFailure');
  const disable = input.flag('DisableRollback');
  if (chosen !== undefined && disable !== undefined) {
    throw validationError(
      'Either DisableRollback or OnFailure can be specified, not both.',
    );
  }
  if (chosen === undefined) {
    return disable ? 'DO_NOTHING' : 'ROLLBACK';
  }
  if (chosen !== 'ROLLBACK' && chosen !== 'DELETE' && chosen !== 'DO_NOTHING') {
    throw validationError(
      `1 validation error detected: Value '${chosen}' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DO_NOTHING, DELETE]`,
    );
  }
  return chosen;
}

/** Fails now where the template cannot be evaluated with these parameters. */
function checkTarget(context: OperationContext, stack: Stack): void {
  try {
    const empty: Stack = { ...stack, status: 'REVIEW_IN_PROGRESS' };
    planChanges(context.simulator.engine, empty, stack.target);
  } catch (error) {
    // A missing export is found only when the stack is made, and rolls it back.
    if (!(error as Error).message.startsWith('No export named')) {
      throw error;
    }
  }
}

/** CreateStack. @internal */
export const createStack: Operation = context => {
  const { simulator, caller, input } = context;
  refuseUnsupported(input);
  const name = input.required('StackName');
  checkStackName(name);
  const use = tokenUse(context, 'CreateStack');
  const existing = lookUpStack(simulator, caller, name);
  if (existing) {
    if (wasAlreadyTaken(existing, use)) {
      return { StackId: existing.id };
    }
    throw awsError('AlreadyExistsException', `Stack [${name}] already exists`);
  }
  const onFailure = failureMode(context);
  const target = readTarget({ ...context, isChangeSet: false });
  const stack = newStack({ simulator, caller, name, target });
  checkTarget(context, stack);
  const timeout = input.text('TimeoutInMinutes');
  stack.timeoutInMinutes = timeout === undefined ? undefined : Number(timeout);
  stack.disableRollback = onFailure === 'DO_NOTHING';
  stack.terminationProtection =
    input.flag('EnableTerminationProtection') === true;
  rememberToken(stack, use);
  startOperation(simulator, stack, {
    kind: 'create',
    status: 'CREATE_IN_PROGRESS',
    token: use.token,
    onFailure,
    retainExceptOnCreate: input.flag('RetainExceptOnCreate') === true,
  });
  return { StackId: stack.id };
};

/** UpdateStack. @internal */
export const updateStack: Operation = context => {
  const { simulator, caller, input } = context;
  refuseUnsupported(input);
  const name = input.required('StackName');
  const stack = lookUpStack(simulator, caller, name);
  if (!stack) {
    throw validationError(`Stack [${name}] does not exist`);
  }
  const use = tokenUse(context, 'UpdateStack');
  if (wasAlreadyTaken(stack, use)) {
    return { StackId: stack.id };
  }
  checkUpdatable(stack);
  const target = readTarget({
    ...context,
    previous: stack,
    isChangeSet: false,
  });
  if (!planChanges(simulator.engine, stack, target).hasChanges) {
    throw validationError('No updates are to be performed.');
  }
  rememberToken(stack, use);
  stack.lastUpdatedTime = simulator.engine.now();
  stack.disableRollback = input.flag('DisableRollback') === true;
  startOperation(simulator, stack, {
    kind: 'update',
    status: 'UPDATE_IN_PROGRESS',
    target,
    token: use.token,
    onFailure: stack.disableRollback ? 'DO_NOTHING' : 'ROLLBACK',
    retainExceptOnCreate: input.flag('RetainExceptOnCreate') === true,
  });
  return { StackId: stack.id };
};

/** CancelUpdateStack. @internal */
export const cancelUpdateStack: Operation = context => {
  const { simulator, caller, input } = context;
  const stack = findStack(simulator, caller, input.required('StackName'));
  const use = tokenUse(context, 'CancelUpdateStack');
  if (wasAlreadyTaken(stack, use)) {
    return {};
  }
  if (stack.status !== 'UPDATE_IN_PROGRESS') {
    throw validationError(
      'CancelUpdateStack cannot be called from current stack status',
    );
  }
  rememberToken(stack, use);
  stack.operation!.token = use.token ?? stack.operation!.token;
  cancelUpdate(simulator.engine, stack);
  simulator.state.touchStack(stack);
  simulator.scheduler.wake(stack);
  return {};
};

/** ContinueUpdateRollback. @internal */
export const continueUpdateRollback: Operation = context => {
  const { simulator, caller, input } = context;
  const stack = findStack(simulator, caller, input.required('StackName'));
  const use = tokenUse(context, 'ContinueUpdateRollback');
  if (wasAlreadyTaken(stack, use)) {
    return {};
  }
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`,
    );
  }
  const skip = input.texts('ResourcesToSkip');
  const wrong = skip.filter(
    id => stack.resources[id]?.status !== 'UPDATE_FAILED',
  );
  if (wrong.length > 0) {
    throw validationError(
      `The following resource(s) cannot be skipped because they are not in UPDATE_FAILED state: [${wrong.join(', ')}]`,
    );
  }
  rememberToken(stack, use);
  startOperation(simulator, stack, {
    kind: 'rollback',
    status: 'UPDATE_ROLLBACK_IN_PROGRESS',
    token: use.token,
    skip,
  });
  return {};
};

/** RollbackStack. @internal */
export const rollbackStack: Operation = context => {
  const { simulator, caller, input } = context;
  const stack = findStack(simulator, caller, input.required('StackName'));
  const use = tokenUse(context, 'RollbackStack');
  if (wasAlreadyTaken(stack, use)) {
    return { StackId: stack.id };
  }
  if (stack.status !== 'CREATE_FAILED' && stack.status !== 'UPDATE_FAILED') {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`,
    );
  }
  rememberToken(stack, use);
  startOperation(simulator, stack, {
    kind: 'rollback',
    status: stack.stable
      ? 'UPDATE_ROLLBACK_IN_PROGRESS'
      : 'ROLLBACK_IN_PROGRESS',
    token: use.token,
    retainExceptOnCreate: input.flag('RetainExceptOnCreate') === true,
  });
  return { StackId: stack.id };
};

/** UpdateTerminationProtection. @internal */
export const updateTerminationProtection: Operation = context => {
  const { simulator, caller, input } = context;
  const stack = findStack(simulator, caller, input.required('StackName'));
  stack.terminationProtection =
    input.flag('EnableTerminationProtection') === true;
  simulator.state.touchStack(stack);
  return { StackId: stack.id };
};
