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

import { randomBytes, randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  CreateEnvironmentRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  EntityName,
  Environment,
  EnvironmentDetail,
  ListEnvironmentsOptions,
  Page,
  UpdateEnvironmentRequest,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import {
  prepareDestroy,
  prepareInputs,
} from '../database/queries/prepareDeployment';
import { startDeployment } from '../database/queries/startDeployment';
import { assertEngines } from '../domain/assertEngines';
import { getDestination } from '../domain/Destination';
import {
  assertName,
  assertNamespace,
  parseQualifiedName,
  toNameKey,
} from '../domain/names';
import { getNextCursor, readPageRequest } from '../domain/PageRequest';
import { drawStackName } from '../domain/stackName';
import { TargetRecord } from '../domain/TargetRecord';
import { TemplateRecord } from '../domain/TemplateRecord';
import { chooseVersion } from '../domain/versions';
import { assertEntityRef, assertSystemRef } from './assertEntityRef';
import { assertNotDeploying } from './assertNotDeploying';
import { deployTarget } from './deployTarget';
import { DeleteRequest, Environments } from './Environments';
import {
  findEnvironment,
  findTemplate,
  findVersion,
  lockEnvironment,
} from './findNamed';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { previewTargetUpgrade } from './previewTargetUpgrade';
import { runOnce } from './runOnce';
import { loadShownSpec } from './wire/ShownSpec';
import { toDeployment } from './wire/toDeployment';
import { toEnvironment, toEnvironmentDetail } from './wire/toEnvironment';
import { toServiceInstance } from './wire/toServiceInstance';

/**
 * Environments in the database; the worker deploys them.
 *
 * @internal
 */
export class DefaultEnvironments implements Environments {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async list(
    query: ListEnvironmentsOptions,
    options: OperationOptions,
  ): Promise<Page<Environment>> {
    const { database, config } = this.#context;
    const page = readPageRequest(query ?? {});
    const { items, totalItems } = await database.stores.targets.listPage(
      {
        kinds: ['environment'],
        namespace: query?.namespace,
        owners: query?.owner,
        search: query?.search,
        template: query?.template
          ? parseQualifiedName(query.template)
          : undefined,
        statuses: query?.status,
        versionStatuses: query?.versionStatus,
        compatibleWith: query?.compatibleWith
          ? await this.#readCompatible(query.compatibleWith)
          : undefined,
        criteria: options.criteria?.environment,
      },
      page,
    );
    return {
      items: items.map(view => toEnvironment(view, config.destinations)),
      totalItems,
      pageInfo: { nextCursor: getNextCursor(page, totalItems) },
    };
  }

  async create(
    request: CreateEnvironmentRequest,
    options: OperationOptions,
  ): Promise<EnvironmentDetail> {
    const { caller } = options;
    const { clientToken, ...body } = request;
    const ids = await runOnce(
      this.#context,
      { operation: 'create-environment', caller, clientToken, body },
      stores => this.#create(stores, request, options),
    );
    return this.#read(ids.id);
  }

  async get(
    name: EntityName,
    _options: OperationOptions,
  ): Promise<EnvironmentDetail> {
    const { id } = await findEnvironment(this.#context.database.stores, name);
    return this.#read(id);
  }

  async update(
    name: EntityName,
    request: UpdateEnvironmentRequest,
    _options: OperationOptions,
  ): Promise<EnvironmentDetail> {
    const { revision, owner, system, ...rest } = request;
    const now = this.#context.now();
    const changes = {
      ...rest,
      ...(owner && { owner: assertEntityRef('owner', owner) }),
      ...(system !== undefined && { system: assertSystemRef(system) }),
    };
    const id = await this.#context.database.transaction(async stores => {
      const target = await findEnvironment(stores, name);
      await stores.targets.update({ id: target.id, revision, now }, changes);
      await stores.outbox.add(
        { topic: 'environment.changed', targetId: target.id },
        now,
      );
      return target.id;
    });
    this.#context.wake();
    return this.#read(id);
  }

  async delete(
    name: EntityName,
    request: DeleteRequest,
    { caller }: OperationOptions,
  ): Promise<DeletionStarted> {
    const { database, now, wake } = this.#context;
    const deploymentId = await database.transaction(async stores => {
      const target = await lockEnvironment(stores, name);
      const { id } = target;
      const { revision } = request;
      if (revision !== undefined) {
        await stores.targets.update({ id, revision, now: now() }, {});
      }
      await assertEmpty(stores, target);
      return request.forget
        ? this.#forget(stores, target)
        : this.#destroy(stores, target, {
            request,
            createdBy: caller.principal,
          });
    });
    wake();
    const view =
      deploymentId && (await database.stores.deployments.getView(deploymentId));
    return view ? { deployment: toDeployment(view) } : {};
  }

  async deploy(
    name: EntityName,
    request: DeployRequest,
    options: OperationOptions,
  ): Promise<Deployment> {
    return deployTarget(this.#context, {
      request,
      caller: options.caller,
      operation: 'deploy-environment',
      name,
      find: stores => lockEnvironment(stores, name),
    });
  }

  async previewUpgrade(
    name: EntityName,
    query: { version?: string },
    _options: OperationOptions,
  ): Promise<UpgradePreview> {
    const target = await findEnvironment(this.#context.database.stores, name);
    return previewTargetUpgrade(this.#context, target, query.version);
  }

  async #create(
    stores: Stores,
    request: CreateEnvironmentRequest,
    { caller }: OperationOptions,
  ): Promise<{ id: string }> {
    const { config, sealer, engines, now: getNow } = this.#context;
    const now = getNow();
    const template = await findTemplate(stores, {
      kind: 'environment',
      ...request.template,
    });
    const target = this.#newTarget(template, request, caller.principal);
    const version = chooseVersion(
      await stores.templates.listVersions([template.id]),
      request.version,
    );
    assertEngines(version, engines);
    await stores.targets.insert(target);
    const deployment = await prepareInputs(stores, {
      target,
      ask: { mode: 'CREATE', spec: request.spec, inputs: request.inputs },
      version,
      destinations: config.destinations,
      sealer,
      now,
      createdBy: caller.principal,
      clientToken: request.clientToken,
    });
    await startDeployment(stores, { target, deployment, sealer });
    await stores.outbox.add(
      { topic: 'environment.changed', targetId: target.id },
      now,
    );
    return { id: target.id };
  }

  #newTarget(
    template: TemplateRecord,
    request: CreateEnvironmentRequest,
    createdBy: string,
  ): TargetRecord {
    const { namespace = 'default', name, owner, destination } = request;
    const now = this.#context.now();
    assertName('environment name', name);
    assertNamespace(namespace);
    if (destination !== undefined) {
      getDestination(this.#context.config.destinations, destination);
    } else if (!template.provisioning) {
      throw new InputError(
        `An environment of template '${template.name}' needs a 'destination', which says its account and region`,
      );
    }
    return {
      id: randomUUID(),
      kind: 'environment',
      namespace,
      name,
      nameKey: toNameKey(name),
      entityName: name,
      title: request.title,
      description: request.description,
      owner: assertEntityRef('owner', owner),
      system: request.system && assertSystemRef(request.system),
      position: 0,
      templateId: template.id,
      destination,
      stackName: drawStackName({
        kind: 'environment',
        name,
        random: randomBytes(15),
      }),
      revision: 1,
      createdBy,
      createdAt: now,
      modifiedAt: now,
    };
  }

  async #destroy(
    stores: Stores,
    target: TargetRecord,
    options: { request: DeleteRequest; createdBy: string },
  ): Promise<string> {
    const { config, sealer, now } = this.#context;
    const deployment = await prepareDestroy(stores, {
      target,
      retain: options.request.retain,
      destinations: config.destinations,
      sealer,
      now: now(),
      createdBy: options.createdBy,
    });
    await startDeployment(stores, { target, deployment, sealer });
    return deployment.id;
  }

  async #forget(stores: Stores, target: TargetRecord): Promise<undefined> {
    const now = this.#context.now();
    await assertNotDeploying(stores, target, 'forgotten');
    await stores.targets.markDeleted(target.id, now);
    await stores.outbox.add(
      { topic: 'environment.changed', targetId: target.id },
      now,
    );
    return undefined;
  }

  async #read(id: string): Promise<EnvironmentDetail> {
    const { database, config } = this.#context;
    const { destinations } = config;
    const { stores } = database;
    const view = await stores.targets.getView(id);
    if (!view) {
      throw new ConflictError('The environment was deleted meanwhile');
    }
    const instances = await stores.targets.listViews({ environmentIds: [id] });
    return toEnvironmentDetail(view, {
      destinations,
      shown: await loadShownSpec(stores, view.target),
      instances: await Promise.all(
        instances.map(async instance =>
          toServiceInstance(
            instance,
            await loadShownSpec(stores, instance.target),
            destinations,
          ),
        ),
      ),
    });
  }

  async #readCompatible(text: string) {
    const { stores } = this.#context.database;
    const [qualified, version] = text.split('@');
    if (!version) {
      throw new InputError(
        `'compatibleWith' must be 'namespace/name@major.minor' of a service template, but is '${text}'`,
      );
    }
    const name = parseQualifiedName(qualified);
    const template = await findTemplate(stores, { kind: 'service', ...name });
    const found = await findVersion(stores, template, version);
    return (found.compatibleEnvironmentTemplates ?? []).map(entry => {
      const environment = parseQualifiedName(
        entry.templateName,
        template.namespace,
      );
      return {
        namespace: environment.namespace,
        templateName: environment.name,
        major: Number(entry.majorVersion),
      };
    });
  }
}

async function assertEmpty(
  stores: Stores,
  target: TargetRecord,
): Promise<void> {
  const instances = await stores.targets.listViews({
    environmentIds: [target.id],
  });
  if (instances.length) {
    const list = instances
      .slice(0, 5)
      .map(view => `'${view.service?.name}/${view.target.name}'`);
    throw new ConflictError(
      `Environment '${target.name}' still has ${instances.length} instances (${list.join(', ')}${instances.length > 5 ? ', ...' : ''}); delete those first`,
    );
  }
}
