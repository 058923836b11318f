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
import type { Output } from '../protocol/xml';
import type {
  ChangeDetail,
  ChangeSet,
  ResourceChange,
  Stack,
} from '../state/types';

function showDetail(
  detail: ChangeDetail,
  withValues: boolean,
): { [key: string]: Output } {
  return {
    Target: {
      Attribute: detail.attribute,
      Name: detail.name,
      RequiresRecreation: detail.requiresRecreation,
      ...(withValues && {
        Path: detail.path,
        BeforeValue: detail.beforeValue,
        AfterValue: detail.afterValue,
        AttributeChangeType: detail.attributeChangeType,
      }),
    },
    Evaluation: detail.evaluation,
    ChangeSource: detail.changeSource,
    CausingEntity: detail.causingEntity,
  };
}

/** A change as DescribeChangeSet shows it. @internal */
export function showChange(
  change: ResourceChange,
  withValues: boolean,
): { [key: string]: Output } {
  return {
    Type: 'Resource',
    ResourceChange: {
      PolicyAction: change.policyAction,
      Action: change.action,
      LogicalResourceId: change.logicalId,
      PhysicalResourceId: change.physicalId,
      ResourceType: change.type,
      Replacement: change.replacement,
      Scope: change.scope,
      Details: change.details.map(detail => showDetail(detail, withValues)),
      BeforeContext: withValues ? change.beforeContext : undefined,
      AfterContext: withValues ? change.afterContext : undefined,
    },
  };
}

/** What every answer about a change set begins with. @internal */
export function showChangeSet(
  stack: Stack,
  changeSet: ChangeSet,
): { [key: string]: Output } {
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    CreationTime: new Date(changeSet.creationTime),
    Description: changeSet.description,
    IncludeNestedStacks: false,
    ImportExistingResources: false,
  };
}
