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
import { sameValue, type PropertyDifference } from '../model/diffProperties';
import { isKnownAfterApply } from '../template/knownAfterApply';
import { references } from '../template/references';
import type { ChangeDetail, Json, StackResource } from '../state/types';
import type { Comparison } from './compareResource';
import type { DesiredResource } from './desiredResource';
import type { PlanState } from './PlanState';

function shown(value: Json | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function changeType(difference: { before?: Json; after?: Json }) {
  if (difference.before === undefined) {
    return 'Add';
  }
  return difference.after === undefined ? 'Remove' : 'Modify';
}

/** Why a property's value changes although its text may not have. */
function causes(
  state: PlanState,
  logicalId: string,
  difference: PropertyDifference,
): Pick<ChangeDetail, 'changeSource' | 'causingEntity' | 'evaluation'>[] {
  const { evaluation, before, stack, target } = state;
  const now = evaluation.declarations[logicalId].properties[difference.name];
  const then = before?.declarations[logicalId]?.properties[difference.name];
  const isUnknown = isKnownAfterApply(difference.after);
  const direct = {
    changeSource: 'DirectModification',
    causingEntity: undefined,
    evaluation: isUnknown ? ('Dynamic' as const) : ('Static' as const),
  };
  if (!sameValue(now, then)) {
    return [direct];
  }
  const found: ReturnType<typeof causes> = [];
  for (const reference of references(now, evaluation.conditions)) {
    const { kind, name, attribute } = reference;
    if (name in evaluation.template.parameters) {
      if (stack.target.parameters[name] !== target.parameters[name]) {
        found.push({
          changeSource: 'ParameterReference',
          causingEntity: name,
          evaluation: 'Static',
        });
      }
    } else if (state.moving.has(name) || name in state.updated) {
      found.push({
        changeSource:
          kind === 'Ref' ? 'ResourceReference' : 'ResourceAttribute',
        causingEntity: attribute ? `${name}.${attribute}` : name,
        // A resource that is certainly replaced certainly gets a new id.
        evaluation: 'Static',
      });
    }
  }
  return found.length > 0 ? found : [direct];
}

/** What differs of a resource, and why, as a change set tells it. @internal */
export function changeDetails(
  state: PlanState,
  comparison: Comparison,
  options: { current: StackResource; desired: DesiredResource },
): ChangeDetail[] {
  const { current, desired } = options;
  const result: ChangeDetail[] = [];
  for (const difference of comparison.properties) {
    const { name, recreation } = difference;
    for (const cause of causes(state, current.logicalId, difference)) {
      result.push({
        attribute: 'Properties',
        name,
        path: `/Properties/${name}`,
        requiresRecreation: recreation,
        beforeValue: shown(current.shownProperties[name]),
        afterValue: shown(desired.shownProperties[name]),
        attributeChangeType: changeType(difference),
        ...cause,
      });
    }
  }
  const whole = {
    evaluation: 'Static' as const,
    changeSource: 'DirectModification',
    attributeChangeType: 'Modify' as const,
  };
  if (comparison.stackTagsDiffer) {
    result.push({
      ...whole,
      attribute: 'Tags',
      path: '/Tags',
      requiresRecreation: 'Never',
      beforeValue: shown(current.stackTags as unknown as Json),
      afterValue: shown(desired.stackTags as unknown as Json),
    });
  }
  if (comparison.metadataDiffers) {
    result.push({
      ...whole,
      attribute: 'Metadata',
      path: '/Metadata',
      requiresRecreation: 'Never',
    });
  }
  if (comparison.deletionPolicyDiffers) {
    result.push({
      ...whole,
      attribute: 'DeletionPolicy',
      path: '/DeletionPolicy',
      requiresRecreation: 'Never',
      beforeValue: current.deletionPolicy,
      afterValue: desired.deletionPolicy,
    });
  }
  if (comparison.updateReplacePolicyDiffers) {
    result.push({
      ...whole,
      attribute: 'UpdateReplacePolicy',
      path: '/UpdateReplacePolicy',
      requiresRecreation: 'Never',
      beforeValue: current.updateReplacePolicy,
      afterValue: desired.updateReplacePolicy,
    });
  }
  return result;
}
