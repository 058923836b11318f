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
  CreateUpgradeRequest,
  environmentDeployIntoPermission,
  environmentReadPermission,
  environmentUpdatePermission,
  Page,
  serviceReadPermission,
  serviceUpdatePermission,
  Target,
  Upgrade,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { Authorizer } from '../permissions/Authorizer';
import { toNamedResourceRef } from '../permissions/resourceRefs';
import { findTarget } from './findNamed';
import { OperationOptions } from './OperationOptions';
import { Upgrades } from './Upgrades';

/**
 * Asks for permission first, for each target. Whoever rolls out owns the target
 * or its template: the platform team may bring a minor to everyone.
 *
 * @internal
 */
export class AuthorizedUpgrades implements Upgrades {
  readonly #inner: Upgrades;
  readonly #authorizer: Authorizer;
  readonly #stores: Stores;

  constructor(options: {
    inner: Upgrades;
    authorizer: Authorizer;
    stores: Stores;
  }) {
    this.#inner = options.inner;
    this.#authorizer = options.authorizer;
    this.#stores = options.stores;
  }

  async list(
    query: { cursor?: string; limit?: number },
    options: OperationOptions,
  ): Promise<Page<Upgrade>> {
    return this.#inner.list(query, await this.#withCriteria(options));
  }

  async create(
    request: CreateUpgradeRequest,
    options: OperationOptions,
  ): Promise<Upgrade> {
    for (const target of request.targets) {
      await this.#requireUpdate(target, options);
      await this.#requireOwner(target, options);
    }
    return this.#inner.create(request, await this.#withCriteria(options));
  }

  async get(id: string, options: OperationOptions): Promise<Upgrade> {
    return this.#inner.get(id, await this.#withCriteria(options));
  }

  async cancel(id: string, options: OperationOptions): Promise<Upgrade> {
    // Without criteria, which shows all targets.
    const upgrade = await this.#inner.get(id, { caller: options.caller });
    for (const { target } of upgrade.items) {
      await this.#requireUpdate(target, options);
    }
    return this.#inner.cancel(id, await this.#withCriteria(options));
  }

  async #withCriteria(options: OperationOptions): Promise<OperationOptions> {
    const { caller } = options;
    return {
      ...options,
      criteria: {
        environment: await this.#authorizer.getCriteria(
          environmentReadPermission,
          caller,
        ),
        service: await this.#authorizer.getCriteria(
          serviceReadPermission,
          caller,
        ),
      },
    };
  }

  async #requireUpdate(
    target: Target,
    { caller }: OperationOptions,
  ): Promise<void> {
    const { namespace, name, service } = target;
    const ref = toNamedResourceRef({ namespace, name: service ?? name });
    const permission =
      service === undefined
        ? environmentUpdatePermission
        : serviceUpdatePermission;
    await this.#authorizer.requireOn(permission, ref, caller);
    const { environmentId } = await findTarget(this.#stores, target);
    const environment =
      environmentId && (await this.#stores.targets.get(environmentId));
    if (environment) {
      await this.#authorizer.requireOn(
        environmentDeployIntoPermission,
        toNamedResourceRef(environment),
        caller,
      );
    }
  }

  async #requireOwner(
    target: Target,
    { caller }: OperationOptions,
  ): Promise<void> {
    const record = await findTarget(this.#stores, target);
    const template = await this.#stores.templates.get(record.templateId);
    await this.#authorizer.requireOwner(
      `'${target.name}'`,
      [record.owner, template?.owner],
      caller,
    );
  }
}
