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
import { ConflictError, InputError } from '@backstage/errors';
import {
  CallPacer,
  DeploymentRequest,
  EngineEvent,
  InProgressStep,
  isFinalError,
  Observation,
  ProvisioningEngine,
  RenderedFile,
  Step,
} from '@nucleon/plugin-nucleon-node';
import { DateTime } from 'luxon';
import { Stores } from '../../database/Stores';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { Destination } from '../../domain/Destination';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { backOff } from '../backOff';
import { Renderer } from '../render/ThreadRenderer';
import { LEASE_MS, withLease } from '../withLease';
import { assembleRendering } from './assembleRendering';
import {
  DeploymentSubject,
  getTags,
  loadSubject,
  toEngineDestination,
  toEngineTarget,
} from './DeploymentSubject';
import { hideSecrets, listSecrets } from './hideSecrets';

// An hour of nothing but errors, with pauses of a minute.
const MOST_FAILURES = 66;

/** @internal */
export type DeploymentStepperOptions = {
  stores: Stores;
  engines: Map<string, ProvisioningEngine>;
  renderer: Renderer;
  sealer: SecretSealer;
  destinations: Destination[];
  logger: LoggerService;
  now(): DateTime;
  onChanged(deployment: DeploymentRecord): void;
};

/** A claimed deployment, and what its step is taken with. @internal */
export type StepTask = {
  deployment: DeploymentRecord;
  ticket: string;
  pacer(signal: AbortSignal): CallPacer;
  signal: AbortSignal;
};

/**
 * Takes one step of a claimed deployment: asks its engine, and stores what came
 * of it under the ticket of the claim.
 *
 * @internal
 */
export class DeploymentStepper {
  readonly #options: DeploymentStepperOptions;

  constructor(options: DeploymentStepperOptions) {
    this.#options = options;
  }

