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
import type { Json } from '../state/types';
import { resolve, type Scope } from './resolve';

/**
 * Works out every condition of a template, whatever order they stand in.
 * @internal
 */
export function evaluateConditions(
  declared: Record<string, Json>,
  scope: Omit<Scope, 'conditions'>,
): Record<string, boolean> {
  const known: Record<string, boolean> = {};
  const under = new Set<string>();

  function named(name: string): boolean {
    if (name in known) {
      return known[name];
    }
    if (!Object.hasOwn(declared, name) || under.has(name)) {
      throw validationError(
        under.has(name)
          ? `Template format error: Circular condition dependency: ${name}`
          : `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
      );
    }
    under.add(name);
    known[name] = holds(declared[name]);
    under.delete(name);
    return known[name];
  }

  function plain(value: Json): string {
    const result = resolve(value, { ...scope, conditions: known });
    return typeof result === 'object' ? JSON.stringify(result) : String(result);
  }

  function holds(expression: Json): boolean {
    const entry =
      expression && typeof expression === 'object'
        ? Object.entries(expression)[0]
        : undefined;
    const [name, argument] = entry ?? ['', null as Json];
    const list = Array.isArray(argument) ? argument : [argument];
    switch (name) {
      case 'Condition':
        return named(String(argument));
      case 'Fn::Equals':
        return plain(list[0]) === plain(list[1]);
      case 'Fn::And':
        return list.every(holds);
      case 'Fn::Or':
        return list.some(holds);
      case 'Fn::Not':
        return !holds(list[0]);
      default:
        throw validationError(
          'Template format error: Every Conditions member must be a boolean function: Fn::And, Fn::Equals, Fn::Not, Fn::Or or Condition.',
        );
    }
  }

  for (const name of Object.keys(declared)) {
    named(name);
  }
  return known;
}
