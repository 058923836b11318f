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
  DeploymentEvent,
  DeploymentFailure,
  Output,
  Plan,
  ProvisionedResource,
} from '@nucleon/plugin-nucleon-common';
import { EngineBinding } from './DeploymentRequest';
import { EngineHandle } from './EngineHandle';

/**
 * A line for the deployment's log, without its number, which the core gives.
 * With an id of the engine's own, the same event told twice is kept once.
 *
 * @public
 */
export type EngineEvent = Omit<DeploymentEvent, 'sequence'> & {
  sourceId?: string;
};

/**
 * The deployment goes on.
 *
 * @public
 */
export type InProgressStep = {
  type: 'inProgress';
  handle: EngineHandle;
  /** Milliseconds until the next step is worth taking. */
  lookAgainAfter: number;
  /**
   * The cloud works by itself now. The core looks with `observe` at all such
   * deployments of a lane at once, and takes the next step when something
   * changed.
   */
  isObservable?: boolean;
  /** In words, for people: 'CloudFormation to update the stack'. */
  waitsFor?: string;
  /** A person has to act first; the deployment may be superseded meanwhile. */
  waitsForPerson?: boolean;
  binding?: EngineBinding;
  events?: EngineEvent[];
};

/**
 * The deployment reached what was asked for. After a `destroy` nothing stands,
 * so there is no binding; after a `plan` nothing new does.
 *
 * @public
 */
export type SucceededStep = {
  type: 'succeeded';
  /** What to tell, such as 'No changes'. */
  message?: string;
  binding?: EngineBinding;
  outputs: Output[];
  resources: ProvisionedResource[];
  plan?: Plan;
  events?: EngineEvent[];
};

/**
 * The deployment ended without it. `binding` is what stands nevertheless.
 *
 * @public
 */
export type FailedStep = {
  type: 'failed';
  reason: string;
  /** The resource that failed first. */
  failure?: DeploymentFailure;
  binding?: EngineBinding;
  resources: ProvisionedResource[];
  events?: EngineEvent[];
};

/**
 * The deployment was called off, and what stood before stands again.
 *
 * @public
 */
export type CancelledStep = {
  type: 'cancelled';
  binding?: EngineBinding;
  resources: ProvisionedResource[];
  events?: EngineEvent[];
};

/**
 * What came out of one step.
 *
 * @public
 */
export type Step = InProgressStep | SucceededStep | FailedStep | CancelledStep;
