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

import { JsonObject } from '@backstage/types';
import { DateTime } from 'luxon';
import { JobKind } from './JobKind';

/**
 * A job as it is stored: one for each kind and subject.
 *
 * @internal
 */
export type Job = {
  id: string;
  kind: JobKind;
  subject: string;
  payload?: JsonObject;
  leaseTicket?: string;
  leaseUntil?: DateTime;
  nextLookAt?: DateTime;
  failures: number;
  lastError?: JsonObject;
  /** Whether it was asked for again while it ran. */
  isWoken: boolean;
  createdAt: DateTime;
};

/**
 * What a job's run came to: nothing left to do, or when to run again.
 *
 * @internal
 */
export type JobOutcome = { type: 'done' } | { type: 'again'; at: DateTime };
