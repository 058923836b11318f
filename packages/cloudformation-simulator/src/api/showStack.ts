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
import type { Stack, StackTarget } from '../state/types';

type Shown = { [key: string]: Output };

/** A date, if there is one. @internal */
export function date(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}

/** A target's parameters, with NoEcho ones as asterisks. @internal */
export function showParameters(target: StackTarget): Shown[] {
  return Object.entries(target.parameters).map(([key, value]) => ({
    ParameterKey: key,
    ParameterValue: target.noEcho.includes(key) ? '****' : value,
    ResolvedValue: target.resolvedParameters[key],
  }));
}

/** A stack as DescribeStacks shows it. @internal */
export function showStack(stack: Stack): Shown {
  const { target } = stack;
  const isEmpty = stack.status === 'REVIEW_IN_PROGRESS';
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: stack.executedChangeSetId,
    Description: isEmpty ? undefined : target.description,
    Parameters: isEmpty ? [] : showParameters(target),
    CreationTime: date(stack.creationTime),
    LastUpdatedTime: date(stack.lastUpdatedTime),
    DeletionTime: date(stack.deletionTime),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: target.notificationArns,
    TimeoutInMinutes: stack.timeoutInMinutes,
    Capabilities: isEmpty ? [] : target.capabilities,
    Outputs: stack.outputs.map(output => ({
      OutputKey: output.key,
      OutputValue: output.value,
      Description: output.description,
      ExportName: output.exportName,
    })),
    RoleARN: target.roleArn,
    Tags: target.tags.map(tag => ({ ...tag })),
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}
