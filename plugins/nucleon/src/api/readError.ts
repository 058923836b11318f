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

import { ResponseError } from '@backstage/errors';

/**
 * Whether an error is of a kind, here or at the backend: what a client throws
 * is a ResponseError whatever the backend refused with.
 *
 * @internal
 */
export function isErrorOf(
  kind: 'ConflictError' | 'NotFoundError',
  error: unknown,
): boolean {
  return getCause(error)?.name === kind;
}

/**
 * What went wrong, in the words of who refused it. Those of a ResponseError
 * itself are "Request failed with 409 Conflict".
 *
 * @internal
 */
export function getErrorMessage(error: Error): string {
  return getCause(error)?.message ?? error.message;
}

function getCause(error: unknown): Error | undefined {
  if (ResponseError.is(error)) {
    return error.cause;
  }
  return error instanceof Error ? error : undefined;
}
