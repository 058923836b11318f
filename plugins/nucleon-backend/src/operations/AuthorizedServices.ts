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
  CreateServiceRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  DeploymentStatus,
  EditServiceRequest,
  EntityName,
  environmentDeployIntoPermission,
  ListServiceInstancesOptions,
  ListServicesOptions,
  Page,
  Service,
  serviceCreatePermission,
  serviceDeletePermission,
  ServiceDetail,
  ServiceInstance,
  serviceReadPermission,
  ServiceTargetName,
  serviceUpdatePermission,
  templateUsePermission,
  UpdateServiceRequest,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { readServiceAsk } from '../domain/ServiceAsk';
import { Authorizer } from '../permissions/Authorizer';
import {
  toNamedResourceRef,
  toTemplateResourceRef,
} from '../permissions/resourceRefs';
import { DeleteRequest } from './Environments';
import { findInstanceEnvironment } from './findNamed';
import { OperationOptions } from './OperationOptions';
import { Services } from './Services';

/**
 * Asks for permission first. Deploying into an environment is a permission of
 * its own, and who removes an instance must own the service.
 *
 * @internal
 */
export class AuthorizedServices implements Services {
  readonly #inner: Services;
  readonly #authorizer: Authorizer;
  readonly #stores: Stores;

  constructor(options: {
    inner: Services;
    authorizer: Authorizer;
    stores: Stores;
  }) {
    this.#inner = options.inner;
    this.#authorizer = options.authorizer;
    this.#stores = options.stores;
  }

  async list(
    query: ListServicesOptions,
    options: OperationOptions,
  ): Promise<Page<Service>> {
    return this.#inner.list(query, await this.#withCriteria(options));
  }

  async create(
    request: CreateServiceRequest,
    options: OperationOptions,
  ): Promise<ServiceDetail> {
    const { caller } = options;
    await this.#authorizer.require(serviceCreatePermission, caller);
    await this.#authorizer.requireOn(
      templateUsePermission,
      toTemplateResourceRef({ kind: 'service', ...request.template }),
      caller,
    );
    const environments = readServiceAsk(request).instances.map(
      one => one.environment,
    );
    await this.#requireDeployInto(
      request.namespace ?? 'default',
      environments,
      options,
    );
    return this.#inner.create(request, options);
  }

  async get(
    name: EntityName,
    options: OperationOptions,
  ): Promise<ServiceDetail> {
    await this.#requireOn(serviceReadPermission, name, options);
    return this.#inner.get(name, options);
  }

  async update(
    name: EntityName,
    request: UpdateServiceRequest,
    options: OperationOptions,
  ): Promise<ServiceDetail> {
    await this.#requireOn(serviceUpdatePermission, name, options);
    if (request.owner !== undefined) {
      await this.#requireOwner(name, options);
    }
    return this.#inner.update(name, request, options);
  }

  async edit(
    name: EntityName,
    request: EditServiceRequest,
    options: OperationOptions,
  ): Promise<ServiceDetail> {
    await this.#requireOn(serviceUpdatePermission, name, options);
    const { instances } = await this.#inner.get(name, options);
    // What was given up is not there any more: it goes with any edit, and to
    // ask for it again is to add it.
    const known = instances
      .filter(({ status }) => !isGivenUp(status))
      .map(one => one.name.toLowerCase());
    const wanted = readServiceAsk(request).instances;
    const names = wanted.map(one => one.name.toLowerCase());
    const environments = wanted
      .filter((_, index) => !known.includes(names[index]))
      .map(one => one.environment);
    await this.#requireDeployInto(name.namespace, environments, options);
    if (known.some(one => !names.includes(one))) {
      await this.#requireOwner(name, options);
    }
    return this.#inner.edit(name, request, options);
  }

  async delete(
    name: EntityName,
    request: DeleteRequest,
    options: OperationOptions,
  ): Promise<DeletionStarted> {
    await this.#requireOn(serviceDeletePermission, name, options);
    await this.#requireOwner(name, options);
    return this.#inner.delete(name, request, options);
  }

  async deployTarget(
    name: ServiceTargetName,
    request: DeployRequest,
    options: OperationOptions,
  ): Promise<Deployment> {
    await this.#requireOn(serviceUpdatePermission, name, options);
    const { instances } = await this.#inner.get(name, options);
    const instance = instances.find(
      one => one.name.toLowerCase() === name.instance?.toLowerCase(),
    );
    if (instance) {
      await this.#authorizer.requireOn(
        environmentDeployIntoPermission,
        toNamedResourceRef(instance.environment),
        options.caller,
      );
    }
    return this.#inner.deployTarget(name, request, options);
  }

  async previewUpgrade(
    name: ServiceTargetName,
    query: { version?: string },
    options: OperationOptions,
  ): Promise<UpgradePreview> {
    await this.#requireOn(serviceReadPermission, name, options);
    return this.#inner.previewUpgrade(name, query, options);
  }

  async listInstances(
    query: ListServiceInstancesOptions,
    options: OperationOptions,
  ): Promise<Page<ServiceInstance>> {
    return this.#inner.listInstances(query, await this.#withCriteria(options));
  }

  async #withCriteria(options: OperationOptions): Promise<OperationOptions> {
    const service = await this.#authorizer.getCriteria(
      serviceReadPermission,
      options.caller,
    );
    return { ...options, criteria: { service } };
  }

  async #requireDeployInto(
    namespace: string,
    environments: string[],
    options: OperationOptions,
  ): Promise<void> {
    for (const text of new Set(environments)) {
      const environment = await findInstanceEnvironment(
        this.#stores,
        text,
        namespace,
      );
      await this.#authorizer.requireOn(
        environmentDeployIntoPermission,
        toNamedResourceRef(environment),
        options.caller,
      );
    }
  }

  async #requireOn(
    permission: typeof serviceReadPermission,
    name: EntityName,
    options: OperationOptions,
  ): Promise<void> {
    const ref = toNamedResourceRef(name);
    await this.#authorizer.requireOn(permission, ref, options.caller);
  }

  async #requireOwner(
    name: EntityName,
    options: OperationOptions,
  ): Promise<void> {
    const { owner } = await this.#inner.get(name, options);
    await this.#authorizer.requireOwner(
      `service '${name.name}'`,
      [owner],
      options.caller,
    );
  }
}

function isGivenUp(status: DeploymentStatus): boolean {
  return status === 'DELETE_IN_PROGRESS' || status === 'DELETE_FAILED';
}
