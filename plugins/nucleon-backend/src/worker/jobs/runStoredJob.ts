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
import { stringifyError } from '@backstage/errors';
import { Duration } from 'luxon';
import { Job as StoredJob, JobOutcome } from '../../domain/Job';
import { JobKind } from '../../domain/JobKind';
import { JobResult } from '../Job';
import { LEASE_MS, withLease } from '../withLease';
import { JobSetting } from './JobSetting';

const LEASE = Duration.fromMillis(LEASE_MS);
const LONGEST_PAUSE_S = 60;

/**
 * Options of {@link runStoredJob}.
 *
 * @internal
 */
export type RunStoredJobOptions = JobSetting & {
  kind: JobKind;
  signal: AbortSignal;
  /** The work, which is safe to repeat from any point. */
  run(job: StoredJob, signal: AbortSignal): Promise<JobOutcome>;
};

/**
 * Claims the job of a kind that has waited longest, and does it under a lease.
 * What is thrown puts that one job off, with pauses that double, so that one
 * which cannot be done does not keep the others waiting.
 *
 * @internal
 */
export async function runStoredJob(
  options: RunStoredJobOptions,
): Promise<JobResult> {
  const { database, logger, clock, kind, signal, run } = options;
  const { jobs } = database.stores;
  const ticket = randomUUID();
  const claim = { now: clock(), ticket, leaseFor: LEASE };
  const job = await jobs.claimNext(kind, claim);
  if (!job) {
    return 'idle';
  }
  try {
    const outcome = await withLease({
      signal,
      renew: () => jobs.renewLease(job.id, ticket, clock().plus(LEASE)),
      run: leased => run(job, leased),
    });
    if (outcome.type === 'done') {
      await jobs.complete(job.id, ticket);
    } else {
      await jobs.reschedule(job.id, ticket, outcome.at);
    }
  } catch (error) {
    if (signal.aborted) {
      // The next start goes on with it at once.
      await jobs.reschedule(job.id, ticket, clock());
      return 'worked';
    }
    logger.error('A job failed and is tried again', {
      kind,
      subject: job.subject,
      error: stringifyError(error),
    });
    const pause = Math.min(LONGEST_PAUSE_S, 2 ** job.failures);
    const until = clock().plus({ seconds: pause });
    await jobs.postpone({ id: job.id, ticket, until, error: error as Error });
  }
  return 'worked';
}
