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

import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { InputError } from '@backstage/errors';
import {
  BundlePreview,
  parseBundle,
  previewBundle,
  renderInfrastructure,
  sensitiveParameters,
} from '@nucleon/template-bundle';
import { PreviewJob } from '../../domain/BundlePreviewer';
import { putFloats } from './floats';
import {
  RenderJob,
  Rendering,
  RenderRequest,
  RenderResponse,
} from './RenderJob';

/**
 * The file of the render thread: this one. It is part of the build because it is
 * imported, and it listens only where it was started as a thread.
 *
 * @internal
 */
export const RENDER_THREAD_FILE = __filename;

/**
 * Says to the file that it is the thread.
 *
 * @internal
 */
export const RENDER_THREAD_DATA = 'nucleon-render-thread';

function render(job: RenderJob): Rendering {
  const { files, kind, part, context, redact = [] } = job;
  const { bundle, problems } = parseBundle(files, {
    kind,
    inferProvisioning: true,
  });
  if (!bundle) {
    const [first] = problems;
    throw new InputError(
      `The stored bundle cannot be read: ${first?.message ?? 'no reason was given'}`,
    );
  }
  return {
    files: renderInfrastructure(bundle, part, context, { mapLines: true }),
    redacted: renderInfrastructure(bundle, part, context, {
      redact: [...sensitiveParameters(bundle, part), ...redact],
    }),
  };
}

function preview({ files, kind, given }: PreviewJob): BundlePreview {
  const { bundle, problems } = parseBundle(files, {
    kind,
    inferProvisioning: true,
  });
  return bundle
    ? previewBundle(bundle, given)
    : { files: [], placeholders: [], problems };
}

function answer(request: RenderRequest): RenderResponse {
  try {
    if ('preview' in request) {
      return { preview: preview(request.preview) };
    }
    const { job, floats } = request;
    putFloats(job.context, floats);
    return { rendering: render(job) };
  } catch (error) {
    return {
      problem: error instanceof Error ? error.message : String(error),
      isInputError: InputError.is(error),
    };
  }
}

if (!isMainThread && workerData === RENDER_THREAD_DATA) {
  parentPort!.on('message', (request: RenderRequest) => {
    parentPort!.postMessage(answer(request));
  });
}
