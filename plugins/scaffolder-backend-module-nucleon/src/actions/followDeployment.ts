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
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ForwardedError,
  ResponseError,
  isError,
  stringifyError,
} from '@backstage/errors';
import {
  DeploymentDetail,
  DeploymentEvent,
} from '@nucleon/plugin-nucleon-common';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { getOutcome } from '../domain/getOutcome';

const INTERVAL_MS = 3_000;
// A restart of the backend takes about a minute.
const MAX_FAILED_LOOKS = 60;

/**
 * Time, so that tests need none.
 *
 * @internal
 */
export type Clock = {
  now(): number;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
};

type FollowDeploymentOptions = {
  clock: Clock;
  deploymentId: string;
  getCredentials: () => Promise<BackstageCredentials>;
  logger: LoggerService;
  nucleon: NucleonService;
  signal: AbortSignal | undefined;
  timeoutMs: number;
};

/**
 * Looks at a deployment until it ends or time is up, and logs its events.
 *
 * @internal
 */
export async function followDeployment(
  options: FollowDeploymentOptions,
): Promise<'succeeded' | 'waiting'> {
  const { clock, logger, signal, timeoutMs } = options;
  const deadline = clock.now() + timeoutMs;
  let sequence = 0;
  let failedLooks = 0;
  for (;;) {
    signal?.throwIfAborted();
    let seen: Look | undefined;
    try {
      seen = await look(options, sequence);
      failedLooks = 0;
    } catch (error) {
      failedLooks += 1;
      if (!isTransient(error) || failedLooks === MAX_FAILED_LOOKS) {
        throw error;
      }
      logger.warn(
        `Nucleon did not answer, will look again: ${stringifyError(error)}`,
      );
    }
    for (const event of seen?.events ?? []) {
      logEvent(logger, event);
      sequence = event.sequence;
    }
    const outcome = seen && getOutcome(seen.deployment);
    if (outcome?.type === 'failed') {
      throw new ForwardedError(outcome.what, new Error(outcome.reason));
    }
    if (outcome?.type === 'succeeded') {
      return 'succeeded';
    }
    const left = deadline - clock.now();
    if (left <= 0) {
      return 'waiting';
    }
    await clock.sleep(Math.min(INTERVAL_MS, left), signal);
  }
}

type Look = { deployment: DeploymentDetail; events: DeploymentEvent[] };

async function look(
  options: FollowDeploymentOptions,
  after: number,
): Promise<Look> {
  const { deploymentId, getCredentials, nucleon, signal } = options;
  const call = { credentials: await getCredentials(), signal };
  // The state first: events that are read after the end are all there are.
  const deployment = await nucleon.getDeployment(deploymentId, call);
  const { items } = await nucleon.listDeploymentEvents(
    deploymentId,
    { after },
    call,
  );
  return { deployment, events: items };
}

function logEvent(logger: LoggerService, event: DeploymentEvent): void {
  const { level, logicalId, message } = event;
  const line =
    logicalId && !message.includes(logicalId)
      ? `${logicalId}: ${message}`
      : message;
  switch (level) {
    case 'error':
      logger.error(line);
      break;
    case 'warning':
      logger.warn(line);
      break;
    default:
      logger.info(line);
  }
}

// The backend restarts, or the network does; a refusal would be another answer
// of its own.
function isTransient(error: unknown): boolean {
  if (ResponseError.is(error)) {
    return error.statusCode >= 500 || error.statusCode === 429;
  }
  // What fetch throws when there was no answer at all.
  return isError(error) && error.name === 'TypeError';
}
