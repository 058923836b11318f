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

/**
 * A kind of small work that the worker does beside deployments: registering a
 * version, syncing a template, moving a service operation on.
 *
 * Each replica runs every job in a loop of its own: `runOnce` until it says
 * `idle`, then a pause. Work that a dead replica left behind is claimed again
 * when its lease runs out, so `runOnce` must be safe to repeat at any point.
 *
 * @internal
 */
export interface Job {
  /** Names it in logs: `registration`. */
  getJobName(): string;

  /**
   * Claims one piece of work and does it, with a lease kept by `withLease`
   * where it may take longer than a second. What is wrong with the work itself
   * is recorded with it; what is thrown is logged, and tried again after a pause
   * that doubles up to a minute.
   */
  runOnce(options: JobOptions): Promise<JobResult>;
}

/** @internal */
export type JobOptions = { signal: AbortSignal };

/**
 * Whether there was something to do. After `worked` the job is run again at
 * once, after `idle` in a second or when the worker is woken.
 *
 * @internal
 */
export type JobResult = 'worked' | 'idle';
