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
import {
  DeploymentRequest,
  EngineBundle,
  EngineDestination,
  EngineHandle,
  Observation,
  ObservationSubject,
  ObserveOptions,
  ProvisioningEngine,
  Step,
  StepOptions,
} from '@nucleon/plugin-nucleon-node';
import { DestinationClients, getClientsKey } from './aws/DestinationClients';
import { StackCalls } from './aws/StackCalls';
import { readHandle } from './CloudFormationHandle';
import { observeStacks } from './observeStacks';
import { cancelApply } from './steps/cancelApply';
import { followClearing } from './steps/clearTheWay';
import { compareChanges } from './steps/compareChanges';
import { followDeletion, startDestroy } from './steps/destroy';
import { followOperation } from './steps/followOperation';
import { startApply } from './steps/startApply';
import { StepContext } from './steps/StepContext';
import { validateTemplates } from './validateTemplates';

/**
 * Provisions with AWS CloudFormation, one stack for each target. A change is
 * always a change set named after the deployment, executed with the deployment's
 * id as token; whether that happened is read from the stack's events.
 *
 * @internal
 */
export class CloudFormationEngine implements ProvisioningEngine {
  readonly #clients: DestinationClients;
  readonly #endpoint: string | undefined;

  constructor(options: { clients: DestinationClients; endpoint?: string }) {
    this.#clients = options.clients;
    this.#endpoint = options.endpoint;
  }

  getEngineName(): string {
    return 'cloudformation';
  }

  async validate(bundle: EngineBundle): Promise<Problem[]> {
    return validateTemplates(bundle);
  }

  async advance(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    options: StepOptions,
  ): Promise<Step> {
    const context = await this.#createContext(request, handle, options);
    switch (context.handle.phase) {
      case 'comparing':
        return compareChanges(context);
      case 'running':
        return followOperation(context);
      case 'clearing':
        return followClearing(context);
      case 'deleting':
        return followDeletion(context);
      default:
        return request.intent === 'destroy'
          ? startDestroy(context)
          : startApply(context);
    }
  }

  async cancel(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    options: StepOptions,
  ): Promise<Step> {
    if (request.intent === 'destroy') {
      // CloudFormation cannot stop a deletion.
      return this.advance(request, handle, options);
    }
    return cancelApply(await this.#createContext(request, handle, options));
  }

  async observe(
    subjects: ObservationSubject[],
    options: ObserveOptions,
  ): Promise<Observation[]> {
    const byClients = new Map<string, ObservationSubject[]>();
    for (const subject of subjects) {
      const key = getClientsKey(subject.destination);
      byClients.set(key, [...(byClients.get(key) ?? []), subject]);
    }
    const observations = new Map<string, Observation>();
    for (const group of byClients.values()) {
      for (const observation of await this.#observeGroup(group, options)) {
        observations.set(observation.deploymentId, observation);
      }
    }
    return subjects.map(({ deploymentId }) => observations.get(deploymentId)!);
  }

  async #observeGroup(
    group: ObservationSubject[],
    options: ObserveOptions,
  ): Promise<Observation[]> {
    try {
      const calls = await this.#createCalls(group[0].destination, options);
      return await observeStacks(calls, group);
    } catch (error) {
      // One destination that cannot be reached must not hide the others.
      const reason = error instanceof Error ? error : new Error(String(error));
      return group.map(({ deploymentId }) => ({
        deploymentId,
        type: 'error',
        error: reason,
      }));
    }
  }

  async #createContext(
    request: DeploymentRequest,
    handle: EngineHandle | undefined,
    options: StepOptions,
  ): Promise<StepContext> {
    return {
      request,
      handle: readHandle(handle),
      calls: await this.#createCalls(request.destination, options),
      isWatched: options.isWatched,
      endpoint: request.destination.endpoint ?? this.#endpoint,
    };
  }

  async #createCalls(
    destination: EngineDestination,
    options: ObserveOptions,
  ): Promise<StackCalls> {
    return new StackCalls({
      clients: await this.#clients.get(destination),
      pacer: options.pacer,
      signal: options.signal,
    });
  }
}
