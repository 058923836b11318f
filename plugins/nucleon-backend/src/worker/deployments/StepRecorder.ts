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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  EngineEvent,
  InProgressStep,
  isFinalError,
  Step,
} from '@nucleon/plugin-nucleon-node';
import { DateTime } from 'luxon';
import { Stores } from '../../database/Stores';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { backOff } from '../backOff';
import { hideSecrets } from './hideSecrets';

// An hour of nothing but errors, with pauses of a minute.
const MOST_FAILURES = 66;

/** @internal */
export type StepRecorderOptions = {
  stores: Stores;
  logger: LoggerService;
  now(): DateTime;
  /** Something about the deployment is new. */
  onChanged(deployment: DeploymentRecord): void;
};

/** The claim under which something is written. @internal */
export type Claim = {
  deployment: DeploymentRecord;
  ticket: string;
  /** What must not be told. */
  secrets: string[];
};

/**
 * Stores what came of a step, under the ticket of its claim, without what must
 * not be told.
 *
 * @internal
 */
export class StepRecorder {
  readonly #options: StepRecorderOptions;

  constructor(options: StepRecorderOptions) {
    this.#options = options;
  }

  async record(claim: Claim, step: Step): Promise<void> {
    const { deployment, secrets } = claim;
    await this.log(claim, step.events ?? []);
    if (step.type === 'inProgress') {
      await this.#recordProgress(claim, step);
      return;
    }
    await this.#options.stores.deployments.finish(deployment.id, claim.ticket, {
      state: step.type,
      now: this.#options.now(),
      binding: this.#toBinding(claim, step),
      resources: hideSecrets(step.resources, secrets),
      ...toOutcome(step, secrets),
    });
    this.#options.logger.info('Deployment ended', {
      deploymentId: deployment.id,
      state: step.type,
    });
    this.#options.onChanged(deployment);
  }

  /**
   * What is final ends the deployment; anything else is tried again, ever more
   * slowly. A step that ends with the process is given back at once.
   */
  async recordError(
    claim: Claim,
    error: unknown,
    options: { isStopping: boolean },
  ): Promise<void> {
    const { stores, logger, now } = this.#options;
    const { deployment, ticket } = claim;
    const { id } = deployment;
    if (isLostLease(error)) {
      throw error;
    }
    if (options.isStopping) {
      await stores.deployments.recordStep(id, ticket, { nextLookAt: now() });
      return;
    }
    const failures = deployment.failures + 1;
    if (isFinalError(error) || failures > MOST_FAILURES) {
      await this.#fail(claim, getMessage(error));
      return;
    }
    logger.warn('A step of a deployment failed and is taken again', {
      deploymentId: id,
      failures,
      error: hideSecrets(getMessage(error), claim.secrets),
    });
    await stores.deployments.recordStep(id, ticket, {
      failures,
      nextLookAt: now().plus(backOff(failures)),
    });
  }

  async log(claim: Claim, events: EngineEvent[]): Promise<void> {
    await this.#options.stores.deployments.recordEvents(
      claim.deployment.id,
      hideSecrets(events, claim.secrets),
    );
  }

  async #recordProgress(claim: Claim, step: InProgressStep): Promise<void> {
    const { stores, now, onChanged } = this.#options;
    const { deployment, ticket } = claim;
    await stores.deployments.recordStep(deployment.id, ticket, {
      state: step.waitsForPerson ? 'waiting' : 'running',
      handle: JSON.parse(JSON.stringify(step.handle)),
      ...(step.binding && { binding: this.#toBinding(claim, step) }),
      isObservable: step.isObservable ?? false,
      observation: undefined,
      waitsFor: step.waitsFor,
      failures: 0,
      nextLookAt: now().plus(step.lookAgainAfter),
    });
    if (step.events?.length || step.waitsFor !== deployment.waitsFor) {
      onChanged(deployment);
    }
  }

  async #fail(claim: Claim, reason: string): Promise<void> {
    const { stores, now, onChanged } = this.#options;
    const message = hideSecrets(reason, claim.secrets);
    await this.log(claim, [{ at: now().toISO()!, level: 'error', message }]);
    await stores.deployments.finish(claim.deployment.id, claim.ticket, {
      state: 'failed',
      now: now(),
      statusMessage: message,
    });
    onChanged(claim.deployment);
  }

  #toBinding({ deployment }: Claim, { binding }: Step) {
    return binding && { engine: deployment.engine, ...binding };
  }
}

/** Outputs are told as they are: what is secret in them, the engine masks. */
function toOutcome(step: Exclude<Step, InProgressStep>, secrets: string[]) {
  switch (step.type) {
    case 'succeeded':
      return {
        statusMessage: step.message,
        outputs: step.outputs,
        plan: hideSecrets(step.plan, secrets),
      };
    case 'failed':
      return {
        statusMessage: hideSecrets(step.reason, secrets),
        failure: hideSecrets(step.failure, secrets),
      };
    default:
      return { statusMessage: 'User initiated cancellation.' };
  }
}

function isLostLease(error: unknown): boolean {
  return ConflictError.is(error) && /lease/.test(error.message);
}

/** @internal */
export function getMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
