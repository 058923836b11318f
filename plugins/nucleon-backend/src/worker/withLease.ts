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

/** A lease that is not renewed for this long is anybody's. */
export const LEASE_MS = 15_000;

/** How often a lease is renewed: twice may fail before it runs out. */
export const LEASE_RENEWAL_MS = 5_000;

/** @internal */
export type WithLeaseOptions<T> = {
  signal: AbortSignal;
  /** Extends the lease; false when it is no longer ours. */
  renew(): Promise<boolean>;
  /** The work. Its signal ends when the lease is lost. */
  run(signal: AbortSignal): Promise<T>;
  renewalMs?: number;
};

/**
 * Does work under a lease that is renewed meanwhile. A lease that cannot be
 * renewed ends the work: another replica may be at it already. Later writes are
 * guarded by the ticket, so work that does not stop at once does no harm.
 *
 * @internal
 */
export async function withLease<T>(options: WithLeaseOptions<T>): Promise<T> {
  const { signal, renew, run, renewalMs = LEASE_RENEWAL_MS } = options;
  const lost = new AbortController();
  let isRenewing = false;
  const timer = setInterval(async () => {
    if (isRenewing) {
      return;
    }
    isRenewing = true;
    try {
      if (!(await renew())) {
        lost.abort(new Error('The lease was lost to another replica'));
      }
    } catch {
      // The database may be back before the lease runs out. If it is not, the
      // ticket refuses what this work writes.
    } finally {
      isRenewing = false;
    }
  }, renewalMs);
  timer.unref();
  try {
    return await run(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
  }
}
