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
import { ProvisioningEngine } from '@nucleon/plugin-nucleon-node';
import { DateTime } from 'luxon';
import { Stores } from '../database/Stores';
import { DeploymentRecord } from '../domain/DeploymentRecord';
import { Destination } from '../domain/Destination';
import { SecretSealer } from '../domain/secrets/SecretSealer';
import { TemplateChecking } from './check/TemplateChecker';
import { DeploymentStepper } from './deployments/DeploymentStepper';
import { Job } from './Job';
import { JobLoop } from './JobLoop';
import { LaneKeeper } from './lanes/LaneKeeper';
import { LanePacer } from './lanes/LanePacer';
import { LaneWorker } from './lanes/LaneWorker';
import { Renderer } from './render/ThreadRenderer';
import { Waker } from './Waker';

/** @internal */
export type BackgroundWorkerOptions = {
  stores: Stores;
  engines: ProvisioningEngine[];
  destinations: Destination[];
  sealer: SecretSealer;
  renderer: Renderer;
  /** How renderings are checked before they are deployed; not at all without it. */
  checking?: TemplateChecking;
  /** What else is to be done: registrations, operations, announcements. */
  jobs: Job[];
  logger: LoggerService;
  now?(): DateTime;
  /** Something about a deployment is new; may be called often. */
  onDeploymentChanged?(deployment: DeploymentRecord): void;
};

/**
 * Does what takes longer than a request: deployments, lane by lane, and jobs.
 * Replicas share the work by leases; one that dies loses its leases and nothing
 * else.
 *
 * ```
 *   LaneKeeper ──> LaneWorker (a lane) ──> DeploymentStepper ──> engine
 *   JobLoop (a job) ──> Job
 * ```
 *
 * @internal
 */
export class BackgroundWorker {
  readonly #options: BackgroundWorkerOptions;
  readonly #waker = new Waker();
  readonly #engines: Map<string, ProvisioningEngine>;
  readonly #stepper: DeploymentStepper;

  constructor(options: BackgroundWorkerOptions) {
    this.#options = options;
    this.#engines = new Map(
      options.engines.map(engine => [engine.getEngineName(), engine]),
    );
    this.#stepper = new DeploymentStepper({
      ...options,
      engines: this.#engines,
      now: () => this.#now(),
      onChanged: deployment => {
        options.onDeploymentChanged?.(deployment);
      },
    });
  }

  /** Works until the signal ends, and then until what is under way has ended. */
  async run(signal: AbortSignal): Promise<void> {
    const { jobs, logger, stores, renderer, checking } = this.#options;
    renderer.prepare();
    const keeper = new LaneKeeper({
      stores,
      ticket: randomUUID(),
      createLaneWorker: lane => this.createLaneWorker(lane),
      waker: this.#waker,
      logger,
      now: () => this.#now(),
    });
    const loops = jobs.map(
      job => new JobLoop({ job, waker: this.#waker, logger }),
    );
    await Promise.all([
      keeper.run(signal),
      ...loops.map(loop => loop.run(signal)),
    ]);
    await renderer.close();
    await checking?.checker.close();
  }

  /** There is something to do: nobody needs to wait for the next look. */
  wake(): void {
    this.#waker.wake();
  }

  /** What works on one lane, for those who hold it. */
  createLaneWorker(lane: string): LaneWorker {
    return new LaneWorker({
      lane,
      stores: this.#options.stores,
      engines: this.#engines,
      destinations: this.#options.destinations,
      stepper: this.#stepper,
      pacer: new LanePacer(),
      waker: this.#waker,
      logger: this.#options.logger,
      now: () => this.#now(),
    });
  }

  #now(): DateTime {
    return this.#options.now?.() ?? DateTime.utc();
  }
}
