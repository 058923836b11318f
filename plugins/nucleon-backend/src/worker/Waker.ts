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

import { setTimeout } from 'node:timers/promises';

/**
 * Lets loops sleep until there is something to do.
 *
 * @internal
 */
export class Waker {
  readonly #sleepers = new Set<AbortController>();

  /** Ends the sleep of everyone. */
  wake(): void {
    for (const sleeper of this.#sleepers) {
      sleeper.abort();
    }
  }

  /** Sleeps for so long, or until somebody wakes it, or the signal ends. */
  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const sleeper = new AbortController();
    this.#sleepers.add(sleeper);
    const end = AbortSignal.any([signal, sleeper.signal]);
    try {
      await setTimeout(milliseconds, undefined, { signal: end });
    } catch (error) {
      if (!end.aborted) {
        throw error;
      }
    } finally {
      this.#sleepers.delete(sleeper);
    }
  }
}
