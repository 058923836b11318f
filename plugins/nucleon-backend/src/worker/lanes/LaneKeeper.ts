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

import { LoggerService } from '@backstage/backend-plugin-api';
import { DateTime, Duration } from 'luxon';
import { Stores } from '../../database/Stores';
import { Waker } from '../Waker';
import { LEASE_MS, LEASE_RENEWAL_MS } from '../withLease';
import { LaneWorker } from './LaneWorker';

const PAUSE_MS = 1_000;

/** @internal */
export type LaneKeeperOptions = {
  stores: Stores;
  /** Names this replica's leases. */
  ticket: string;
  createLaneWorker(lane: string): LaneWorker;
  waker: Waker;
  logger: LoggerService;
  now(): DateTime;
};

type HeldLane = {
  stop: AbortController;
  ended: Promise<void>;
  renewAt: DateTime;
};

/**
 * Takes the lanes in which there is work and that no other replica holds, and
 * has each worked on for as long as the lease can be renewed.
 *
 * @internal
 */
export class LaneKeeper {
  readonly #options: LaneKeeperOptions;
  readonly #held = new Map<string, HeldLane>();

  constructor(options: LaneKeeperOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#takeAndRenew(signal);
      } catch (error) {
        this.#options.logger.warn('Failed to lease lanes, trying again', {
          error: error instanceof Error ? error.message : String(error),
        });
      }
      await this.#options.waker.sleep(PAUSE_MS, signal);
    }
    // What cannot be given back runs out.
    await Promise.allSettled(
      [...this.#held.keys()].map(lane => this.#giveUp(lane)),
    );
  }

  async #takeAndRenew(signal: AbortSignal): Promise<void> {
    const { stores, now } = this.#options;
    const active = new Set(await stores.deployments.listActiveLanes());
    for (const lane of active) {
      const held = this.#held.get(lane);
      if (!held) {
        await this.#take(lane, signal);
      } else if (held.renewAt <= now()) {
        await this.#renew(lane, held);
      }
    }
    for (const lane of this.#held.keys()) {
      if (!active.has(lane)) {
        await this.#giveUp(lane);
      }
    }
  }

  async #take(lane: string, signal: AbortSignal): Promise<void> {
    const { createLaneWorker, now, logger } = this.#options;
    if (!(await this.#lease(lane))) {
      return;
    }
    logger.info('Lane taken', { lane });
    const stop = new AbortController();
    const ended = createLaneWorker(lane).run(
      AbortSignal.any([signal, stop.signal]),
    );
    const renewAt = now().plus(LEASE_RENEWAL_MS);
    this.#held.set(lane, { stop, ended, renewAt });
  }

  async #renew(lane: string, held: HeldLane): Promise<void> {
    if (await this.#lease(lane)) {
      held.renewAt = this.#options.now().plus(LEASE_RENEWAL_MS);
      return;
    }
    this.#options.logger.info('Lane lost to another replica', { lane });
    // Its steps end by themselves; other lanes must not wait for them.
    this.#stop(lane);
  }

  async #lease(lane: string): Promise<boolean> {
    const { stores, ticket, now } = this.#options;
    return stores.lanes.lease(lane, {
      now: now(),
      ticket,
      leaseFor: Duration.fromMillis(LEASE_MS),
    });
  }

  async #giveUp(lane: string): Promise<void> {
    await this.#stop(lane);
    await this.#options.stores.lanes.release(lane, this.#options.ticket);
  }

  #stop(lane: string): Promise<void> | undefined {
    const held = this.#held.get(lane);
    this.#held.delete(lane);
    held?.stop.abort();
    return held?.ended;
  }
}
