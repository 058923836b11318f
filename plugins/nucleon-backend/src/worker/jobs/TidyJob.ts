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

import { Duration } from 'luxon';
import { JobOutcome } from '../../domain/Job';
import { Job, JobOptions, JobResult } from '../Job';
import { JobSetting } from './JobSetting';
import { runStoredJob } from './runStoredJob';

const SUBJECT = 'database';
const INTERVAL = Duration.fromObject({ hours: 1 });
// What was told is of no use to anybody but who looks into a fault, and a
// content that no version has may be a registration's that was called off.
const SPENT_AFTER = Duration.fromObject({ days: 1 });
const BATCH = 100;

/**
 * Options of {@link TidyJob}.
 *
 * @internal
 */
export type TidyJobOptions = JobSetting & {
  /** `nucleon.retention.deployments`: how long logs and rendered files are kept. */
  retention: Duration;
};

/**
 * Drops what nobody needs any more: old logs and rendered files, client tokens,
 * what was told, contents without a version. It is one stored job, so that one
 * replica does it and the others see that it is not due.
 *
 * @internal
 */
export class TidyJob implements Job {
  readonly #options: TidyJobOptions;
  #isRequested = false;

  constructor(options: TidyJobOptions) {
    this.#options = options;
  }

  getJobName(): string {
    return 'tidy';
  }

  async runOnce({ signal }: JobOptions): Promise<JobResult> {
    const { database, clock } = this.#options;
    if (!this.#isRequested) {
      const request = { kind: 'tidy', subject: SUBJECT, now: clock() } as const;
      await database.stores.jobs.request(request);
      this.#isRequested = true;
    }
    return runStoredJob({
      ...this.#options,
      kind: 'tidy',
      signal,
      run: (_job, leased) => this.#tidy(leased),
    });
  }

  async #tidy(signal: AbortSignal): Promise<JobOutcome> {
    const { database, clock, retention } = this.#options;
    const { bundles, clientTokens, deployments, outbox } = database.stores;
    const now = clock();
    await clientTokens.forgetOld(now);
    await outbox.forgetDelivered(now.minus(SPENT_AFTER));
    const old = { before: now.minus(retention), limit: BATCH };
    while ((await deployments.forgetLogs(old)) === BATCH) {
      signal.throwIfAborted();
    }
    await bundles.forgetUnused(now.minus(SPENT_AFTER));
    return { type: 'again', at: now.plus(INTERVAL) };
  }
}
