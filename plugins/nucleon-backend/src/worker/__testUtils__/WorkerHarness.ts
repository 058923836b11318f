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

import { createHash, randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { DeploymentIntent } from '@nucleon/plugin-nucleon-common';
import { ProvisioningEngine } from '@nucleon/plugin-nucleon-node';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { createStores, Stores } from '../../database/Stores';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { isTerminal } from '../../domain/DeploymentState';
import { Destination } from '../../domain/Destination';
import { newDeployment } from '../../domain/newDeployment';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { TargetRecord } from '../../domain/TargetRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { BackgroundWorker } from '../BackgroundWorker';
import { TemplateChecking } from '../check/TemplateChecker';
import { LaneWorker } from '../lanes/LaneWorker';
import { Renderer, ThreadRenderer } from '../render/ThreadRenderer';

const MOST_ROUNDS = 500;

export const testDestination: Destination = {
  name: 'test',
  account: '111122223333',
  region: 'eu-central-1',
  isSimulated: true,
};

export type HarnessOptions = {
  knex: Knex;
  engine: ProvisioningEngine;
  destination?: Destination;
  /** In place of the thread: gives the template as it is. */
  renderer?: Renderer;
  /** How renderings are checked; not at all without it. */
  checking?: TemplateChecking;
  /** Lets the cloud work beside the clock. */
  passTime?(ms: number): Promise<void>;
};

/** The worker with a database, an engine and a clock that is moved by hand. */
export class WorkerHarness {
  static async create(options: HarnessOptions): Promise<WorkerHarness> {
    await options.knex.migrate.latest({
      directory: resolvePackagePath(
        '@nucleon/plugin-nucleon-backend',
        'migrations',
      ),
    });
    return new WorkerHarness(options);
  }

  readonly stores: Stores;
  readonly sealer = new SecretSealer(['key']);
  readonly changed: string[] = [];
  readonly #options: HarnessOptions;
  readonly #destination: Destination;
  readonly #renderer: Renderer;
  #now = DateTime.utc();

  private constructor(options: HarnessOptions) {
    this.#options = options;
    this.#destination = options.destination ?? testDestination;
    this.#renderer = options.renderer ?? new ThreadRenderer();
    this.stores = createStores(options.knex);
  }

  get now(): DateTime {
    return this.#now;
  }

  async pass(ms: number): Promise<void> {
    this.#now = this.#now.plus(ms);
    await this.#options.passTime?.(ms);
  }

  async close(): Promise<void> {
    await this.#renderer.close();
  }

  /** A replica: each call makes another one on the same database. */
  createWorker(engine = this.#options.engine): BackgroundWorker {
    return new BackgroundWorker({
      stores: this.stores,
      engines: [engine],
      destinations: [this.#destination],
      sealer: this.sealer,
      renderer: this.#renderer,
      checking: this.#options.checking,
      jobs: [],
      logger: mockServices.logger.mock(),
      now: () => this.#now,
      onDeploymentChanged: ({ id }) => this.changed.push(id),
    });
  }

  createLaneWorker(engine = this.#options.engine): LaneWorker {
    const { account, region } = this.#destination;
    return this.createWorker(engine).createLaneWorker(
      [engine.getEngineName(), account, region].join(':'),
    );
  }

  /** A template with one published version, and an environment to be made of it. */
  async addEnvironment(options: {
    name?: string;
    files: Record<string, string>;
  }): Promise<{ target: TargetRecord; version: TemplateVersionRecord }> {
    const { name = `env-${randomUUID().slice(0, 8)}`, files } = options;
    const templateId = randomUUID();
    const common = {
      revision: 1,
      createdAt: this.#now,
      modifiedAt: this.#now,
    };
    await this.stores.templates.insert({
      ...common,
      id: templateId,
      kind: 'environment',
      namespace: 'default',
      name: `template-${name}`,
      nameKey: `template-${name}`,
      entityName: `template-${name}`,
      updatePolicy: 'recommend',
      publishesAutomatically: false,
    });
    const version = await this.addVersion(templateId, files);
    const target: TargetRecord = {
      ...common,
      id: randomUUID(),
      kind: 'environment',
      namespace: 'default',
      name,
      nameKey: name,
      entityName: name,
      owner: 'group:default/team',
      position: 0,
      templateId,
      destination: this.#destination.name,
      stackName: `AWSProton-${name}`,
    };
    await this.stores.targets.insert(target);
    return { target, version };
  }

  async addVersion(
    templateId: string,
    files: Record<string, string>,
  ): Promise<TemplateVersionRecord> {
    const digest = createHash('sha256')
      .update(JSON.stringify(files))
      .digest('hex');
    const contents = Object.entries(files).map(([path, text]) => ({
      path,
      content: Buffer.from(text),
    }));
    await this.stores.bundles.put(digest, contents, this.#now);
    const numbers = await this.stores.templates.listNumbers(templateId);
    const version: TemplateVersionRecord = {
      id: randomUUID(),
      templateId,
      major: 1,
      minor: numbers.length,
      status: 'PUBLISHED',
      digest,
      engine: this.#options.engine.getEngineName(),
      source: 'upload',
      createdAt: this.#now,
      modifiedAt: this.#now,
    };
    await this.stores.templates.insertVersion(version);
    return version;
  }

  async ask(options: {
    target: TargetRecord;
    version: TemplateVersionRecord;
    intent?: DeploymentIntent;
    inputs?: string;
    secrets?: unknown;
    expectedPlanDigest?: string;
    retain?: string[];
  }): Promise<string> {
    const {
      target,
      version,
      intent = 'apply',
      secrets,
      inputs = '{}',
    } = options;
    const deployment = newDeployment({
      ...options,
      target: (await this.stores.targets.get(target.id))!,
      intent,
      mode: intent === 'destroy' ? 'DELETE' : 'CURRENT_VERSION',
      version,
      destination: this.#destination,
      spec: `proton: EnvironmentSpec\nspec: ${inputs}\n`,
      secrets: secrets === undefined ? undefined : this.sealer.seal(secrets),
      now: this.#now,
      createdBy: 'user:default/ada',
    });
    await this.stores.deployments.insert(deployment);
    await this.stores.lanes.ensure({
      name: deployment.lane,
      engine: deployment.engine,
    });
    return deployment.id;
  }

  async get(id: string): Promise<DeploymentRecord> {
    return (await this.stores.deployments.get(id))!;
  }

  /** Lets a replica work, and time pass, until the deployment has ended. */
  async finish(
    id: string,
    worker: Pick<LaneWorker, 'runRound'> = this.createLaneWorker(),
  ): Promise<DeploymentRecord> {
    const { signal } = new AbortController();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await worker.runRound(signal);
      const deployment = await this.get(id);
      if (isTerminal(deployment.state)) {
        return deployment;
      }
      await this.pass(1_000);
    }
    throw new Error(`Deployment '${id}' does not end`);
  }
}

/** A renderer that gives the first template of the bundle as it is. */
export const plainRenderer: Renderer = {
  prepare() {},
  async render({ files }) {
    const { path, content } = files[0];
    const text = Buffer.from(content).toString('utf8');
    return {
      files: [{ path, content: text }],
      redacted: [{ path, content: text }],
    };
  },
  async close() {},
};
