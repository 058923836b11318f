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

import { NotAllowedError } from '@backstage/errors';
import {
  CreateEnvironmentRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  destinationUsePermission,
  EntityName,
  Environment,
  environmentCreatePermission,
  environmentDeletePermission,
  EnvironmentDetail,
  environmentReadPermission,
  environmentUpdatePermission,
  ListEnvironmentsOptions,
  Page,
  serviceReadPermission,
  templateUsePermission,
  UpdateEnvironmentRequest,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { Destination, getDestination } from '../domain/Destination';
import { Authorizer } from '../permissions/Authorizer';
import {
  toNamedResourceRef,
  toTemplateResourceRef,
} from '../permissions/resourceRefs';
import { DeleteRequest, Environments } from './Environments';
import { OperationOptions } from './OperationOptions';

/**
 * Asks for permission first.
 *
 * @internal
 */
export class AuthorizedEnvironments implements Environments {
  readonly #inner: Environments;
  readonly #authorizer: Authorizer;
  readonly #destinations: Destination[];

  constructor(options: {
    inner: Environments;
    authorizer: Authorizer;
    destinations: Destination[];
  }) {
    this.#inner = options.inner;
    this.#authorizer = options.authorizer;
    this.#destinations = options.destinations;
  }

  async list(
    query: ListEnvironmentsOptions,
    options: OperationOptions,
  ): Promise<Page<Environment>> {
    const environment = await this.#authorizer.getCriteria(
      environmentReadPermission,
      options.caller,
    );
    return this.#inner.list(query, { ...options, criteria: { environment } });
  }

  async create(
    request: CreateEnvironmentRequest,
    options: OperationOptions,
  ): Promise<EnvironmentDetail> {
    const { caller } = options;
    await this.#authorizer.require(environmentCreatePermission, caller);
    await this.#authorizer.requireOn(
      templateUsePermission,
      toTemplateResourceRef({ kind: 'environment', ...request.template }),
      caller,
    );
    if (request.destination !== undefined) {
      await this.#requireDestination(request.destination, options);
    }
    return this.#inner.create(request, options);
  }

  async get(
    name: EntityName,
    options: OperationOptions,
  ): Promise<EnvironmentDetail> {
    await this.#requireOn(environmentReadPermission, name, options);
    const detail = await this.#inner.get(name, options);
    // Instances are seen by those who may see their services.
    const allowed = await Promise.all(
      detail.instances.map(({ service }) =>
        this.#authorizer.isAllowed(
          serviceReadPermission,
          toNamedResourceRef(service),
          options.caller,
        ),
      ),
    );
    return {
      ...detail,
      instances: detail.instances.filter((_, index) => allowed[index]),
    };
  }

  async update(
    name: EntityName,
    request: UpdateEnvironmentRequest,
    options: OperationOptions,
  ): Promise<EnvironmentDetail> {
    await this.#requireOn(environmentUpdatePermission, name, options);
    if (request.owner !== undefined) {
      await this.#requireOwner(name, options);
    }
    return this.#inner.update(name, request, options);
  }

  async delete(
    name: EntityName,
    request: DeleteRequest,
    options: OperationOptions,
  ): Promise<DeletionStarted> {
    await this.#requireOn(environmentDeletePermission, name, options);
    await this.#requireOwner(name, options);
    return this.#inner.delete(name, request, options);
  }

  async deploy(
    name: EntityName,
    request: DeployRequest,
    options: OperationOptions,
  ): Promise<Deployment> {
    await this.#requireOn(environmentUpdatePermission, name, options);
    return this.#inner.deploy(name, request, options);
  }

  async previewUpgrade(
    name: EntityName,
    query: { version?: string },
    options: OperationOptions,
  ): Promise<UpgradePreview> {
    await this.#requireOn(environmentReadPermission, name, options);
    return this.#inner.previewUpgrade(name, query, options);
  }

  async #requireDestination(
    name: string,
    { caller }: OperationOptions,
  ): Promise<void> {
    const destination = getDestination(this.#destinations, name);
    await this.#authorizer.requireOn(destinationUsePermission, name, caller);
    if (!(await this.#authorizer.mayUse(destination, caller))) {
      throw new NotAllowedError(
        `You may not use destination '${name}'; it is for ${destination.usableBy?.join(', ')}`,
      );
    }
  }

  async #requireOn(
    permission: typeof environmentReadPermission,
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
      `environment '${name.name}'`,
      [owner],
      options.caller,
    );
  }
}
