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
import { ServiceUnavailableError } from '@backstage/errors';
import { CallPacer } from '@nucleon/plugin-nucleon-node';
import { AdaptiveLimiter } from './AdaptiveLimiter';

/**
 * Waits for so many milliseconds; rejects when the signal ends.
 *
 * @internal
 */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Paces the calls of one lane, each API by itself. A call that was turned away
 * is made again, later and slower: throttling never fails a deployment.
 *
 * @internal
 */
export class LanePacer {
  readonly #limiters = new Map<string, AdaptiveLimiter>();
  readonly #now: () => number;
  readonly #wait: Wait;

  constructor(options: { now?: () => number; wait?: Wait } = {}) {
    this.#now = options.now ?? Date.now;
    this.#wait = options.wait ?? waitFor;
  }

  /** The pacer for work that ends with the signal. */
  until(signal: AbortSignal): CallPacer {
    return { pace: (api, call) => this.#pace(api, call, signal) };
  }

  async #pace<T>(
    api: string,
    call: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const limiter = this.#getLimiter(api);
    for (;;) {
      signal.throwIfAborted();
      await this.#wait(limiter.take(this.#now()), signal);
      try {
        const result = await call();
        limiter.noteSuccess();
        return result;
      } catch (error) {
        if (!ServiceUnavailableError.is(error)) {
          throw error;
        }
        limiter.noteThrottled(this.#now());
      }
    }
  }

  #getLimiter(api: string): AdaptiveLimiter {
    let limiter = this.#limiters.get(api);
    if (!limiter) {
      limiter = new AdaptiveLimiter();
      this.#limiters.set(api, limiter);
    }
    return limiter;
  }
}

async function waitFor(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  if (milliseconds > 0) {
    await setTimeout(milliseconds, undefined, { signal });
  }
}
