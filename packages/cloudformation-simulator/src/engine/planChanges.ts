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
import { sameValue } from '../model/diffProperties';
import { inOrder } from '../template/dependencies';
import { KNOWN_AFTER_APPLY } from '../template/knownAfterApply';
import type {
  Json,
  ResourceChange,
  Stack,
  StackResource,
  StackTarget,
} from '../state/types';
import { validationError } from '../awsError';
import { changeDetails } from './changeDetails';
import { compareResource } from './compareResource';
import { desiredResource, type DesiredResource } from './desiredResource';
import type { Engine } from './Engine';
import type { ResourceView } from './Evaluation';
import type { PlanState } from './PlanState';
import { evaluationOf } from './evaluationOf';
import { resourceView } from './resourceView';
import { updatedAttributes } from './updatedAttributes';

/** What a target would change of a stack. @internal */
export interface Plan {
  changes: ResourceChange[];
  /** Also true where only outputs, tags of the stack or the like change. */
  hasChanges: boolean;
}

function futureView(state: PlanState): ResourceView {
  const present = resourceView({ ...state.stack.resources, ...state.updated });
  return {
    find: logicalId => {
      if (!(logicalId in state.evaluation.declarations)) {
        return undefined;
      }
      return state.moving.has(logicalId)
        ? { ref: KNOWN_AFTER_APPLY, attribute: () => KNOWN_AFTER_APPLY }
        : present.find(logicalId);
    },
  };
}

function context(
  resource: Pick<
    StackResource,
    'shownProperties' | 'metadata' | 'deletionPolicy' | 'updateReplacePolicy'
  >,
): string {
  const { deletionPolicy, updateReplacePolicy } = resource;
  return JSON.stringify({
    Properties: resource.shownProperties,
    Metadata: resource.metadata,
    DeletionPolicy: deletionPolicy === 'Delete' ? undefined : deletionPolicy,
    UpdateReplacePolicy:
      updateReplacePolicy === 'Delete' ? undefined : updateReplacePolicy,
  });
}

const REPLACEMENT = {
  Always: 'True',
  Conditionally: 'Conditional',
  Never: 'False',
} as const;

function modification(
  state: PlanState,
  current: StackResource,
  desired: DesiredResource,
): ResourceChange | undefined {
  const comparison = compareResource(current, desired);
  const list = changeDetails(state, comparison, { current, desired });
  const isFailed = current.status.endsWith('_FAILED');
  if (list.length === 0 && !isFailed) {
    return undefined;
  }
  const { recreation } = comparison;
  const keeps = desired.updateReplacePolicy === 'Retain';
  return {
    action: 'Modify',
    policyAction:
      recreation === 'Always'
        ? `ReplaceAnd${keeps ? 'Retain' : 'Delete'}`
        : undefined,
    logicalId: current.logicalId,
    physicalId: current.physicalId,
    type: current.type,
    replacement: REPLACEMENT[recreation],
    scope: [...new Set(list.map(detail => detail.attribute))],
    details: list,
    beforeContext: context(current),
    afterContext: context(desired),
  };
}

function planResource(
  state: PlanState,
  logicalId: string,
): ResourceChange | undefined {
  const { evaluation, stack, target } = state;
  const declaration = evaluation.declarations[logicalId];
  const current = stack.resources[logicalId] as StackResource | undefined;
  const stands =
    current !== undefined &&
    current.physicalId !== '' &&
    current.status !== 'CREATE_FAILED';
  if (!stands) {
    state.moving.add(logicalId);
  }
  const desired = desiredResource({
    evaluation,
    declaration,
    resources: futureView(state),
    stackTags: target.tags,
  });
  if (!stands) {
    return {
      action: 'Add',
      logicalId,
      type: declaration.type,
      scope: [],
      details: [],
      afterContext: context(desired),
    };
  }
  if (current.type !== declaration.type) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${logicalId}]`,
    );
  }
  const change = modification(state, current, desired);
  if (change?.replacement === 'True') {
    state.moving.add(logicalId);
  } else if (change) {
    state.updated[logicalId] = {
      ...current,
      attributes: updatedAttributes(stack, current, desired),
    };
  }
  return change;
}

function removal(resource: StackResource): ResourceChange {
  return {
    action: 'Remove',
    policyAction: resource.deletionPolicy === 'Retain' ? 'Retain' : 'Delete',
    logicalId: resource.logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    scope: [],
    details: [],
    beforeContext: context(resource),
  };
}

function otherChanges(state: PlanState): boolean {
  const { stack, target, evaluation, before } = state;
  return (
    !before ||
    !sameValue(
      evaluation.template.processed.Outputs,
      before.template.processed.Outputs,
    ) ||
    !sameValue(
      stack.target.tags as unknown as Json,
      target.tags as unknown as Json,
    )
  );
}

/**
 * Works out what a target would change of a stack, as a change set tells it. Fails where
 * the target cannot be.
 * @internal
 */
export function planChanges(
  engine: Engine,
  stack: Stack,
  target: StackTarget,
): Plan {
  const evaluation = evaluationOf(engine, stack, { target });
  const isFirst = stack.status === 'REVIEW_IN_PROGRESS';
  const state: PlanState = {
    stack,
    evaluation,
    before: isFirst
      ? undefined
      : evaluationOf(engine, stack, { target: stack.target }),
    target,
    moving: new Set(),
    updated: {},
  };
  const changes: ResourceChange[] = [];
  for (const id of inOrder(evaluation.needs).order) {
    const change = planResource(state, id);
    if (change) {
      changes.push(change);
    }
  }
  for (const resource of Object.values(stack.resources)) {
    if (!(resource.logicalId in evaluation.declarations)) {
      changes.push(removal(resource));
    }
  }
  changes.sort((one, other) => (one.logicalId < other.logicalId ? -1 : 1));
  return {
    changes,
    hasChanges: changes.length > 0 || otherChanges(state),
  };
}
