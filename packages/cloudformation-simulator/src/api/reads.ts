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
import type { Output } from '../protocol/xml';
import type { Stack, StackEvent, StackResource } from '../state/types';
import { findStack, lookUpStack, stacksOf } from './findStack';
import type { Operation, OperationContext } from './Operation';
import { paginate } from './paginate';
import { date, showStack } from './showStack';

const PAGE = 100;

type Shown = { [key: string]: Output };

function page<T>(context: OperationContext, list: T[]) {
  const nextToken = context.input.text('NextToken');
  return paginate(list, { nextToken, size: PAGE });
}

function namedStack(context: OperationContext): Stack {
  const { simulator, caller, input } = context;
  const name = input.required('StackName');
  const stack = lookUpStack(simulator, caller, name);
  if (!stack) {
    throw validationError(
      name.startsWith('arn:')
        ? `Stack with id ${name} does not exist`
        : `Stack [${name}] does not exist`,
    );
  }
  return stack;
}

function newestFirst(stacks: Stack[]): Stack[] {
  return stacks.sort((one, other) => other.creationTime - one.creationTime);
}

/** DescribeStacks. @internal */
export const describeStacks: Operation = context => {
  const { simulator, caller, input } = context;
  const name = input.text('StackName');
  const stacks =
    name === undefined
      ? newestFirst(
          stacksOf(simulator, caller).filter(
            stack => stack.status !== 'DELETE_COMPLETE',
          ),
        )
      : [findStack(simulator, caller, name)];
  const { items, nextToken } = page(context, stacks);
  return {
    Stacks: items.map(showStack),
    NextToken: nextToken,
  };
};

/** ListStacks. @internal */
export const listStacks: Operation = context => {
  const { simulator, caller, input } = context;
  const filter = input.texts('StackStatusFilter');
  const stacks = stacksOf(simulator, caller).filter(
    stack => filter.length === 0 || filter.includes(stack.status),
  );
  const { items, nextToken } = page(context, newestFirst(stacks));
  return {
    StackSummaries: items.map(stack => ({
      StackId: stack.id,
      StackName: stack.name,
      TemplateDescription: stack.target.description,
      CreationTime: date(stack.creationTime),
      LastUpdatedTime: date(stack.lastUpdatedTime),
      DeletionTime: date(stack.deletionTime),
      StackStatus: stack.status,
      StackStatusReason: stack.statusReason,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    })),
    NextToken: nextToken,
  };
};

function showEvent(stack: Stack, event: StackEvent): Shown {
  return {
    StackId: stack.id,
    EventId: event.id,
    StackName: stack.name,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: date(event.timestamp),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties,
    ClientRequestToken: event.token,
  };
}

/** DescribeStackEvents. @internal */
export const describeStackEvents: Operation = context => {
  const stack = namedStack(context);
  const { items, nextToken } = page(context, [...stack.events].reverse());
  return {
    StackEvents: items.map(event => showEvent(stack, event)),
    NextToken: nextToken,
  };
};

function listed(stack: Stack): StackResource[] {
  return Object.values(stack.resources)
    .filter(resource => resource.status !== '')
    .sort((one, other) => (one.logicalId < other.logicalId ? -1 : 1));
}

function showResource(resource: StackResource): Shown {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId || undefined,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

/** ListStackResources. @internal */
export const listStackResources: Operation = context => {
  const { items, nextToken } = page(context, listed(namedStack(context)));
  return {
    StackResourceSummaries: items.map(resource => ({
      ...showResource(resource),
      LastUpdatedTimestamp: date(resource.timestamp),
    })),
    NextToken: nextToken,
  };
};

/** DescribeStackResource. @internal */
export const describeStackResource: Operation = context => {
  const stack = namedStack(context);
  const logicalId = context.input.required('LogicalResourceId');
  const resource = stack.resources[logicalId] as StackResource | undefined;
  if (!resource) {
    throw validationError(
      `Resource ${logicalId} does not exist for stack ${stack.name}`,
    );
  }
  return {
    StackResourceDetail: {
      StackName: stack.name,
      StackId: stack.id,
      ...showResource(resource),
      LastUpdatedTimestamp: date(resource.timestamp),
      Metadata:
        resource.metadata === undefined
          ? undefined
          : JSON.stringify(resource.metadata),
    },
  };
};

/** DescribeStackResources. @internal */
export const describeStackResources: Operation = context => {
  const { simulator, caller, input } = context;
  const physicalId = input.text('PhysicalResourceId');
  const stack =
    physicalId === undefined
      ? namedStack(context)
      : stacksOf(simulator, caller).find(one =>
          Object.values(one.resources).some(
            resource => resource.physicalId === physicalId,
          ),
        );
  if (!stack) {
    throw validationError(`Stack for ${physicalId} does not exist`);
  }
  const logicalId = input.text('LogicalResourceId');
  return {
    StackResources: listed(stack)
      .filter(one => (logicalId ?? one.logicalId) === one.logicalId)
      .slice(0, PAGE)
      .map(resource => ({
        StackName: stack.name,
        StackId: stack.id,
        ...showResource(resource),
        Timestamp: date(resource.timestamp),
      })),
  };
};

/** ListExports. @internal */
export const listExports: Operation = context => {
  const { simulator, caller } = context;
  const all = simulator.engine.world.exports(caller);
  const { items, nextToken } = page(context, all);
  return {
    Exports: items.map(({ name, value, stackId }) => ({
      ExportingStackId: stackId,
      Name: name,
      Value: value,
    })),
    NextToken: nextToken,
  };
};

/** ListImports. @internal */
export const listImports: Operation = context => {
  const { simulator, caller, input } = context;
  const name = input.required('ExportName');
  const importers = simulator.engine.world.importers(caller, name);
  if (importers.length === 0) {
    throw validationError(`Export '${name}' is not imported by any stack.`);
  }
  const { items, nextToken } = page(context, importers);
  return { Imports: items, NextToken: nextToken };
};
