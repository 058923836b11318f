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

import type {
  DeploymentRequest,
  EngineHandle,
  FailedStep,
  Step,
  StepOptions,
} from '@nucleon/plugin-nucleon-node';
import { isFinalError } from '../engine';
import { EngineWorld } from './EngineWorld';
import { immediatePacer } from './immediatePacer';

const MOST_STEPS = 2_000;

/**
 * Takes one step in a way of its own, such as twice.
 *
 * @public
 */
export type TakeStep = (
  call: () => Promise<Step>,
  step: number,
) => Promise<Step>;

/**
 * How {@link EngineDriver} goes about a deployment.
 *
 * @public
 */
export type DriveOptions = {
  /** Takes each step in a way of its own, such as twice. */
  takeStep?: TakeStep;
  /** Calls the deployment off before the step of this number. */
  cancelBefore?: number;
};

/**
 * How a deployment ended, and after how many steps.
 *
 * @public
 */
export type EndedDrive = {
  step: Exclude<Step, { type: 'inProgress' }>;
  stepsTaken: number;
};

/**
 * Does for one deployment what the core's worker does: step, remember, wait,
 * look, until it is over.
 *
 * @public
 */
export class EngineDriver {
  readonly #world: EngineWorld;

  constructor(world: EngineWorld) {
    this.#world = world;
  }

  /** Takes one deployment to its end, however many steps that needs. */
  async drive(
    request: DeploymentRequest,
    options: DriveOptions = {},
  ): Promise<EndedDrive> {
    const { takeStep = call => call(), cancelBefore = Infinity } = options;
    const { engine } = this.#world;
    let handle: EngineHandle | undefined;
    for (let taken = 0; taken < MOST_STEPS; taken++) {
      const method = taken >= cancelBefore ? 'cancel' : 'advance';
      const current = handle;
      const step = await takeStep(
        () => engine[method](request, current, stepOptions()),
        taken,
      ).catch(toFailedStep);
      if (step.type !== 'inProgress') {
        return { step, stepsTaken: taken + 1 };
      }
      // Through JSON, because the core stores it.
      handle = JSON.parse(JSON.stringify(step.handle)) as EngineHandle;
      await this.#world.passTime(step.lookAgainAfter);
      if (step.isObservable && taken + 1 < cancelBefore) {
        await this.#observeUntilChanged(request, handle);
      }
    }
    throw new Error(`No end after ${MOST_STEPS} steps`);
  }

  async #observeUntilChanged(
    request: DeploymentRequest,
    handle: EngineHandle,
  ): Promise<void> {
    const { deploymentId, destination } = request;
    for (let look = 0; look < MOST_STEPS; look++) {
      const [observation] = await this.#world.engine.observe(
        [{ deploymentId, destination, handle }],
        stepOptions(),
      );
      if (observation.type === 'error') {
        throw observation.error;
      }
      if (observation.type === 'changed') {
        return;
      }
      await this.#world.passTime(1_000);
    }
    throw new Error(`No change after ${MOST_STEPS} looks`);
  }
}

/** The core ends a deployment with an error that is final. */
function toFailedStep(error: unknown): FailedStep {
  if (!isFinalError(error)) {
    throw error;
  }
  return { type: 'failed', reason: error.message, resources: [] };
}

/** @internal */
export function stepOptions(): StepOptions {
  return {
    signal: new AbortController().signal,
    pacer: immediatePacer,
    isWatched: true,
  };
}
