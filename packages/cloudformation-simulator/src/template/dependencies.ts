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
import { references } from './references';
import type { Template } from './Template';

/**
 * The logical ids that each resource needs, by reference or by DependsOn. With
 * `conditions`, only of the resources and branches that exist.
 * @internal
 */
export function dependencies(
  template: Template,
  conditions?: Record<string, boolean>,
): Record<string, string[]> {
  const exists = (id: string) => {
    const resource = template.resources[id];
    return (
      resource !== undefined &&
      (!conditions || !resource.condition || conditions[resource.condition])
    );
  };
  const result: Record<string, string[]> = {};
  for (const resource of Object.values(template.resources)) {
    if (exists(resource.logicalId)) {
      const named = references(resource.properties, conditions).map(
        reference => reference.name,
      );
      result[resource.logicalId] = [
        ...new Set([...resource.dependsOn, ...named]),
      ].filter(exists);
    }
  }
  return result;
}

/**
 * The ids in an order in which each comes after what it needs, or those that
 * never can because they need each other.
 * @internal
 */
export function inOrder(needs: Record<string, string[]>): {
  order: string[];
  cycle: string[];
} {
  const order = new Set<string>();
  let waiting = Object.keys(needs);
  for (;;) {
    const ready = waiting.filter(id =>
      needs[id].every(need => order.has(need)),
    );
    if (ready.length === 0) {
      return { order: [...order], cycle: waiting };
    }
    for (const id of ready) {
      order.add(id);
    }
    waiting = waiting.filter(id => !order.has(id));
  }
}

/**
 * Refuses a template whose resources wait for each other.
 * @internal
 */
export function checkCycles(template: Template): void {
  const { cycle } = inOrder(dependencies(template));
  if (cycle.length > 0) {
    throw validationError(
      `Circular dependency between resources: [${cycle.join(', ')}]`,
    );
  }
}
