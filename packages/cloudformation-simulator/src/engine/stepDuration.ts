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
import { typicalSeconds } from '../model/durations';
import type { Stack, StackResource } from '../state/types';
import type { Engine } from './Engine';

/** How many milliseconds an action on a resource takes here. @internal */
export function stepDuration(
  engine: Engine,
  stack: Stack,
  options: {
    resource: Pick<StackResource, 'logicalId' | 'type'>;
    action: 'create' | 'update' | 'replace' | 'delete';
  },
): number {
  const { resource, action } = options;
  const { settings, faults } = engine;
  const base =
    settings.resourceSeconds ?? typicalSeconds(resource.type, action);
  const { factor, seconds } = faults.slowness(stack, resource);
  return Math.round(base * settings.timeScale * factor * 1000 + seconds * 1000);
}
