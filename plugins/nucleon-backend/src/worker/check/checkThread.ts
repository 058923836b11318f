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
import { checkCloudFormation, Problem } from '@nucleon/template-bundle';
import { CheckJob } from './TemplateChecker';

/** @internal */
export type CheckResponse = { problems: Problem[] } | { failure: string };

/**
 * The file of the check thread: this one, as that of the render thread.
 *
 * @internal
 */
export const CHECK_THREAD_FILE = __filename;

/**
 * Says to the file that it is the thread.
 *
 * @internal
 */
export const CHECK_THREAD_DATA = 'nucleon-check-thread';

async function check(job: CheckJob): Promise<Problem[]> {
  const { files, redacted = [], level, hasPlaceholders } = job;
  const problems: Problem[] = [];
  for (const file of files) {
    const found = await checkCloudFormation(file, {
      level,
      hasPlaceholders,
      redacted: redacted.find(({ path }) => path === file.path),
    });
    problems.push(...found.map(({ rule, ...problem }) => problem));
  }
  return problems;
}

async function answer(job: CheckJob): Promise<CheckResponse> {
  try {
    return { problems: await check(job) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

if (!isMainThread && workerData === CHECK_THREAD_DATA) {
  parentPort!.on('message', (job: CheckJob) => {
    // It never rejects.
    answer(job).then(response => parentPort!.postMessage(response));
  });
}
