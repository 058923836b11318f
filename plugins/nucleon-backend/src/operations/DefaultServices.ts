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

import { ConflictError } from '@backstage/errors';
import {
  CreateServiceRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  EditServiceRequest,
  EntityName,
  formatVersion,
  ListServiceInstancesOptions,
  ListServicesOptions,
  Page,
  Service,
  ServiceDetail,
  ServiceInstance,
  ServiceTargetName,
  UpdateServiceRequest,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { parseQualifiedName } from '../domain/names';
import { getNextCursor, readPageRequest } from '../domain/PageRequest';
import { ServiceRecord } from '../domain/ServiceRecord';
import { assertEntityRef, assertSystemRef } from './assertEntityRef';
import { deployTarget } from './deployTarget';
import { DeleteRequest } from './Environments';
import { findService, findServiceTarget } from './findNamed';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { previewTargetUpgrade } from './previewTargetUpgrade';
import { runOnce } from './runOnce';
import { Services } from './Services';
import { findNewVersion } from './services/chooseNewVersion';
import { composeSpec } from './services/composeSpec';
import { createService } from './services/createService';
import { deleteService } from './services/deleteService';
import { editService } from './services/editService';
import { forgetService } from './services/forgetService';
import { getTargetBase } from './services/getTargetBase';
import { loadShownSpec } from './wire/ShownSpec';
import { toService, toServiceDetail } from './wire/toService';
import { toServiceInstance, toServicePipeline } from './wire/toServiceInstance';

/**
 * Services in the database; the worker deploys what they consist of.
 *
 * @internal
 */
export class DefaultServices implements Services {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async list(
    query: ListServicesOptions,
    options: OperationOptions,
  ): Promise<Page<Service>> {
    const { database, config } = this.#context;
    const page = readPageRequest(query ?? {});
    const { items, totalItems } = await database.stores.services.list(
      {
        namespace: query?.namespace,
        owners: query?.owner,
        search: query?.search,
        template: query?.template
          ? parseQualifiedName(query.template)
          : undefined,
        environment: query?.environment
          ? parseQualifiedName(query.environment)
          : undefined,
        statuses: query?.status,
        versionStatuses: query?.versionStatus,
        criteria: options.criteria?.service,
      },
      page,
    );
    const targets = await database.stores.targets.listViews({
      serviceIds: items.map(({ service }) => service.id),
    });
    return {
      items: items.map(view =>
        toService(
          view,
          targets.filter(({ target }) => target.serviceId === view.service.id),
          config.destinations,
        ),
      ),
      totalItems,
      pageInfo: { nextCursor: getNextCursor(page, totalItems) },
    };
  }

  async create(
    request: CreateServiceRequest,
    { caller }: OperationOptions,
  ): Promise<ServiceDetail> {
    const { clientToken, ...body } = request;
    const ids = await runOnce(
      this.#context,
      { operation: 'create-service', caller, clientToken, body },
      stores =>
        createService(stores, this.#context, {
          request,
          createdBy: caller.principal,
        }),
    );
    return this.#read(ids.id);
  }

  async get(
    name: EntityName,
    _options: OperationOptions,
  ): Promise<ServiceDetail> {
    const { id } = await findService(this.#context.database.stores, name);
    return this.#read(id);
  }

  async update(
    name: EntityName,
    request: UpdateServiceRequest,
    _options: OperationOptions,
  ): Promise<ServiceDetail> {
    const { revision, owner: ownerRef, system, ...rest } = request;
    const now = this.#context.now();
    const owner = ownerRef && assertEntityRef('owner', ownerRef);
    const changes = {
      ...rest,
      ...(owner && { owner }),
      ...(system !== undefined && { system: assertSystemRef(system) }),
    };
    const id = await this.#context.database.transaction(async stores => {
      const service = await findService(stores, name);
      await stores.services.update({ id: service.id, revision, now }, changes);
      if (owner) {
        await stores.targets.updateOfService(service.id, { owner });
      }
      await stores.outbox.add(
        { topic: 'service.changed', serviceId: service.id },
        now,
      );
      return service.id;
    });
    this.#context.wake();
    return this.#read(id);
  }

  async edit(
    name: EntityName,
    request: EditServiceRequest,
    { caller }: OperationOptions,
  ): Promise<ServiceDetail> {
    const { clientToken, ...body } = request;
    const ids = await runOnce(
      this.#context,
      { operation: 'edit-service', caller, clientToken, body: { name, body } },
      async stores => {
        const service = await findService(stores, name);
        await assertNoOperation(stores, service);
        const options = { service, request, createdBy: caller.principal };
        await editService(stores, this.#context, options);
        return { id: service.id };
      },
    );
    return this.#read(ids.id);
  }

  async delete(
    name: EntityName,
    request: DeleteRequest,
    { caller }: OperationOptions,
  ): Promise<DeletionStarted> {
    const { database, now, wake } = this.#context;
    const id = await database.transaction(async stores => {
      const service = await findService(stores, name);
      const { revision } = request;
      if (revision !== undefined) {
        const seen = { id: service.id, revision, now: now() };
        await stores.services.update(seen, {});
      }
      if (request.forget) {
        await forgetService(stores, this.#context, service);
        return undefined;
      }
      await assertNoOperation(stores, service);
      await deleteService(stores, this.#context, {
        service,
        retain: request.retain,
        createdBy: caller.principal,
      });
      return service.id;
    });
    wake();
    return id ? { service: await this.#read(id) } : {};
  }

  async deployTarget(
    name: ServiceTargetName,
    request: DeployRequest,
    { caller }: OperationOptions,
  ): Promise<Deployment> {
    return deployTarget(this.#context, {
      request,
      caller,
      operation: 'deploy-service-target',
      name,
      find: async stores => {
        const { service, target } = await findServiceTarget(stores, name);
        await assertNoOperation(stores, service);
        return target;
      },
    });
  }

  async previewUpgrade(
    name: ServiceTargetName,
    query: { version?: string },
    _options: OperationOptions,
  ): Promise<UpgradePreview> {
    const { target } = await findServiceTarget(
      this.#context.database.stores,
      name,
    );
    return previewTargetUpgrade(this.#context, target, query.version);
  }

  async listInstances(
    query: ListServiceInstancesOptions,
    options: OperationOptions,
  ): Promise<Page<ServiceInstance>> {
    const { database, config } = this.#context;
    const { stores } = database;
    const page = readPageRequest(query ?? {});
    const { items, totalItems } = await stores.targets.listPage(
      {
        kinds: ['service-instance'],
        namespace: query?.namespace,
        owners: query?.owner,
        search: query?.search,
        template: query?.template
          ? parseQualifiedName(query.template)
          : undefined,
        environment: query?.environment
          ? parseQualifiedName(query.environment)
          : undefined,
        statuses: query?.status,
        versionStatuses: query?.versionStatus,
        criteria: options.criteria?.service,
      },
      page,
    );
    return {
      items: await Promise.all(
        items.map(async view =>
          toServiceInstance(
            view,
            await loadShownSpec(stores, view.target),
            config.destinations,
          ),
        ),
      ),
      totalItems,
      pageInfo: { nextCursor: getNextCursor(page, totalItems) },
    };
  }

  async #read(id: string): Promise<ServiceDetail> {
    const { database, config } = this.#context;
    const { destinations } = config;
    const { stores } = database;
    const view = await stores.services.getView(id);
    if (!view) {
      throw new ConflictError('The service was deleted meanwhile');
    }
    const views = await stores.targets.listViews({ serviceIds: [id] });
    const targets = await Promise.all(
      views.map(async target => ({
        view: target,
        shown: await loadShownSpec(stores, target.target),
      })),
    );
    const pipeline = targets.find(
      one => one.view.target.kind === 'service-pipeline',
    );
    const instances = targets.filter(one => one !== pipeline);
    const { service } = view;
    const bases = await Promise.all(
      instances.map(async ({ view: { target } }) => ({
        base: await getTargetBase(stores, { service, target }),
      })),
    );
    const newVersion = await findNewVersion(stores, service, bases);
    return toServiceDetail(view, views, {
      destinations,
      newInstanceVersion: newVersion && formatVersion(newVersion),
      // Where a failed creation left nothing, what it was asked for is kept.
      spec: composeSpec(targets) ?? view.operation?.toSpec,
      instances: instances.map(one =>
        toServiceInstance(one.view, one.shown, destinations),
      ),
      pipeline:
        pipeline &&
        toServicePipeline(pipeline.view, pipeline.shown, destinations),
    });
  }
}

async function assertNoOperation(
  stores: Stores,
  service: ServiceRecord,
): Promise<void> {
  const operation = await stores.services.getActiveOperation(service.id);
  if (operation) {
    const verb = { create: 'created', edit: 'edited', delete: 'deleted' }[
      operation.kind
    ];
    throw new ConflictError(
      `Service '${service.name}' is being ${verb}; wait for the end of it`,
    );
  }
}
