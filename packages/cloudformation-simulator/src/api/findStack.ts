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
import type { Simulator } from '../engine/Simulator';
import type { Stack } from '../state/types';
import type { Caller } from './Operation';

/** The caller's stacks, oldest first, deleted ones among them. @internal */
export function stacksOf(simulator: Simulator, caller: Caller): Stack[] {
  return [...simulator.state.stacks.values()].filter(
    stack => stack.account === caller.account && stack.region === caller.region,
  );
}

/**
 * The caller's stack of a name or id; undefined without one. A deleted stack is found
 * by its id only.
 * @internal
 */
export function lookUpStack(
  simulator: Simulator,
  caller: Caller,
  nameOrId: string,
): Stack | undefined {
  return stacksOf(simulator, caller).find(
    stack =>
      stack.id === nameOrId ||
      (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE'),
  );
}

/** The caller's stack of a name or id; refuses one that is not there. @internal */
export function findStack(
  simulator: Simulator,
  caller: Caller,
  nameOrId: string,
): Stack {
  const stack = lookUpStack(simulator, caller, nameOrId);
  if (!stack) {
    throw validationError(`Stack with id ${nameOrId} does not exist`);
  }
  return stack;
}
