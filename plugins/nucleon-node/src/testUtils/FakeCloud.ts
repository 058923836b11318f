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

import { Output, ProvisionedResource } from '@nucleon/plugin-nucleon-common';
import { FakeTemplate } from './FakeTemplate';

/**
 * What the fake cloud keeps of one target.
 *
 * @public
 */
export type FakeStack = {
  id: string;
  name: string;
  /** What stands; undefined while a first creation runs or after it failed. */
  template?: FakeTemplate;
  tags: Record<string, string>;
  operation?: FakeOperation;
  /** Operations that were really carried out, by deployment id. */
  operations: string[];
};

/**
 * An operation on a stack of the fake cloud.
 *
 * @public
 */
export type FakeOperation = {
  token: string;
  kind: 'create' | 'update' | 'delete';
  template?: FakeTemplate;
  looksLeft: number;
  isCancelled?: boolean;
  result?: 'done' | 'failed' | 'cancelled';
};

/**
 * The part of the fake that would be a cloud: it keeps stacks, carries out one
 * operation for each token, and forgets nothing when the engine dies.
 *
 * @internal
 */
export class FakeCloud {
  readonly stacks = new Map<string, FakeStack>();
  readonly changeSets = new Map<string, FakeTemplate>();

  getStack(name: string): FakeStack {
    let stack = this.stacks.get(name);
    if (!stack) {
      stack = { id: `fake:${name}`, name, tags: {}, operations: [] };
      this.stacks.set(name, stack);
    }
    return stack;
  }

  /** Starts an operation, once for each token. */
  start(
    stack: FakeStack,
    operation: Pick<FakeOperation, 'token' | 'kind' | 'template'>,
  ): void {
    if (stack.operations.includes(operation.token)) {
      return;
    }
    stack.operations.push(operation.token);
    stack.operation = {
      ...operation,
      looksLeft: operation.template?.looks ?? 1,
    };
  }

  /** One look at an operation, which moves it on. */
  look(stack: FakeStack): FakeOperation | undefined {
    const operation = stack.operation;
    if (!operation || operation.result) {
      return operation;
    }
    if (operation.looksLeft > 0) {
      operation.looksLeft--;
      return operation;
    }
    if (operation.isCancelled) {
      operation.result = 'cancelled';
    } else if (operation.template?.fails) {
      operation.result = 'failed';
    } else {
      operation.result = 'done';
      stack.template = operation.template;
    }
    return operation;
  }
}

/** @internal */
export function toOutputs(template: FakeTemplate | undefined): Output[] {
  return Object.entries(template?.outputs ?? {}).map(([key, value]) => ({
    key,
    value,
  }));
}

/** @internal */
export function toResources(
  template: FakeTemplate | undefined,
): ProvisionedResource[] {
  return (template?.resources ?? []).map(logicalId => ({
    logicalId,
    physicalId: `fake-${logicalId}`,
    type: 'Fake::Resource',
    status: 'COMPLETE',
  }));
}
