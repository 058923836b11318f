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

import { Problem } from '@nucleon/template-bundle';
import { JobThread } from '../threads/JobThread';
import {
  CHECK_THREAD_DATA,
  CHECK_THREAD_FILE,
  CheckResponse,
} from './checkThread';
import { CheckJob, TemplateChecker } from './TemplateChecker';

/** @internal */
export type ThreadCheckerOptions = { timeoutMs?: number; idleMs?: number };

/**
 * Checks in a thread of its own, which is started for the first check and holds
 * AWS's rules (some 350 MB) until there was nothing to check for a while.
 *
 * @internal
 */
export class ThreadChecker implements TemplateChecker {
  readonly #thread: JobThread<CheckJob, CheckResponse>;

  constructor(options: ThreadCheckerOptions = {}) {
    this.#thread = new JobThread({
      file: CHECK_THREAD_FILE,
      data: CHECK_THREAD_DATA,
      // Loading the rules takes seconds, many of them where the machine is busy.
      timeoutMs: options.timeoutMs ?? 120_000,
      idleMs: options.idleMs ?? 5 * 60_000,
      // With 256, loading the rules takes five times as long.
      heapMb: 1024,
      describeExcess: what => new Error(`It took ${what} and was stopped`),
    });
  }

  async check(job: CheckJob): Promise<Problem[]> {
    if (job.level === 'off' || !job.files.length) {
      return [];
    }
    const response = await this.#thread.ask(job);
    if ('failure' in response) {
      throw new Error(response.failure);
    }
    return response.problems;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
