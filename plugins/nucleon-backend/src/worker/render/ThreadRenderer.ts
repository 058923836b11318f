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
import { InputError } from '@backstage/errors';
import { BundlePreview, RenderContext } from '@nucleon/template-bundle';
import { BundlePreviewer, PreviewJob } from '../../domain/BundlePreviewer';
import { takeFloats } from './floats';
import { RenderJob, Rendering, RenderResponse, ThreadJob } from './RenderJob';
import { RENDER_THREAD_DATA, RENDER_THREAD_FILE } from './renderThread';

/**
 * Renders what a template's author wrote.
 *
 * @internal
 */
export interface Renderer {
  /** Makes ready what the first rendering would wait for. */
  prepare(): void;
  /** Throws an `InputError` where the template or its values are at fault. */
  render(job: RenderJob): Promise<Rendering>;
  close(): Promise<void>;
}

type Result = Exclude<RenderResponse, { problem: string }>;

type Waiting = {
  job: ThreadJob;
  resolve(result: Result): void;
  reject(error: Error): void;
};

/** @internal */
export type ThreadRendererOptions = { timeoutMs?: number; heapMb?: number };

/**
 * Renders in a thread of its own, one job after the other. A template that takes
 * too long or too much memory costs the thread and not the process; the next job
 * gets a new one.
 *
 * @internal
 */
export class ThreadRenderer implements Renderer, BundlePreviewer {
  readonly #timeoutMs: number;
  readonly #heapMb: number;
  readonly #queue: Waiting[] = [];
  #thread: Worker | undefined;
  #isBusy = false;
  #lastId = 0;

  constructor(options: ThreadRendererOptions = {}) {
    this.#timeoutMs = options.timeoutMs ?? 20_000;
    this.#heapMb = options.heapMb ?? 256;
  }

  prepare(): void {
    this.#getThread();
  }

  async render(job: RenderJob): Promise<Rendering> {
    const { value, floats } = takeFloats(job.context);
    const result = await this.#ask({
      // The walk keeps the shape; only numbers in it were replaced.
      job: { ...job, context: value as RenderContext },
      floats,
    });
    if (!('rendering' in result)) {
      throw new Error('Failed to render: the thread answered something else');
    }
    return result.rendering;
  }

  async preview(job: PreviewJob): Promise<BundlePreview> {
    try {
      const result = await this.#ask({ preview: job });
      if (!('preview' in result)) {
        throw new Error('Failed to render: the thread answered something else');
      }
      return result.preview;
    } catch (error) {
      // That it takes too long is what its author wants to know.
      if (InputError.is(error)) {
        const { message } = error;
        const problems = [{ message, severity: 'error' as const }];
        return { files: [], placeholders: [], problems };
      }
      throw error;
    }
  }

  async #ask(job: ThreadJob): Promise<Result> {
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
    this.#run(waiting.job)
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        this.#isBusy = false;
        this.#next();
      });
  }

  async #run(job: ThreadJob): Promise<Result> {
    const thread = this.#getThread();
    const id = ++this.#lastId;
    let isUsable = false;
    try {
      return await new Promise<Result>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(tooMuch(`longer than ${this.#timeoutMs / 1000} s`)),
          this.#timeoutMs,
        );
        thread.once('message', (response: RenderResponse) => {
          clearTimeout(timer);
          isUsable = true;
          if (!('problem' in response)) {
            resolve(response);
          } else if (response.isInputError) {
            reject(new InputError(response.problem));
          } else {
            reject(new Error(`Failed to render: ${response.problem}`));
          }
        });
        thread.once('error', error => {
          clearTimeout(timer);
          reject(
            isOutOfMemory(error)
              ? tooMuch(`more than ${this.#heapMb} MB of memory`)
              : error,
          );
        });
        thread.postMessage({ id, ...job });
      });
    } finally {
      thread.removeAllListeners('message');
      thread.removeAllListeners('error');
      // What nobody waits for any more must not end the process.
      thread.on('error', () => {});
      if (!isUsable) {
        await this.#dropThread();
      }
    }
  }

  #getThread(): Worker {
    if (!this.#thread) {
      this.#thread = new Worker(RENDER_THREAD_FILE, {
        workerData: RENDER_THREAD_DATA,
        resourceLimits: { maxOldGenerationSizeMb: this.#heapMb },
        ...getSourceOptions(),
      });
      // A thread that waits for work must not keep the process alive.
      this.#thread.unref();
    }
    return this.#thread;
  }

  async #dropThread(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}

/**
 * From TypeScript sources, as in development and in tests, the thread needs what
 * the Backstage CLI gives to the process; a built one needs nothing.
 */
function getSourceOptions(): { execArgv?: string[] } {
  return RENDER_THREAD_FILE.endsWith('.ts')
    ? {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      }
    : {};
}

function tooMuch(what: string): InputError {
  return new InputError(
    `Rendering the template took ${what} and was stopped; look for loops that do not end`,
  );
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
