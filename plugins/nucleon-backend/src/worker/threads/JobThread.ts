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

import { Worker } from 'node:worker_threads';

/** @internal */
export type JobThreadOptions = {
  /** The file that is run. */
  file: string;
  /** Says to the file that it is the thread. */
  data: string;
  /** How long a job may take, from when its turn comes. */
  timeoutMs: number;
  /** How much JavaScript may keep. */
  heapMb: number;
  /** When a thread that has nothing to do is given up, with what it holds. */
  idleMs?: number;
  /** The error for a job that took too much, such as `longer than 20 s`. */
  describeExcess(what: string): Error;
};

type Waiting<TJob, TAnswer> = {
  job: TJob;
  resolve(answer: TAnswer): void;
  reject(error: Error): void;
};

/**
 * A thread that does one job after the other. A job that takes too long or too
 * much memory, or crashes, costs the thread and not the process; the next job gets
 * a new one.
 *
 * @internal
 */
export class JobThread<TJob extends object, TAnswer> {
  readonly #options: JobThreadOptions;
  readonly #queue: Waiting<TJob, TAnswer>[] = [];
  #thread: Worker | undefined;
  #isBusy = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: JobThreadOptions) {
    this.#options = options;
  }

  /** Makes ready what the first job would wait for. */
  prepare(): void {
    this.#getThread();
  }

  /** What the thread answers to a job. */
  async ask(job: TJob): Promise<TAnswer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await this.#dropThread();
  }

  #next(): void {
    const waiting = this.#isBusy ? undefined : this.#queue.shift();
    if (!waiting) {
      return;
    }
    this.#isBusy = true;
    clearTimeout(this.#idle);
    this.#run(waiting.job)
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        this.#isBusy = false;
        this.#startIdling();
        this.#next();
      });
  }

  async #run(job: TJob): Promise<TAnswer> {
    const { timeoutMs, heapMb, describeExcess } = this.#options;
    const thread = this.#getThread();
    let isUsable = false;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<TAnswer>((resolve, reject) => {
        timer = setTimeout(
          () => reject(describeExcess(`longer than ${timeoutMs / 1000} s`)),
          timeoutMs,
        );
        thread.once('message', (answer: TAnswer) => {
          isUsable = true;
          resolve(answer);
        });
        thread.once('error', error =>
          reject(
            isOutOfMemory(error)
              ? describeExcess(`more than ${heapMb} MB of memory`)
              : error,
          ),
        );
        thread.once('exit', () => reject(new Error('The thread has ended')));
        thread.postMessage(job);
      });
    } finally {
      clearTimeout(timer);
      thread.removeAllListeners('message');
      thread.removeAllListeners('error');
      thread.removeAllListeners('exit');
      // What nobody waits for any more must not end the process.
      thread.on('error', () => {});
      if (!isUsable) {
        await this.#dropThread();
      }
    }
  }

  #startIdling(): void {
    const { idleMs } = this.#options;
    if (idleMs !== undefined) {
      this.#idle = setTimeout(() => this.#dropThread(), idleMs).unref();
    }
  }

  #getThread(): Worker {
    if (!this.#thread) {
      const { file, data, heapMb } = this.#options;
      this.#thread = new Worker(file, {
        workerData: data,
        resourceLimits: { maxOldGenerationSizeMb: heapMb },
        ...getSourceOptions(file),
      });
      // A thread that waits for work must not keep the process alive.
      this.#thread.unref();
    }
    return this.#thread;
  }

  async #dropThread(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}

/**
 * From TypeScript sources, as in development and in tests, the thread needs what
 * the Backstage CLI gives to the process; a built one needs nothing.
 */
function getSourceOptions(file: string): { execArgv?: string[] } {
  return file.endsWith('.ts')
    ? {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      }
    : {};
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
