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
import type { Json, JsonObject } from '../../state/types';

/** What the parts of a function's expansion share. @internal */
export interface FunctionParts {
  logicalId: string;
  /** The function's properties with the globals merged in. */
  properties: JsonObject;
  /** What event sources call: the function, or its alias. */
  target: Json;
  /** All resources of the template; expansions add to it. */
  resources: Record<string, JsonObject>;
  /** Managed policies that the role must have because of events. */
  managedPolicies: string[];
  /** Puts a resource in, with the function's condition. */
  add(logicalId: string, resource: JsonObject): void;
}

/** One event source of a function. @internal */
export interface SamEvent {
  /** The function's id and the event's name, as SAM joins them. */
  id: string;
  properties: JsonObject;
}
