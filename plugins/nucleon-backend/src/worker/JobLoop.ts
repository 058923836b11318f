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
import { backOff } from './backOff';
import { Job } from './Job';
import { Waker } from './Waker';

const IDLE_PAUSE_MS = 1_000;

/**
 * Runs one job again and again.
 *
 * @internal
 */
export class JobLoop {
  readonly #job: Job;
  readonly #waker: Waker;
  readonly #logger: LoggerService;

  constructor(options: { job: Job; waker: Waker; logger: LoggerService }) {
    this.#job = options.job;
    this.#waker = options.waker;
    this.#logger = options.logger;
  }

  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const result = await this.#job.runOnce({ signal });
        failures = 0;
        if (result === 'idle') {
          await this.#waker.sleep(IDLE_PAUSE_MS, signal);
        }
      } catch (error) {
        failures += 1;
        this.#logger.warn('A job of the worker failed and is tried again', {
          job: this.#job.getJobName(),
          failures,
          error: error instanceof Error ? error.message : String(error),
        });
        await this.#waker.sleep(backOff(failures), signal);
      }
    }
  }
}
