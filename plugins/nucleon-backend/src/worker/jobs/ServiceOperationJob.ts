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

import { Stores } from '../../database/Stores';
import { Destination } from '../../domain/Destination';
import { JobOutcome } from '../../domain/Job';
import { nextServiceStep, ServiceStep } from '../../domain/nextServiceStep';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { ServiceOperation } from '../../domain/ServiceOperation';
import { Job, JobOptions, JobResult } from '../Job';
import { JobSetting } from './JobSetting';
import { runStoredJob } from './runStoredJob';
import { startOperationDeployments } from './services/startOperationDeployments';

/**
 * Options of {@link ServiceOperationJob}.
 *
 * @internal
 */
export type ServiceOperationJobOptions = JobSetting & {
  destinations: Destination[];
  sealer: SecretSealer;
};

/**
 * Moves the create, edit or delete of a service on: starts the deployments that
 * are next, notes the phase, and ends the operation (6.1, 6.3, 6.6). What is
 * next is decided by the operation and its deployments alone, under a lock, so
 * that it is the same whoever asks, and however often.
 *
 * ```
 * a deployment ends ──> wakes the job ──> nextServiceStep ──> deploy | destroy
 *                                               ^                 │ (wait)
 *                                               └── enter a phase ┘
 * ```
 *
 * @internal
 */
export class ServiceOperationJob implements Job {
  readonly #options: ServiceOperationJobOptions;

  constructor(options: ServiceOperationJobOptions) {
    this.#options = options;
  }

  getJobName(): string {
    return 'service-operation';
  }

  async runOnce({ signal }: JobOptions): Promise<JobResult> {
    return runStoredJob({
      ...this.#options,
      kind: 'service-operation',
      signal,
      run: (job, leased) => this.#advance(job.subject, leased),
    });
  }

  async #advance(
    operationId: string,
    signal: AbortSignal,
  ): Promise<JobOutcome> {
    const { database, clock } = this.#options;
    for (;;) {
      signal.throwIfAborted();
      const taken = await database.transaction(stores =>
        this.#takeStep(stores, operationId),
      );
      switch (taken) {
        case 'ended':
          return { type: 'done' };
        case 'waiting':
          // The end of a deployment wakes it; this is for a lost call.
          return { type: 'again', at: clock().plus({ minutes: 1 }) };
        case 'blocked':
          return { type: 'again', at: clock().plus({ seconds: 5 }) };
        default:
      }
    }
  }

  async #takeStep(
    stores: Stores,
    operationId: string,
  ): Promise<'moved' | 'waiting' | 'blocked' | 'ended'> {
    const operation = await stores.services.lockOperation(operationId);
    if (!operation || operation.completedAt) {
      return 'ended';
    }
    const step = await decide(stores, operation);
    switch (step.type) {
      case 'wait':
        return 'waiting';
      case 'deploy':
      case 'destroy': {
        const hasStarted = await startOperationDeployments(stores, {
          ...this.#options,
          operation,
          intent: step.type === 'deploy' ? 'apply' : 'destroy',
          targetIds: step.targetIds,
          now: this.#options.clock(),
        });
        return hasStarted ? 'moved' : 'blocked';
      }
      case 'enter':
        await this.#note(stores, operation, {
          phase: step.phase,
          message: step.message,
        });
        return 'moved';
      default:
        await this.#end(stores, operation, step);
        return 'ended';
    }
  }

  async #end(
    stores: Stores,
    operation: ServiceOperation,
    step: ServiceStep & { type: 'end' },
  ): Promise<void> {
    const now = this.#options.clock();
    if (operation.kind === 'delete' && step.phase === 'succeeded') {
      await stores.services.markDeleted(operation.serviceId, now);
    }
    await this.#note(stores, operation, {
      phase: step.phase,
      message: step.message,
      completedAt: now,
    });
  }

  async #note(
    stores: Stores,
    { id, serviceId }: ServiceOperation,
    changes: Pick<ServiceOperation, 'phase' | 'message' | 'completedAt'>,
  ): Promise<void> {
    await stores.services.updateOperation(id, changes);
    await stores.outbox.add(
      { topic: 'service.changed', serviceId },
      this.#options.clock(),
    );
  }
}

async function decide(
  stores: Stores,
  operation: ServiceOperation,
): Promise<ServiceStep> {
  const deployments = await stores.deployments.list({
    operationId: operation.id,
  });
  const known = [];
  for (const deployment of deployments) {
    const target = await stores.targets.get(deployment.targetId);
    const isPipeline = target?.kind === 'service-pipeline';
    known.push({
      ...deployment,
      targetName: isPipeline ? 'pipeline' : (target?.name ?? ''),
    });
  }
  return nextServiceStep(operation, known);
}
