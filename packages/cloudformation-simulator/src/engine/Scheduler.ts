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
import type { SimulatorState } from '../state/SimulatorState';
import type { Stack } from '../state/types';
import { advance } from './advance';
import type { Clock } from './Clock';
import type { Engine } from './Engine';
import { readyChangeSets } from './readyChangeSets';

/**
 * Wakes each stack when its next step is due, and saves what came of it.
 * @internal
 */
export class Scheduler {
  readonly #engine: Engine;
  readonly #state: SimulatorState;
  readonly #clock: Clock;
  readonly #timers = new Map<string, () => void>();
  #isClosed = false;

  constructor(options: {
    engine: Engine;
    state: SimulatorState;
    clock: Clock;
  }) {
    this.#engine = options.engine;
    this.#state = options.state;
    this.#clock = options.clock;
  }

  /** Takes up what a previous process left. */
  resume(): void {
    for (const stack of this.#state.stacks.values()) {
      this.wake(stack);
    }
  }

  /** Looks at a stack soon: never within the call, so that requests are answered first. */
  wake(stack: Stack, inMilliseconds: number = 0): void {
    const hasWork =
      stack.operation ||
      stack.changeSets.some(one => one.readyAt !== undefined);
    if (this.#isClosed || !hasWork) {
      return;
    }
    this.#timers.get(stack.id)?.();
    this.#timers.set(
      stack.id,
      this.#clock.schedule(() => this.#run(stack), Math.max(0, inMilliseconds)),
    );
  }

  /** Stops; what is under way is taken up by the next process. */
  close(): void {
    this.#isClosed = true;
    for (const cancel of this.#timers.values()) {
      cancel();
    }
    this.#timers.clear();
  }

  #run(stack: Stack): void {
    this.#timers.delete(stack.id);
    if (this.#isClosed) {
      return;
    }
    const times = [
      readyChangeSets(this.#engine, stack),
      advance(this.#engine, stack),
    ].filter(time => time !== undefined);
    this.#state.touchStack(stack);
    this.#state.flush();
    if (times.length > 0) {
      this.wake(stack, Math.min(...times) - this.#engine.now());
    }
  }
}
