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

import { InputError } from '@backstage/errors';
import {
  CallPacer,
  DeploymentRequest,
  Observation,
  ProvisioningEngine,
  RenderedFile,
} from '@nucleon/plugin-nucleon-node';
import { DateTime } from 'luxon';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { Destination } from '../../domain/Destination';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { TemplateChecking } from '../check/TemplateChecker';
import { Rendering } from '../render/RenderJob';
import { Renderer } from '../render/ThreadRenderer';
import { LEASE_MS, withLease } from '../withLease';
import { assembleRendering } from './assembleRendering';
import { checkRendering } from './checkRendering';
import {
  DeploymentSubject,
  getTags,
  loadSubject,
  toEngineDestination,
  toEngineTarget,
} from './DeploymentSubject';
import { listSecrets } from './hideSecrets';
import {
  Claim,
  getMessage,
  StepRecorder,
  StepRecorderOptions,
} from './StepRecorder';

/** @internal */
export type DeploymentStepperOptions = StepRecorderOptions & {
  engines: Map<string, ProvisioningEngine>;
  renderer: Renderer;
  sealer: SecretSealer;
  destinations: Destination[];
  /** Without it, nothing is checked. */
  checking?: TemplateChecking;
};

/** A claimed deployment, and what its step is taken with. @internal */
export type StepTask = {
  deployment: DeploymentRecord;
  ticket: string;
  pacer(signal: AbortSignal): CallPacer;
  signal: AbortSignal;
};

type Render = () => Promise<Rendering>;

const VERBS = { apply: 'Deploying', destroy: 'Deleting', plan: 'Planning' };

/**
 * Takes one step of a claimed deployment: renders where it is the first, asks
 * its engine, and has stored what came of it.
 *
 * @internal
 */
export class DeploymentStepper {
  readonly #options: DeploymentStepperOptions;
  readonly #recorder: StepRecorder;

  constructor(options: DeploymentStepperOptions) {
    this.#options = options;
    this.#recorder = new StepRecorder(options);
  }

  /** Never throws: what goes wrong is recorded, or left to another replica. */
  async step(task: StepTask): Promise<void> {
    const { stores, logger, now } = this.#options;
    const { deployment, ticket, signal } = task;
    const { id } = deployment;
    const claim: Claim = { deployment, ticket, secrets: [] };
    try {
      await withLease({
        signal,
        renew: () =>
          stores.deployments.renewLease(id, ticket, now().plus(LEASE_MS)),
        run: leased => this.#take(task, claim, leased),
      });
    } catch (error) {
      const isStopping = signal.aborted;
      await this.#recorder
        .recordError(claim, error, { isStopping })
        .catch(reason => {
          // The lease is another replica's by now, or will be: it goes on.
          logger.info('A step of a deployment was left to another replica', {
            deploymentId: id,
            reason: getMessage(reason),
          });
        });
    }
  }

  async #take(
    task: StepTask,
    claim: Claim,
    signal: AbortSignal,
  ): Promise<void> {
    const { deployment } = task;
    claim.secrets = this.#listSecrets(deployment);
    const subject = await loadSubject(this.#options.stores, deployment);
    const engine = this.#getEngine(deployment);
    const render = this.#prepareRendering(subject);
    const isCancelling = deployment.state === 'cancelling';
    if (!deployment.handle && !isCancelling) {
      await this.#begin(claim, subject, render);
    }
    const step = await engine[isCancelling ? 'cancel' : 'advance'](
      this.#createRequest(subject, render),
      deployment.handle,
      {
        signal,
        pacer: task.pacer(signal),
        // Written by the lane's worker, from what the engine said.
        observation: deployment.observation as Observation | undefined,
        isWatched: isWatched(deployment, this.#options.now()),
      },
    );
    await this.#recorder.record(claim, step);
  }

  /** Renders before the first step, so that what is wrong is said at once. */
  async #begin(
    claim: Claim,
    subject: DeploymentSubject,
    render: Render,
  ): Promise<void> {
    const { now, destinations, onChanged } = this.#options;
    const { deployment, target } = subject;
    const { name, account, region } = toEngineDestination(
      subject,
      destinations,
    );
    await this.#recorder.log(claim, [
      {
        sourceId: 'nucleon:begin',
        at: now().toISO()!,
        level: 'info',
        message: `${VERBS[deployment.intent]} '${target.name}' in '${name}' (${account}, ${region})`,
      },
    ]);
    if (deployment.intent !== 'destroy') {
      await this.#check(claim, subject, await render());
    }
    onChanged(deployment);
  }

  async #check(
    claim: Claim,
    subject: DeploymentSubject,
    rendering: Rendering,
  ): Promise<void> {
    const { checking, stores, now } = this.#options;
    if (checking) {
      const warnings = await checkRendering(subject, rendering, {
        stores,
        checking,
        now: now(),
      });
      await this.#recorder.log(claim, warnings);
    }
  }

  /** Renders once in a step, however often it is asked for. */
  #prepareRendering(subject: DeploymentSubject): Render {
    const { stores, renderer } = this.#options;
    const { id, leaseTicket, renderedFiles } = subject.deployment;
    let rendered: Promise<Rendering> | undefined;
    return () => {
      rendered ??= (async () => {
        const job = await assembleRendering(subject, this.#options);
        const rendering = await renderer.render(job);
        if (!renderedFiles) {
          await stores.deployments.saveProgress(id, leaseTicket!, {
            renderedFiles: rendering.redacted,
          });
        }
        return rendering;
      })();
      return rendered;
    };
  }

  #createRequest(
    subject: DeploymentSubject,
    render: Render,
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
      readFiles: async () =>
        deployment.intent === 'destroy' ? [] : readFiles(await render()),
      retain: deployment.retain,
      expectedPlanDigest: deployment.expectedPlanDigest,
    };
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

  #listSecrets({ secrets }: DeploymentRecord): string[] {
    return secrets ? listSecrets(this.#options.sealer.open(secrets)) : [];
  }
}

// An engine has no use for where a line comes from.
function readFiles({ files }: Rendering): RenderedFile[] {
  return files.map(({ path, content }) => ({ path, content }));
}

function isWatched(deployment: DeploymentRecord, now: DateTime): boolean {
  return !!deployment.watchedUntil && deployment.watchedUntil > now;
}
