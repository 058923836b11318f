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
import type { Stack, StackResource, Step } from '../state/types';
import { sameValue } from '../model/diffProperties';
import type { Json } from '../state/types';
import type { Engine } from './Engine';
import { evaluationOf } from './evaluationOf';

/** The steps that make a stack what its target says. @internal */
export function forwardSteps(engine: Engine, stack: Stack): Step[] {
  const { needs } = evaluationOf(engine, stack, { target: stack.target });
  return Object.keys(needs).map(id => ({
    key: id,
    logicalId: id,
    action: 'decide',
    state: 'waiting',
    after: needs[id],
  }));
}

function differs(current: StackResource | undefined, stable: StackResource) {
  return (
    !current ||
    current.physicalId !== stable.physicalId ||
    current.status === 'UPDATE_FAILED' ||
    !sameValue(current.properties, stable.properties) ||
    !sameValue(current.metadata, stable.metadata) ||
    !sameValue(
      current.stackTags as unknown as Json,
      stable.stackTags as unknown as Json,
    )
  );
}

/** The steps that take a stack back to its last stable state. @internal */
export function restoreSteps(stack: Stack): Step[] {
  const resources = stack.stable?.resources ?? {};
  const touched = Object.values(resources).filter(stable =>
    differs(stack.resources[stable.logicalId], stable),
  );
  const ids = touched.map(one => one.logicalId);
  return touched.map(stable => ({
    key: stable.logicalId,
    logicalId: stable.logicalId,
    action: 'update',
    state: 'waiting',
    after: stable.dependencies.filter(id => ids.includes(id)),
    next: { ...stable },
  }));
}

/** A resource to delete, and whether it is kept after all. @internal */
export interface Victim {
  resource: StackResource;
  isRetained: boolean;
}

/** The steps that delete resources, each after those that need it. @internal */
export function deletionSteps(victims: Victim[]): Step[] {
  const key = (one: StackResource) => `${one.logicalId}|${one.physicalId}`;
  return victims.map(({ resource, isRetained }) => ({
    key: key(resource),
    logicalId: resource.logicalId,
    action: 'delete',
    state: 'waiting',
    after: victims
      .filter(
        other =>
          other.resource.logicalId !== resource.logicalId &&
          other.resource.dependencies.includes(resource.logicalId),
      )
      .map(other => key(other.resource)),
    victim: resource,
    isRetained,
  }));
}
