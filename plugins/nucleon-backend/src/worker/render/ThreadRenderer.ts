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

import { InputError } from '@backstage/errors';
import { BundlePreview, RenderContext } from '@nucleon/template-bundle';
import { BundlePreviewer, PreviewJob } from '../../domain/BundlePreviewer';
import { JobThread } from '../threads/JobThread';
import { takeFloats } from './floats';
import {
  RenderJob,
  Rendering,
  RenderRequest,
  RenderResponse,
} from './RenderJob';
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
  readonly #thread: JobThread<RenderRequest, RenderResponse>;

  constructor(options: ThreadRendererOptions = {}) {
    this.#thread = new JobThread({
      file: RENDER_THREAD_FILE,
      data: RENDER_THREAD_DATA,
      timeoutMs: options.timeoutMs ?? 20_000,
      heapMb: options.heapMb ?? 256,
      describeExcess: what =>
        new InputError(
          `Rendering the template took ${what} and was stopped; look for loops that do not end`,
        ),
    });
  }

  prepare(): void {
    this.#thread.prepare();
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

  async close(): Promise<void> {
    await this.#thread.close();
  }

  async #ask(job: RenderRequest): Promise<Result> {
    const response = await this.#thread.ask(job);
    if (!('problem' in response)) {
      return response;
    }
    throw response.isInputError
      ? new InputError(response.problem)
      : new Error(`Failed to render: ${response.problem}`);
  }
}
