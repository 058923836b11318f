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
import { awsError, validationError } from '../awsError';
import { recordStackEvent } from '../engine/recordEvent';
import { startOperation } from '../engine/startOperation';
import type { ChangeSet, FailureMode, Stack } from '../state/types';
import { findStack, lookUpStack, stacksOf } from './findStack';
import { checkStackName, newStack } from './newStack';
import type { Operation, OperationContext } from './Operation';
import { paginate } from './paginate';
import { readTarget } from './readTarget';
import { refuseUnsupported } from './refuseUnsupported';
import { showChange, showChangeSet } from './showChangeSet';
import { showParameters } from './showStack';
import { checkUpdatable } from './stackOperations';
import { rememberToken, wasAlreadyTaken } from './useToken';

const PAGE = 100;

function stackForChangeSet(context: OperationContext): Stack | undefined {
  const { simulator, caller, input } = context;
  const name = input.required('StackName');
  const changeSetName = input.required('ChangeSetName');
  const type = input.text('ChangeSetType') ?? 'UPDATE';
  const stack = lookUpStack(simulator, caller, name);
  switch (type) {
    case 'CREATE':
      if (stack && stack.status !== 'REVIEW_IN_PROGRESS') {
        throw validationError(
          `Stack [${stack.name}] already exists and cannot be created again with the changeSet [${changeSetName}].`,
        );
      }
      return stack;
    case 'UPDATE':
      if (!stack) {
        throw validationError(`Stack [${name}] does not exist`);
      }
      checkUpdatable(stack);
      return stack;
    default:
      throw validationError(
        `The simulator offers change sets of the types CREATE and UPDATE, not ${type}.`,
      );
  }
}

/** CreateChangeSet. @internal */
export const createChangeSet: Operation = context => {
  const { simulator, caller, input } = context;
  refuseUnsupported(input);
  const name = input.required('ChangeSetName');
  const stackName = input.required('StackName');
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const token = input.text('ClientToken');
  const known = lookUpStack(simulator, caller, stackName);
  const twin = known?.changeSets.find(one => one.name === name);
  if (known && twin) {
    if (token !== undefined && twin.token === token) {
      return { Id: twin.id, StackId: known.id };
    }
    throw awsError(
      'AlreadyExistsException',
      `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`,
    );
  }
  const existing = stackForChangeSet(context);
  const isFirst = !existing || existing.status === 'REVIEW_IN_PROGRESS';
  const target = readTarget({
    ...context,
    previous: isFirst ? undefined : existing,
    isChangeSet: true,
  });
  const now = simulator.engine.now();
  let stack = existing;
  if (!stack) {
    checkStackName(stackName);
    stack = newStack({ simulator, caller, name: stackName, target });
    recordStackEvent(stack, {
      status: 'REVIEW_IN_PROGRESS',
      reason: 'User Initiated',
      now,
    });
  }
  const { timeScale, changeSetSeconds } = simulator.settings;
  const changeSet: ChangeSet = {
    id: `arn:aws:cloudformation:${caller.region}:${caller.account}:changeSet/${name}/${randomUUID()}`,
    name,
    type: isFirst ? 'CREATE' : 'UPDATE',
    description: input.text('Description'),
    status: 'CREATE_PENDING',
    executionStatus: 'UNAVAILABLE',
    creationTime: now,
    readyAt: now + changeSetSeconds * timeScale * 1000,
    token,
    target,
    onStackFailure: input.text('OnStackFailure'),
    changes: [],
  };
  stack.changeSets.push(changeSet);
  simulator.state.touchStack(stack);
  simulator.scheduler.wake(stack);
  return { Id: changeSet.id, StackId: stack.id };
};

/** The change set that a request names, by id or by name and stack. */
function findChangeSet(context: OperationContext) {
  const { simulator, caller, input } = context;
  refuseUnsupported(input);
  const name = input.required('ChangeSetName');
  const stackName = input.text('StackName');
  if (stackName === undefined && !name.startsWith('arn:')) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const stacks =
    stackName === undefined
      ? stacksOf(simulator, caller)
      : [lookUpStack(simulator, caller, stackName)];
  if (stackName !== undefined && !stacks[0]) {
    throw validationError(`Stack [${stackName}] does not exist`);
  }
  for (const stack of stacks) {
    const changeSet = stack?.changeSets.find(
      one => one.id === name || one.name === name,
    );
    if (stack && changeSet) {
      return { stack, changeSet };
    }
  }
  throw awsError(
    'ChangeSetNotFound',
    `ChangeSet [${name}] does not exist`,
    404,
  );
}

