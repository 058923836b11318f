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

import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';

const FINAL = [
  InputError,
  NotAllowedError,
  AuthenticationError,
  NotFoundError,
  ConflictError,
];

/**
 * Whether an error of a step says that asking again is useless, so that the
 * deployment has failed with it. Any other is temporary.
 *
 * @public
 */
export function isFinalError(error: unknown): error is Error {
  return FINAL.some(type => type.is(error));
}
