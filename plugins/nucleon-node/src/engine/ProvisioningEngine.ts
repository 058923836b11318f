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

import { Problem } from '@nucleon/plugin-nucleon-common';
import { DeploymentRequest } from './DeploymentRequest';
import { EngineBundle } from './EngineBundle';
import { EngineHandle } from './EngineHandle';
import { Observation, ObservationSubject } from './Observation';
import { ObserveOptions, StepOptions } from './StepOptions';
import { Step } from './Step';

/**
 * What provisions: CloudFormation, Terraform, CodeBuild. An engine is stateless.
 * The core stores, leases, paces, retries and notifies; the engine takes one
 * step.
 *
 * ```
 *   advance ──> inProgress ──> advance ──> ... ──> succeeded | failed
 *                   │  ^                                ^
 *          observe ─┘  └─ (something changed)           │
 *                   └────── cancel ──> inProgress ──> cancelled
 * ```
 *
 * **Every step must be safe to call twice, even at once, for one deployment
 * id.** A replica may die after the cloud took a call and before the handle was
 * stored; a stalled one may wake up and call again. So each write carries a
 * token made from the deployment's id, or looks first whether it was done.
 *
 * An error that is thrown is temporary: the step is taken again, later. What is
 * final is a `failed` step, or an error that says that asking again is useless:
 * `InputError`, `NotAllowedError`, `AuthenticationError`, `NotFoundError`,
 * `ConflictError`.
 *
 * `describeEngineConformance` of `@nucleon/plugin-nucleon-node/testUtils` holds
 * an engine to all this.
 *
 * @public
 */
export interface ProvisioningEngine {
  /** The name under which targets remember it: `cloudformation`. */
  getEngineName(): string;

  /**
   * Says what is wrong with a bundle's infrastructure code when a version is
   * registered. The code is not rendered yet, so this finds what can be found
   * without values.
   */
  validate(bundle: EngineBundle): Promise<Problem[]>;

  /**
   * Takes the next step, with at most one write to the cloud. The first one has
   * no handle.
   */
  advance(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    options: StepOptions,
  ): Promise<Step>;

  /**
   * Looks at all running deployments of one lane without writing anything. The
   * number of calls must not grow with the number of subjects, but for paging.
   * Answers for each subject.
   */
  observe(
    subjects: ObservationSubject[],
    options: ObserveOptions,
  ): Promise<Observation[]>;

  /**
   * Takes the next step towards calling the deployment off. Called in place of
   * `advance` from the moment that somebody cancels, until the end. A deployment
   * that had finished before simply says how.
   */
  cancel(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    options: StepOptions,
  ): Promise<Step>;
}