/** DescribeChangeSet. @internal */
export const describeChangeSet: Operation = context => {
  const { input } = context;
  const { stack, changeSet } = findChangeSet(context);
  const page = paginate(changeSet.changes, {
    nextToken: input.text('NextToken'),
    size: PAGE,
  });
  const withValues = input.flag('IncludePropertyValues') === true;
  const { target } = changeSet;
  return {
    ...showChangeSet(stack, changeSet),
    Parameters: showParameters(target),
    NotificationARNs: target.notificationArns,
    Tags: target.tags.map(tag => ({ ...tag })),
    Capabilities: target.capabilities,
    OnStackFailure: changeSet.onStackFailure,
    Changes: page.items.map(change => showChange(change, withValues)),
    NextToken: page.nextToken,
  };
};

/** ListChangeSets. @internal */
export const listChangeSets: Operation = ({ simulator, caller, input }) => {
  const stack = findStack(simulator, caller, input.required('StackName'));
  const page = paginate(stack.changeSets, {
    nextToken: input.text('NextToken'),
    size: PAGE,
  });
  return {
    Summaries: page.items.map(changeSet => showChangeSet(stack, changeSet)),
    NextToken: page.nextToken,
  };
};

/** DeleteChangeSet. @internal */
export const deleteChangeSet: Operation = context => {
  const { simulator } = context;
  let found;
  try {
    found = findChangeSet(context);
  } catch (error) {
    // AWS answers a second delete of the same change set with success.
    if ((error as Error).name === 'ChangeSetNotFound') {
      return {};
    }
    throw error;
  }
  const { stack, changeSet } = found;
  if (changeSet.executionStatus === 'EXECUTE_IN_PROGRESS') {
    throw awsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be deleted while it is executed`,
    );
  }
  stack.changeSets = stack.changeSets.filter(one => one !== changeSet);
  simulator.state.touchStack(stack);
  return {};
};

function failureMode(
  context: OperationContext,
  changeSet: ChangeSet,
): FailureMode {
  if (context.input.flag('DisableRollback')) {
    return 'DO_NOTHING';
  }
  switch (changeSet.onStackFailure) {
    case 'DO_NOTHING':
      return 'DO_NOTHING';
    case 'DELETE':
      return 'DELETE';
    default:
      return 'ROLLBACK';
  }
}

/** Whether the same execution was already taken, and its change set may be gone by now. */
function wasExecuted(context: OperationContext): boolean {
  const { simulator, caller, input } = context;
  const token = input.text('ClientRequestToken');
  const stackName = input.text('StackName');
  const candidates =
    stackName === undefined
      ? stacksOf(simulator, caller)
      : [lookUpStack(simulator, caller, stackName)];
  const use = { operation: 'ExecuteChangeSet', token, input };
  return candidates.some(stack => stack && wasAlreadyTaken(stack, use));
}

/** ExecuteChangeSet. @internal */
export const executeChangeSet: Operation = context => {
  const { simulator, input } = context;
  if (wasExecuted(context)) {
    return {};
  }
  const { stack, changeSet } = findChangeSet(context);
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw awsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
    );
  }
  const isFirst = changeSet.type === 'CREATE';
  if (!isFirst) {
    checkUpdatable(stack);
    stack.lastUpdatedTime = simulator.engine.now();
  }
  const token = input.text('ClientRequestToken');
  rememberToken(stack, { operation: 'ExecuteChangeSet', token, input });
  const onFailure = failureMode(context, changeSet);
  stack.disableRollback = onFailure === 'DO_NOTHING';
  stack.executedChangeSetId = changeSet.id;
  startOperation(simulator, stack, {
    kind: isFirst ? 'create' : 'update',
    status: isFirst ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
    target: changeSet.target,
    token,
    onFailure,
    changeSetId: changeSet.id,
    retainExceptOnCreate: input.flag('RetainExceptOnCreate') === true,
  });
  return {};
};
