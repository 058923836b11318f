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

import { DeploymentRecord } from './DeploymentRecord';
import { isTerminal } from './DeploymentState';
import { ServiceOperation, ServiceOperationPhase } from './ServiceOperation';

/**
 * What {@link nextServiceStep} needs to know of a deployment of the operation.
 *
 * @internal
 */
export type OperationDeployment = Pick<
  DeploymentRecord,
  'targetId' | 'intent' | 'state' | 'statusMessage'
> & { targetName: string };

/**
 * What an operation does next: start deployments, wait for those that run, go
 * to another phase, or end.
 *
 * @internal
 */
export type ServiceStep =
  | { type: 'wait' }
  | { type: 'deploy'; targetIds: string[] }
  | { type: 'destroy'; targetIds: string[] }
  | { type: 'enter'; phase: ServiceOperationPhase; message?: string }
  | { type: 'end'; phase: ServiceOperationPhase; message?: string };

type Intent = 'apply' | 'destroy';

class Progress {
  readonly #deployments: OperationDeployment[];

  constructor(deployments: OperationDeployment[]) {
    this.#deployments = deployments;
  }

  /** Starts what is missing, waits for what runs, and then asks what follows. */
  run(
    intent: Intent,
    targetIds: string[],
    andThen: (failures: string | undefined) => ServiceStep,
  ): ServiceStep {
    const missing = targetIds.filter(id => !this.#find(intent, id));
    if (missing.length) {
      return {
        type: intent === 'apply' ? 'deploy' : 'destroy',
        targetIds: missing,
      };
    }
    const isRunning = targetIds.some(
      id => !isTerminal(this.#find(intent, id)!.state),
    );
    return isRunning
      ? { type: 'wait' }
      : andThen(this.getFailures(intent, targetIds));
  }

  getFailures(intent: Intent, targetIds: string[]): string | undefined {
    const messages = targetIds.flatMap(id => {
      const deployment = this.#find(intent, id);
      if (!deployment || deployment.state === 'succeeded') {
        return [];
      }
      const verb = intent === 'apply' ? 'deploy' : 'delete';
      const reason = deployment.statusMessage ?? deployment.state;
      return `Failed to ${verb} '${deployment.targetName}': ${reason}`;
    });
    return messages.join('; ') || undefined;
  }

  #find(intent: Intent, targetId: string): OperationDeployment | undefined {
    return this.#deployments.find(
      deployment =>
        deployment.intent === intent && deployment.targetId === targetId,
    );
  }
}

/**
 * The next step of an operation, from the deployments that it has made so far,
 * the newest of each target and intent. Nothing else decides, so that it can be
 * asked again at any time.
 *
 * ```
 * create  instances ──> pipeline ──> succeeded      delete  pipeline ──> instances ──> succeeded
 *            │             └─ failed                            └──────────┴─ failed
 *            └─ cleanup ──> cleaned | cleanup-failed
 *
 * edit    instances ──> removal ──> pipeline ──> succeeded | removal-failed
 *            │                          └─ failed
 *            └─ cleanup ──> cleaned | cleanup-failed
 * ```
 *
 * @internal
 */
export function nextServiceStep(
  operation: ServiceOperation,
  deployments: OperationDeployment[],
): ServiceStep {
  const progress = new Progress(deployments);
  const step =
    operation.kind === 'delete'
      ? nextDeleteStep(operation, progress)
      : nextChangeStep(operation, progress);
  // Where a failure was met first says more than what followed from it.
  const isTransition = step.type === 'enter' || step.type === 'end';
  return isTransition && operation.message
    ? { ...step, message: operation.message }
    : step;
}

function nextChangeStep(
  operation: ServiceOperation,
  progress: Progress,
): ServiceStep {
  const { kind, phase, plan } = operation;
  switch (phase) {
    case 'instances':
      return progress.run('apply', plan.created, failures =>
        failures
          ? { type: 'enter', phase: 'cleanup', message: failures }
          : { type: 'enter', phase: kind === 'edit' ? 'removal' : 'pipeline' },
      );
    case 'cleanup':
      return progress.run('destroy', plan.created, failures =>
        failures
          ? { type: 'end', phase: 'cleanup-failed', message: failures }
          : { type: 'end', phase: 'cleaned' },
      );
    case 'removal':
      // What would not go is tried again at the next edit; the rest goes on.
      return progress.run('destroy', plan.removed, () => ({
        type: 'enter',
        phase: 'pipeline',
      }));
    case 'pipeline':
      return progress.run(
        'apply',
        plan.pipeline ? [plan.pipeline] : [],
        failures => {
          const remains = progress.getFailures('destroy', plan.removed);
          if (failures) {
            return { type: 'end', phase: 'failed', message: failures };
          }
          return remains
            ? { type: 'end', phase: 'removal-failed', message: remains }
            : { type: 'end', phase: 'succeeded' };
        },
      );
    default:
      return { type: 'end', phase };
  }
}

function nextDeleteStep(
  operation: ServiceOperation,
  progress: Progress,
): ServiceStep {
  const { phase, plan } = operation;
  switch (phase) {
    case 'pipeline':
      return progress.run(
        'destroy',
        plan.pipeline ? [plan.pipeline] : [],
        failures =>
          failures
            ? { type: 'end', phase: 'failed', message: failures }
            : { type: 'enter', phase: 'instances' },
      );
    case 'instances':
      return progress.run('destroy', plan.removed, failures =>
        failures
          ? { type: 'end', phase: 'failed', message: failures }
          : { type: 'end', phase: 'succeeded' },
      );
    default:
      return { type: 'end', phase };
  }
}
