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
import type { Stack, StackResource, StackTarget } from '../state/types';
import type { Evaluation } from './Evaluation';

/** What is known while a plan is worked out, resource by resource. @internal */
export interface PlanState {
  stack: Stack;
  evaluation: Evaluation;
  /** The evaluation of what stands; undefined before the first deployment. */
  before?: Evaluation;
  target: StackTarget;
  /** Resources whose physical id will be another one, or a first one. */
  moving: Set<string>;
  /** The attributes of resources that are updated in place, as they will be. */
  updated: Record<string, StackResource>;
}
