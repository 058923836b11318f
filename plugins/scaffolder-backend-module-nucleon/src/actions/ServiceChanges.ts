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
import {
  EntityName,
  InstanceRequest,
  ServiceDetail,
} from '@nucleon/plugin-nucleon-common';
import { NucleonService } from '@nucleon/plugin-nucleon-node';
import { chooseMode } from '../domain/chooseMode';
import { createClientToken } from '../domain/createClientToken';
import { editInstances } from '../domain/editInstances';
import { getDeploymentIds } from '../domain/getDeploymentIds';
import { keepCurrentInputs } from '../domain/keepCurrentInputs';
import { formatName } from '../domain/parseName';
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

/**
 * What the author of a change saw. A step that is tried again has to send the
 * same request for its token to be honoured, so it is kept with the task.
 */
type Seen = {
  revisions: Record<string, number>;
  instances: { name: string; environment: string }[];
};

type TargetChange = { inputs?: JsonObject; version?: string };

const PIPELINE_KEY = '/pipeline';

/**
 * The changes that one step makes to one service.
 *
 * @internal
 */
export class ServiceChanges {
  readonly #nucleon: NucleonService;
  readonly #name: EntityName;
  readonly #service: ServiceDetail;
  readonly #seen: Seen;
  readonly #ctx: Context;
  readonly #credentials: BackstageCredentials;
  readonly #clientToken: string | undefined;

  static async create(options: {
    nucleon: NucleonService;
    name: EntityName;
    clientToken: string | undefined;
    ctx: Context;
  }): Promise<ServiceChanges> {
    const { nucleon, name, ctx } = options;
    const credentials = await ctx.getInitiatorCredentials();
    const service = await callNucleon(
      `read service '${formatName(name)}'`,
      () => nucleon.getService(name, { credentials, signal: ctx.signal }),
    );
    const seen = await ctx.checkpoint<Seen>({
      key: `seen.${formatName(name)}`,
      fn: async () => see(service),
    });
    return new ServiceChanges({ ...options, credentials, service, seen });
  }

  private constructor(options: {
    nucleon: NucleonService;
    name: EntityName;
    clientToken: string | undefined;
    ctx: Context;
    credentials: BackstageCredentials;
    service: ServiceDetail;
    seen: Seen;
  }) {
    this.#nucleon = options.nucleon;
    this.#name = options.name;
    this.#clientToken = options.clientToken;
    this.#ctx = options.ctx;
    this.#credentials = options.credentials;
    this.#service = options.service;
    this.#seen = options.seen;
  }

  get entityRef(): string {
    return this.#service.entityRef;
  }

  /**
   * Adds and removes instances; answers with the deployments that are known at
   * once.
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
            revision: this.#seen.revisions[''],
            clientToken: this.#createToken('edit'),
          },
          this.#options(),
        ),
    );
    return getDeploymentIds(edited, names);
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
    const changes = [
      ...instances.map(({ name, ...change }) => {
        const target = this.#service.instances.find(
          instance => instance.name === name,
        );
        return { target, instance: name, change };
      }),
      ...(pipeline
        ? [
            {
              target: this.#service.pipeline,
              instance: undefined,
              change: pipeline,
            },
          ]
        : []),
    ];
    for (const { target, instance } of changes) {
      if (!target) {
        throw new InputError(
          `Service '${formatName(this.#name)}' has no ${
            instance === undefined ? 'pipeline' : `instance '${instance}'`
          } to update`,
        );
      }
    }
    const ids: string[] = [];
    for (const { target, instance, change } of changes) {
      ids.push(
        ...(await this.#deployTarget(instance, change, target?.version)),
      );
    }
    return ids;
  }

  async #deployTarget(
    instance: string | undefined,
    change: TargetChange,
    currentVersion: string | undefined,
  ): Promise<string[]> {
    const what =
      instance === undefined
        ? `the pipeline of service '${formatName(this.#name)}'`
        : `instance '${instance}' of service '${formatName(this.#name)}'`;
    if (this.#isDryRun(`deploy ${what}`)) {
      return [];
    }
    const { inputs, version } = change;
    const key = instance ?? PIPELINE_KEY;
    const deployment = await callNucleon(`deploy ${what}`, () =>
      this.#nucleon.deployServiceTarget(
        { ...this.#name, instance },
        {
          intent: 'apply',
          ...chooseMode(currentVersion, version),
          ...(inputs && {
            inputs: keepCurrentInputs({
              service: this.#service,
              instance,
              inputs,
            }),
          }),
          revision: this.#seen.revisions[key],
          clientToken: this.#createToken(key),
        },
        this.#options(),
      ),
    );
    this.#ctx.logger.info(`Deploying ${what}: ${deployment.id}`);
    return [deployment.id];
  }

  #isDryRun(what: string): boolean {
    if (this.#ctx.isDryRun) {
      this.#ctx.logger.info(`Dry run: would ${what}`);
    }
    return Boolean(this.#ctx.isDryRun);
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

function see(service: ServiceDetail): Seen {
  return {
    revisions: {
      '': service.revision,
      ...(service.pipeline && { [PIPELINE_KEY]: service.pipeline.revision }),
      ...Object.fromEntries(
        service.instances.map(({ name, revision }) => [name, revision]),
      ),
    },
    instances: service.instances.map(({ name, environment }) => ({
      name,
      environment: formatName(environment),
    })),
  };
}
