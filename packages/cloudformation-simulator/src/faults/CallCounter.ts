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
import type { Call } from './Faults';

/** How often an API was called from an account and region. @public */
export interface CallCount {
  /** The API, such as `DescribeStacks`. */
  api: string;
  /** The account of the access keys that called. */
  account: string;
  /** The region that was called. */
  region: string;
  /** All calls, the throttled ones among them. */
  calls: number;
  /** Those that were refused by a fault. */
  throttled: number;
}

/**
 * Counts calls since the start or the last reset.
 * @internal
 */
export class CallCounter {
  readonly #counts = new Map<string, CallCount>();

  /** Counts one call. */
  count(call: Call, wasThrottled: boolean): void {
    const { api, account, region } = call;
    const key = [api, account, region].join('/');
    const known = this.#counts.get(key);
    const entry = known ?? { api, account, region, calls: 0, throttled: 0 };
    entry.calls += 1;
    entry.throttled += wasThrottled ? 1 : 0;
    this.#counts.set(key, entry);
  }

  /** All counts. */
  list(): CallCount[] {
    return [...this.#counts.values()].map(entry => ({ ...entry }));
  }

  /** Begins anew. */
  reset(): void {
    this.#counts.clear();
  }
}
