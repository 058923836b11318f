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

import { createHash } from 'node:crypto';

const MAX_LENGTH = 64;

/**
 * The token that makes a step idempotent when the task gives none: the same
 * step of the same task is the same request, however often it is retried. What
 * it is about is part of it, because one step can run for each of a list.
 *
 * @internal
 */
export function createClientToken(options: {
  taskId: string;
  stepId: string | undefined;
  subject: string;
}): string {
  const { taskId, stepId = 'step', subject } = options;
  const token = `${taskId}:${stepId}:${subject}`;
  return token.length <= MAX_LENGTH
    ? token
    : createHash('sha256').update(token).digest('hex');
}
