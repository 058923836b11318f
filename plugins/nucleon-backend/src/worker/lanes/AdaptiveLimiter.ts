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

const FIRST_RATE = 10;
const LOWEST_RATE = 0.2;
const HIGHEST_RATE = 20;
/** Calls that may come at once after a quiet time. */
const BURST = 5;
/** A call that went well makes the lane this much faster, in calls a second. */
const RECOVERY = 0.1;
/** One overload turns several calls away; it counts once in this time. */
const SLOWDOWN_MS = 1_000;

/**
 * Gives out the moments at which calls to one API may be made: as many a second
 * as the cloud takes, found out by being turned away. Adds slowly and halves
 * fast, as TCP does.
 *
 * @internal
 */
export class AdaptiveLimiter {
  #rate = FIRST_RATE;
  /** When the next call would be made if there were no burst. */
  #nextAt = 0;
  #slowedAt = -Infinity;

  /** The calls a second that it allows at the moment. */
  getRate(): number {
    return this.#rate;
  }

  /** Takes the next moment; says how long it is until then. */
  take(now: number): number {
    const earliest = now - (BURST * 1_000) / this.#rate;
    this.#nextAt = Math.max(this.#nextAt, earliest) + 1_000 / this.#rate;
    return Math.max(0, this.#nextAt - now);
  }

  noteSuccess(): void {
    this.#rate = Math.min(HIGHEST_RATE, this.#rate + RECOVERY);
  }

  noteThrottled(now: number): void {
    if (now - this.#slowedAt < SLOWDOWN_MS) {
      return;
    }
    this.#slowedAt = now;
    this.#rate = Math.max(LOWEST_RATE, this.#rate / 2);
    // No burst is left: what was saved up was too much.
    this.#nextAt = Math.max(this.#nextAt, now);
  }
}
