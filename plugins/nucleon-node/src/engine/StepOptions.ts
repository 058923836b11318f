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

import { Observation } from './Observation';

/**
 * Runs one call to the cloud when the lane has room for it. A call that the
 * cloud turned away for being too frequent throws `ServiceUnavailableError`;
 * the pacer then slows the lane down and runs it again, so it must be safe to.
 *
 * @public
 */
export interface CallPacer {
  /** Runs `call` when there is room for one more call of this API. */
  pace<T>(api: string, call: () => Promise<T>): Promise<T>;
}

/**
 * What a look at a lane is taken with.
 *
 * @public
 */
export type ObserveOptions = { signal: AbortSignal; pacer: CallPacer };

/**
 * What a step is taken with.
 *
 * @public
 */
export type StepOptions = ObserveOptions & {
  /** The last look, where it was taken after the last step. */
  observation?: Observation;
  /** Somebody reads the log right now; fetch a page of events. */
  isWatched: boolean;
};