  async step(task: StepTask): Promise<void> {
    const { stores, logger, now } = this.#options;
    const { deployment, ticket, signal } = task;
    const { id } = deployment;
    try {
      await withLease({
        signal,
        renew: () =>
          stores.deployments.renewLease(id, ticket, now().plus(LEASE_MS)),
        run: leased => this.#take(task, leased),
      });
    } catch (error) {
      await this.#recordError(task, error).catch(writeError => {
        // The lease is another replica's by now, or will be: it goes on.
        logger.info('A step of a deployment was left to another replica', {
          deploymentId: id,
          reason: getMessage(writeError),
        });
      });
    }
  }

  async #take(task: StepTask, signal: AbortSignal): Promise<void> {
    const { stores } = this.#options;
    const { deployment } = task;
    const subject = await loadSubject(stores, deployment);
    const secrets = this.#listSecrets(subject);
    const engine = this.#getEngine(deployment);
    const render = this.#prepareRendering(subject);
    if (isFresh(deployment)) {
      await this.#begin(task, subject, render);
    }
    const isCancelling = deployment.state === 'cancelling';
    const request = this.#createRequest(subject, render);
    const step = await engine[isCancelling ? 'cancel' : 'advance'](
      request,
      deployment.handle,
      {
        signal,
        pacer: task.pacer(signal),
        // Written by this worker, from what the engine said.
        observation: deployment.observation as Observation | undefined,
        isWatched: isWatched(deployment, this.#options.now()),
      },
    );
    // What an engine tells may quote the template.
    const told = {
      ...hideSecrets(step, secrets),
      ...('outputs' in step && { outputs: step.outputs }),
      ...('handle' in step && { handle: step.handle }),
    } as Step;
    await this.#record(task, told);
  }

  /** The first step: renders, so that what is wrong with it is said at once. */
  async #begin(
    task: StepTask,
    subject: DeploymentSubject,
    render: () => Promise<RenderedFile[]>,
  ): Promise<void> {
    const { now } = this.#options;
    const { deployment } = task;
    const { name, account, region } = toEngineDestination(
      subject,
      this.#options.destinations,
    );
    const verb = { apply: 'Deploying', destroy: 'Deleting', plan: 'Planning' }[
      deployment.intent
    ];
    await this.#log(deployment.id, [
      {
        sourceId: 'nucleon:begin',
        at: now().toISO()!,
        level: 'info',
        message: `${verb} '${subject.target.name}' in '${name}' (${account}, ${region})`,
      },
    ]);
    if (deployment.intent !== 'destroy') {
      await render();
    }
    this.#options.onChanged(deployment);
  }

  /** Renders once in a step, however often it is asked for. */
  #prepareRendering(subject: DeploymentSubject): () => Promise<RenderedFile[]> {
    const { stores, renderer } = this.#options;
    const { deployment } = subject;
    let files: Promise<RenderedFile[]> | undefined;
    return () => {
      files ??= (async () => {
        const job = await assembleRendering(subject, this.#options);
        const rendering = await renderer.render(job);
        if (!deployment.renderedFiles) {
          await stores.deployments.saveProgress(
            deployment.id,
            deployment.leaseTicket!,
            { renderedFiles: rendering.redacted },
          );
        }
        return rendering.files;
      })();
      return files;
    };
  }

  #createRequest(
    subject: DeploymentSubject,
    render: () => Promise<RenderedFile[]>,
  ): DeploymentRequest {
    const { deployment, target } = subject;
    const binding = target.binding ?? deployment.binding;
    return {
      deploymentId: deployment.id,
      createdAt: deployment.createdAt.toISO()!,
      intent: deployment.intent,
      target: toEngineTarget(subject),
      binding: binding && { id: binding.id, name: binding.name },
      name: target.stackName,
      tags: getTags(subject),
      destination: toEngineDestination(subject, this.#options.destinations),
      readFiles: deployment.intent === 'destroy' ? async () => [] : render,
      retain: deployment.retain,
      expectedPlanDigest: deployment.expectedPlanDigest,
    };
  }

  async #record(task: StepTask, step: Step): Promise<void> {
    const { stores, now } = this.#options;
    const { deployment, ticket } = task;
    const binding = step.binding && {
      engine: deployment.engine,
      ...step.binding,
    };
    await this.#log(deployment.id, step.events ?? []);
    if (step.type === 'inProgress') {
      await this.#recordProgress(task, step);
      return;
    }
    await stores.deployments.finish(deployment.id, ticket, {
      state: step.type,
      now: now(),
      binding,
      resources: step.resources,
      ...(step.type === 'succeeded' && {
        statusMessage: step.message,
        outputs: step.outputs,
        plan: step.plan,
      }),
      ...(step.type === 'failed' && {
        statusMessage: step.reason,
        failure: step.failure,
      }),
      ...(step.type === 'cancelled' && {
        statusMessage: 'User initiated cancellation.',
      }),
    });
    this.#options.logger.info('Deployment ended', {
      deploymentId: deployment.id,
      state: step.type,
    });
    this.#options.onChanged(deployment);
  }

  async #recordProgress(task: StepTask, step: InProgressStep): Promise<void> {
    const { stores, now } = this.#options;
    const { deployment, ticket } = task;
    await stores.deployments.recordStep(deployment.id, ticket, {
      state: step.waitsForPerson ? 'waiting' : 'running',
      handle: JSON.parse(JSON.stringify(step.handle)),
      ...(step.binding && {
        binding: { engine: deployment.engine, ...step.binding },
      }),
      isObservable: step.isObservable ?? false,
      observation: undefined,
      waitsFor: step.waitsFor,
      failures: 0,
      nextLookAt: now().plus(step.lookAgainAfter),
    });
    if (step.events?.length || step.waitsFor !== deployment.waitsFor) {
      this.#options.onChanged(deployment);
    }
  }

  async #recordError(task: StepTask, error: unknown): Promise<void> {
    const { stores, logger, now } = this.#options;
    const { deployment, ticket, signal } = task;
    const { id } = deployment;
    if (ConflictError.is(error) && /lease/.test(error.message)) {
      throw error;
    }
    if (signal.aborted) {
      await stores.deployments.recordStep(id, ticket, { nextLookAt: now() });
      return;
    }
    const failures = deployment.failures + 1;
    if (isFinalError(error) || failures > MOST_FAILURES) {
      await this.#fail(task, getMessage(error));
      return;
    }
    logger.warn('A step of a deployment failed and is taken again', {
      deploymentId: id,
      failures,
      error: getMessage(error),
    });
    await stores.deployments.recordStep(id, ticket, {
      failures,
      nextLookAt: now().plus(backOff(failures)),
    });
  }

  async #fail(task: StepTask, reason: string): Promise<void> {
    const { stores, now, onChanged } = this.#options;
    const { deployment, ticket } = task;
    const secrets = this.#listSecrets({ deployment });
    const message = hideSecrets(reason, secrets);
    await this.#log(deployment.id, [
      { at: now().toISO()!, level: 'error', message },
    ]);
    await stores.deployments.finish(deployment.id, ticket, {
      state: 'failed',
      now: now(),
      statusMessage: message,
    });
    onChanged(deployment);
  }

  async #log(id: string, events: EngineEvent[]): Promise<void> {
    await this.#options.stores.deployments.recordEvents(id, events);
  }

  #getEngine(deployment: DeploymentRecord): ProvisioningEngine {
    const engine = this.#options.engines.get(deployment.engine);
    if (!engine) {
      throw new InputError(
        `No engine named '${deployment.engine}' is installed; add its module to the backend`,
      );
    }
    return engine;
  }

  #listSecrets({
    deployment,
  }: Pick<DeploymentSubject, 'deployment'>): string[] {
    return deployment.secrets
      ? listSecrets(this.#options.sealer.open(deployment.secrets))
      : [];
  }
}

function isFresh(deployment: DeploymentRecord): boolean {
  return !deployment.handle && deployment.state !== 'cancelling';
}

function isWatched(deployment: DeploymentRecord, now: DateTime): boolean {
  return !!deployment.watchedUntil && deployment.watchedUntil > now;
}

function getMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
