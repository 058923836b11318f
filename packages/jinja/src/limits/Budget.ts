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

import { recursionError, TemplateLimitError } from '../errors/errors';
import { DEFAULT_LIMITS, Limits } from './Limits';

/**
 * Counts what one rendering has used so far.
 *
 * @internal
 */
export class Budget {
  steps = 0;
  allocated = 0;
  depth = 0;
  readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }
}

// Rendering is synchronous, so the rendering that is on the stack is the one that pays. A variable of the module
// spares every value operation, down to the comparison of two list items, a parameter.
// Outside of a rendering nothing is counted: what the host does with values is the host's own affair.
const UNCOUNTED: Limits = {
  ...DEFAULT_LIMITS,
  maxSteps: Infinity,
  maxAllocation: Infinity,
  maxDepth: Infinity,
};
let active = new Budget(UNCOUNTED);

/**
 * Runs `body` at the cost of `budget`.
 *
 * @internal
 */
export function withBudget<T>(budget: Budget, body: () => T): T {
  const previous = active;
  active = budget;
  try {
    return body();
  } finally {
    active = previous;
  }
}

/**
 * The limits of what is being rendered now.
 *
 * @internal
 */
export function activeLimits(): Limits {
  return active.limits;
}

/**
 * Counts one statement, call or loop turn.
 *
 * @internal
 */
export function step() {
  if (++active.steps > active.limits.maxSteps) {
    throw new TemplateLimitError(
      `Rendering takes more than ${active.limits.maxSteps} steps (limit maxSteps)`,
    );
  }
}

/**
 * Counts this many steps at once.
 *
 * @internal
 */
export function spend(steps: number) {
  active.steps += steps;
  step();
}

/**
 * Counts an error that is caught, so that the template goes on: to make one takes long, since it notes the stack.
 *
 * @internal
 */
export function recover() {
  spend(40);
}

/**
 * Counts an operation that has to look at `size` characters or items.
 *
 * @internal
 */
export function work(size: number) {
  spend(size >> 6);
}

/**
 * Counts an operation that takes its time over each of `size` characters or items.
 *
 * @internal
 */
export function slowWork(size: number) {
  spend(size >> 2);
}

/**
 * Asks for room for a value of `size` characters, before it is made.
 *
 * @internal
 */
export function allocate(size: number) {
  const limits = active.limits;
  if (!(size <= limits.maxValueSize)) {
    throw new TemplateLimitError(
      `A value is larger than ${limits.maxValueSize} characters or items (limit maxValueSize)`,
    );
  }
  active.allocated += size;
  if (active.allocated > limits.maxAllocation) {
    throw new TemplateLimitError(
      `Rendering takes more than ${limits.maxAllocation} units of memory (limit maxAllocation)`,
    );
  }
}

/**
 * Asks for room for `count` items of a list, tuple or dict.
 *
 * @internal
 */
export function allocateItems(count: number) {
  allocate(count);
  active.allocated += count * 7;
  active.steps += (count >> 3) + 1;
}

/**
 * Goes `levels` deeper; {@link ascend} goes back. An error that passes by need not: it ends the rendering.
 *
 * @internal
 */
export function descend(levels: number) {
  active.depth += levels;
  if (active.depth > active.limits.maxDepth) {
    throw recursionError(
      `Rendering nests deeper than ${active.limits.maxDepth} levels (limit maxDepth)`,
    );
  }
}

/**
 * Goes back up what {@link descend} went down.
 *
 * @internal
 */
export function ascend(levels: number) {
  active.depth -= levels;
}
