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
  Deployment,
  DeploymentDetail,
  DeploymentEvent,
  environmentReadPermission,
  environmentUpdatePermission,
  ListDeploymentsOptions,
  Page,
  serviceReadPermission,
  serviceUpdatePermission,
} from '@nucleon/plugin-nucleon-common';
import { Authorizer } from '../permissions/Authorizer';
import { toNamedResourceRef } from '../permissions/resourceRefs';
import { Deployments } from './Deployments';
import { OperationOptions } from './OperationOptions';

/**
 * Asks for permission first: that of the environment or service that a
 * deployment acts on.
 *
 * @internal
 */
export class AuthorizedDeployments implements Deployments {
  readonly #inner: Deployments;
  readonly #authorizer: Authorizer;

  constructor(inner: Deployments, authorizer: Authorizer) {
    this.#inner = inner;
    this.#authorizer = authorizer;
  }

  async list(
    query: ListDeploymentsOptions,
    options: OperationOptions,
  ): Promise<Page<Deployment>> {
    const { caller } = options;
    const criteria = {
      environment: await this.#authorizer.getCriteria(
        environmentReadPermission,
        caller,
      ),
      service: await this.#authorizer.getCriteria(
        serviceReadPermission,
        caller,
      ),
    };
    return this.#inner.list(query, { ...options, criteria });
  }

  async get(id: string, options: OperationOptions): Promise<DeploymentDetail> {
    const deployment = await this.#inner.get(id, options);
    await this.#require('read', deployment, options);
    return deployment;
  }

  async listEvents(
    id: string,
    query: { after?: number },
    options: OperationOptions,
  ): Promise<{ items: DeploymentEvent[] }> {
    await this.get(id, options);
    return this.#inner.listEvents(id, query, options);
  }

  async listFiles(
    id: string,
    options: OperationOptions,
  ): Promise<{ items: { path: string; content: string }[] }> {
    await this.get(id, options);
    return this.#inner.listFiles(id, options);
  }

  async cancel(id: string, options: OperationOptions): Promise<Deployment> {
    const deployment = await this.#inner.get(id, options);
    await this.#require('update', deployment, options);
    return this.#inner.cancel(id, options);
  }

  async #require(
    action: 'read' | 'update',
    { target }: Deployment,
    { caller }: OperationOptions,
  ): Promise<void> {
    const { namespace, name, service } = target;
    const [onEnvironment, onService] =
      action === 'read'
        ? [environmentReadPermission, serviceReadPermission]
        : [environmentUpdatePermission, serviceUpdatePermission];
    await this.#authorizer.requireOn(
      service === undefined ? onEnvironment : onService,
      toNamedResourceRef({ namespace, name: service ?? name }),
      caller,
    );
  }
}
