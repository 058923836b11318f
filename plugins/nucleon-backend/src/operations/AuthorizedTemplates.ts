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
  CreateTemplateRequest,
  environmentReadPermission,
  ListTemplatesOptions,
  Page,
  serviceReadPermission,
  TargetSummary,
  Template,
  templateCreatePermission,
  templateDeletePermission,
  TemplateName,
  templateReadPermission,
  templateUpdatePermission,
  UpdateTemplateRequest,
} from '@nucleon/plugin-nucleon-common';
import { Authorizer } from '../permissions/Authorizer';
import { toTemplateResourceRef } from '../permissions/resourceRefs';
import { OperationOptions } from './OperationOptions';
import { Templates } from './Templates';

/**
 * Asks for permission first.
 *
 * @internal
 */
export class AuthorizedTemplates implements Templates {
  readonly #inner: Templates;
  readonly #authorizer: Authorizer;

  constructor(inner: Templates, authorizer: Authorizer) {
    this.#inner = inner;
    this.#authorizer = authorizer;
  }

  async list(
    query: ListTemplatesOptions,
    options: OperationOptions,
  ): Promise<Page<Template>> {
    const template = await this.#authorizer.getCriteria(
      templateReadPermission,
      options.caller,
    );
    return this.#inner.list(query, { ...options, criteria: { template } });
  }

  async create(
    request: CreateTemplateRequest,
    options: OperationOptions,
  ): Promise<Template> {
    await this.#authorizer.require(templateCreatePermission, options.caller);
    return this.#inner.create(request, options);
  }

  async get(name: TemplateName, options: OperationOptions): Promise<Template> {
    await this.#requireOn(templateReadPermission, name, options);
    return this.#inner.get(name, options);
  }

  async update(
    name: TemplateName,
    request: UpdateTemplateRequest,
    options: OperationOptions,
  ): Promise<Template> {
    await this.#requireOn(templateUpdatePermission, name, options);
    await this.#requireOwner(name, options);
    return this.#inner.update(name, request, options);
  }

  async delete(name: TemplateName, options: OperationOptions): Promise<void> {
    await this.#requireOn(templateDeletePermission, name, options);
    await this.#requireOwner(name, options);
    return this.#inner.delete(name, options);
  }

  async sync(name: TemplateName, options: OperationOptions): Promise<void> {
    await this.#requireOn(templateUpdatePermission, name, options);
    return this.#inner.sync(name, options);
  }

  async listConsumers(
    name: TemplateName,
    options: OperationOptions,
  ): Promise<{ items: TargetSummary[]; totalItems: number }> {
    const { caller } = options;
    await this.#requireOn(templateReadPermission, name, options);
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
    return this.#inner.listConsumers(name, { ...options, criteria });
  }

  async #requireOn(
    permission: typeof templateReadPermission,
    name: TemplateName,
    options: OperationOptions,
  ): Promise<void> {
    const ref = toTemplateResourceRef(name);
    await this.#authorizer.requireOn(permission, ref, options.caller);
  }

  async #requireOwner(
    name: TemplateName,
    options: OperationOptions,
  ): Promise<void> {
    const { owner } = await this.#inner.get(name, options);
    await this.#authorizer.requireOwner(
      `template '${name.name}'`,
      [owner],
      options.caller,
    );
  }
}
