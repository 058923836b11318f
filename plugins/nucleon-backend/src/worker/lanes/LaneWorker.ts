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

import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import {
  Observation,
  ObservationSubject,
  ProvisioningEngine,
} from '@nucleon/plugin-nucleon-node';
import { DateTime, Duration } from 'luxon';
import { ObservableDeployment } from '../../database/queries/listObservable';
import { Stores } from '../../database/Stores';
import { Destination } from '../../domain/Destination';
import { toEngineDestination } from '../deployments/DeploymentSubject';
import { DeploymentStepper } from '../deployments/DeploymentStepper';
import { Waker } from '../Waker';
import { LEASE_MS } from '../withLease';
import { LanePacer } from './LanePacer';

// What another replica or the API writes is seen after this time at the latest.
const LONGEST_PAUSE_MS = 1_000;
const SHORTEST_PAUSE_MS = 50;
const LOOK_PAUSE_MS = 1_000;
const FAILED_LOOK_PAUSE_MS = 10_000;

/** @internal */
export type LaneWorkerOptions = {
  lane: string;
  stores: Stores;
  engines: Map<string, ProvisioningEngine>;
  destinations: Destination[];
  stepper: DeploymentStepper;
  pacer: LanePacer;
  waker: Waker;
  logger: LoggerService;
  now(): DateTime;
  /** Steps at a time; most of a step is waiting. */
  concurrency?: number;
};

/**
 * Works on the deployments of one lane while this replica holds it: looks at
 * those that the cloud is working on all at once, and takes the steps that are
 * due.
 *
 * ```
 *   observe ──(changed)──> due ──> claim ──> step ──> observable | due later | ended
 *      ^                                                  │
 *      └──────────────────────────────────────────────────┘
 * ```
 *
 * @internal
 */
export class LaneWorker {
  readonly #options: LaneWorkerOptions;
  readonly #running = new Set<Promise<void>>();
  #observing: Promise<void> | undefined;

  constructor(options: LaneWorkerOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { waker, logger, lane } = this.#options;
    while (!signal.aborted) {
      try {
        this.#observing ??= this.#observe(signal).finally(() => {
          this.#observing = undefined;
        });
        await this.#fill(signal);
      } catch (error) {
        logger.warn('The work on a lane failed and goes on later', {
          lane,
          error: error instanceof Error ? error.message : String(error),
        });
      }
      await waker.sleep(await this.#getPause(), signal);
    }
    await Promise.allSettled([...this.#running, this.#observing]);
  }

  /**
   * One look and then every step that is due, to the end.
   *
   * @returns the number of steps taken
   */
  async runRound(signal: AbortSignal): Promise<number> {
    await this.#observe(signal);
    let steps = 0;
    for (;;) {
      const started = await this.#fill(signal);
      steps += started;
      if (this.#running.size > 0) {
        await Promise.race(this.#running);
      } else if (started === 0) {
        return steps;
      }
    }
  }

  /** Until the next step is due, in a lane that somebody else may write to. */
  async #getPause(): Promise<number> {
    const { stores, lane, now } = this.#options;
    const due = await stores.deployments
      .getNextLookAt(lane)
      // The loop says what is wrong with the database.
      .catch(() => undefined);
    const pause = due ? due.diff(now()).toMillis() : LONGEST_PAUSE_MS;
    return Math.min(Math.max(pause, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
  }

  /** Starts steps until none is due or there is no room. */
  async #fill(signal: AbortSignal): Promise<number> {
    const { concurrency = 10, waker } = this.#options;
    let started = 0;
    while (this.#running.size < concurrency && !signal.aborted) {
      const step = await this.#claim(signal);
      if (!step) {
        break;
      }
      started += 1;
      const running = step().finally(() => {
        this.#running.delete(running);
        // There is room for another one, and this one may be due again.
        waker.wake();
      });
      this.#running.add(running);
    }
    return started;
  }

  async #claim(
    signal: AbortSignal,
  ): Promise<(() => Promise<void>) | undefined> {
    const { stores, stepper, pacer, lane, now } = this.#options;
    const ticket = randomUUID();
    const deployment = await stores.deployments.claimNext({
      now: now(),
      ticket,
      leaseFor: Duration.fromMillis(LEASE_MS),
      lane,
    });
    return (
      deployment &&
      (() =>
        stepper.step({
          deployment,
          ticket,
          signal,
          pacer: until => pacer.until(until),
        }))
    );
  }

  async #observe(signal: AbortSignal): Promise<void> {
    const { stores, lane, now, engines, waker } = this.#options;
    const next = now().plus(LOOK_PAUSE_MS);
    // One that is due has the look taken at all that will be by the next one:
    // so they fall into step, and there is one look a second for any number.
    const due = await stores.deployments.listObservable({
      lane,
      now: now(),
      until: next,
    });
    const isTime = due.length > 0 && due[0].nextLookAt <= now();
    const engine = isTime ? engines.get(due[0].engine) : undefined;
    if (!engine) {
      return;
    }
    const unchanged: string[] = [];
    for (const observation of await this.#look(engine, due, signal)) {
      if (observation.type === 'unchanged') {
        unchanged.push(observation.deploymentId);
      } else {
        await this.#recordLook(observation);
      }
    }
    await stores.deployments.postponeLook(unchanged, now().plus(LOOK_PAUSE_MS));
    if (unchanged.length < due.length) {
      waker.wake();
    }
  }

  async #recordLook(
    observation: Exclude<Observation, { type: 'unchanged' }>,
  ): Promise<void> {
    const { stores, logger, now } = this.#options;
    const { deploymentId: id } = observation;
    if (observation.type === 'changed') {
      const { type, details } = observation;
      const seen = { type, deploymentId: id, ...(details && { details }) };
      await stores.deployments.recordObservation(id, seen, now());
      return;
    }
    logger.warn('A deployment could not be looked at', {
      deploymentId: id,
      error: observation.error.message,
    });
    // Its own next step says more, or fails with what is wrong.
    const later = now().plus(FAILED_LOOK_PAUSE_MS);
    await stores.deployments.recordObservation(id, undefined, later);
  }

  async #look(
    engine: ProvisioningEngine,
    due: ObservableDeployment[],
    signal: AbortSignal,
  ): Promise<Observation[]> {
    const subjects: ObservationSubject[] = [];
    const failed: Observation[] = [];
    for (const deployment of due) {
      const { id: deploymentId, handle, targetKind: kind } = deployment;
      try {
        const destination = toEngineDestination(
          { deployment, target: { kind } },
          this.#options.destinations,
        );
        subjects.push({ deploymentId, handle, destination });
      } catch (error) {
        assertError(error);
        failed.push({ deploymentId, type: 'error', error });
      }
    }
    const observations = await engine
      .observe(subjects, { signal, pacer: this.#options.pacer.until(signal) })
      .catch(error =>
        subjects.map(({ deploymentId }) => ({
          deploymentId,
          type: 'error' as const,
          error,
        })),
      );
    return [...failed, ...observations];
  }
}
