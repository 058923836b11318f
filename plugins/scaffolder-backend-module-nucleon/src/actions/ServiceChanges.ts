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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { EntityName, InstanceRequest } from '@nucleon/plugin-nucleon-common';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { chooseMode } from '../domain/chooseMode';
import { createClientToken } from '../domain/createClientToken';
import { editInstances } from '../domain/editInstances';
import { getDeploymentIds } from '../domain/getDeploymentIds';
import { keepCurrentInputs } from '../domain/keepCurrentInputs';
import { formatName } from '../domain/parseName';
import {
  PIPELINE_KEY,
  SeenService,
  SeenTarget,
  seeService,
} from '../domain/SeenService';
import { callNucleon } from './callNucleon';

type Context = Pick<
  // Only what every action's context has is used.
  ActionContext<any, any>,
  | 'checkpoint'
  | 'getInitiatorCredentials'
  | 'isDryRun'
  | 'logger'
  | 'signal'
  | 'step'
  | 'task'
>;

type ServiceChangesOptions = {
  nucleon: NucleonService;
  name: EntityName;
  clientToken: string | undefined;
  ctx: Context;
};

type TargetChange = { inputs?: JsonObject; version?: string };

type TargetDeployment = {
  key: string;
  change: TargetChange;
  seen: SeenTarget;
};

/**
 * The changes that one step makes to one service.
 *
 * @internal
 */
export class ServiceChanges {
  readonly #nucleon: NucleonService;
  readonly #name: EntityName;
  readonly #clientToken: string | undefined;
  readonly #ctx: Context;
  readonly #credentials: BackstageCredentials;
  readonly #seen: SeenService;

  static async create(options: ServiceChangesOptions): Promise<ServiceChanges> {
    const { nucleon, name, ctx } = options;
    const credentials = await ctx.getInitiatorCredentials();
    const seen = await ctx.checkpoint<SeenService>({
      key: `seen.${formatName(name)}`,
      fn: async () =>
        seeService(
          await callNucleon(`read service '${formatName(name)}'`, () =>
            nucleon.getService(name, { credentials, signal: ctx.signal }),
          ),
        ),
    });
    return new ServiceChanges(options, credentials, seen);
  }

  private constructor(
    options: ServiceChangesOptions,
    credentials: BackstageCredentials,
    seen: SeenService,
  ) {
    this.#nucleon = options.nucleon;
    this.#name = options.name;
    this.#clientToken = options.clientToken;
    this.#ctx = options.ctx;
    this.#credentials = credentials;
    this.#seen = seen;
  }

  get entityRef(): string {
    return this.#seen.entityRef;
  }

  /**
   * Adds and removes instances; answers with the deployments that this started
   * at once. Those that delete start when the added instances stand.
   */
  async edit(options: {
    add: InstanceRequest[];
    remove: string[];
  }): Promise<string[]> {
    const { add, remove } = options;
    const instances = editInstances({
      service: this.#name,
      current: this.#seen.instances,
      add,
      remove,
    });
    const names = [...add.map(({ name }) => name), ...remove];
    if (this.#isDryRun(`change the instances ${names.join(', ')}`)) {
      return [];
    }
    const edited = await callNucleon(
      `change the instances of service '${formatName(this.#name)}'`,
      () =>
        this.#nucleon.editService(
          this.#name,
          {
            instances,
            revision: this.#seen.revision,
            clientToken: this.#createToken('edit'),
          },
          this.#options(),
        ),
    );
    const known = Object.values(this.#seen.targets).map(
      target => target.lastAttemptedDeploymentId,
    );
    return getDeploymentIds(edited, known);
  }

  /**
   * Deploys instances that there are, and the pipeline.
   */
  async deploy(options: {
    instances: (TargetChange & { name: string })[];
    pipeline: TargetChange | undefined;
  }): Promise<string[]> {
    const { instances, pipeline } = options;
    // All are looked up before the first is deployed.
    const deployments = [
      ...instances.map(({ name, ...change }) => this.#find(name, change)),
      ...(pipeline ? [this.#find(PIPELINE_KEY, pipeline)] : []),
    ];
    const ids: string[] = [];
    for (const deployment of deployments) {
      if (!this.#isDryRun(`deploy ${this.#describe(deployment.key)}`)) {
        ids.push(await this.#deployTarget(deployment));
      }
    }
    return ids;
  }

  #find(key: string, change: TargetChange): TargetDeployment {
    const seen = Object.hasOwn(this.#seen.targets, key)
      ? this.#seen.targets[key]
      : undefined;
    if (!seen) {
      throw new InputError(
        `Service '${formatName(this.#name)}' has no ${
          key === PIPELINE_KEY ? 'pipeline' : `instance '${key}'`
        } to update`,
      );
    }
    // Throws for what is no version.
    chooseMode(seen.version, change.version);
    return { key, change, seen };
  }

  async #deployTarget(options: TargetDeployment): Promise<string> {
    const { key, change, seen } = options;
    const inputs = await this.#createInputs(options);
    const { id } = await callNucleon(`deploy ${this.#describe(key)}`, () =>
      this.#nucleon.deployServiceTarget(
        this.#target(key),
        {
          intent: 'apply',
          ...chooseMode(seen.version, change.version),
          ...(inputs && { inputs }),
          revision: seen.revision,
          clientToken: this.#createToken(key),
        },
        this.#options(),
      ),
    );
    this.#ctx.logger.info(`Deploying ${this.#describe(key)}: ${id}`);
    return id;
  }

  // Undefined keeps all inputs as they are.
  async #createInputs(
    options: TargetDeployment,
  ): Promise<JsonObject | undefined> {
    const { key, change, seen } = options;
    const { inputs, version } = change;
    if (!inputs) {
      return undefined;
    }
    const removed =
      version === undefined ? [] : await this.#readRemovedInputs(key, version);
    return keepCurrentInputs({ inputs, current: seen.inputNames, removed });
  }

  async #readRemovedInputs(key: string, version: string): Promise<string[]> {
    return this.#ctx.checkpoint({
      key: `removed.${formatName(this.#name)}.${key}`,
      fn: async () => {
        const preview = await callNucleon(
          `compare the versions of ${this.#describe(key)}`,
          () =>
            this.#nucleon.getServiceTargetUpgrade(
              this.#target(key),
              { version },
              this.#options(),
            ),
        );
        return preview.inputs
          .filter(({ change }) => change === 'removed')
          .map(({ path }) => path);
      },
    });
  }

  #isDryRun(what: string): boolean {
    if (this.#ctx.isDryRun) {
      this.#ctx.logger.info(`Dry run: would ${what}`);
    }
    return Boolean(this.#ctx.isDryRun);
  }

  #describe(key: string): string {
    return key === PIPELINE_KEY
      ? `the pipeline of service '${formatName(this.#name)}'`
      : `instance '${key}' of service '${formatName(this.#name)}'`;
  }

  #target(key: string) {
    return {
      ...this.#name,
      ...(key !== PIPELINE_KEY && { instance: key }),
    };
  }

  #createToken(subject: string): string {
    return (
      this.#clientToken ??
      createClientToken({
        taskId: this.#ctx.task.id,
        stepId: this.#ctx.step?.id,
        subject: `${formatName(this.#name)}/${subject}`,
      })
    );
  }

  #options() {
    return { credentials: this.#credentials, signal: this.#ctx.signal };
  }
}
