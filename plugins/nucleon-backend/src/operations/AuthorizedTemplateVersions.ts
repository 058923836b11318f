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
  CreateTemplateVersionOptions,
  RenderTemplateVersionRequest,
  templateDeletePermission,
  TemplateName,
  templatePublishPermission,
  templateReadPermission,
  templateUpdatePermission,
  TemplateVersion,
  TemplateVersionChanges,
  TemplateVersionDetail,
  TemplateVersionRendering,
  UpdateTemplateVersionRequest,
} from '@nucleon/plugin-nucleon-common';
import { Authorizer } from '../permissions/Authorizer';
import { toTemplateResourceRef } from '../permissions/resourceRefs';
import { OperationOptions } from './OperationOptions';
import { Templates } from './Templates';
import { TemplateVersionName, TemplateVersions } from './TemplateVersions';

/**
 * Asks for permission first.
 *
 * @internal
 */
export class AuthorizedTemplateVersions implements TemplateVersions {
  readonly #inner: TemplateVersions;
  readonly #templates: Templates;
  readonly #authorizer: Authorizer;

  constructor(options: {
    inner: TemplateVersions;
    /** Without authorization: it says who owns a template. */
    templates: Templates;
    authorizer: Authorizer;
  }) {
    this.#inner = options.inner;
    this.#templates = options.templates;
    this.#authorizer = options.authorizer;
  }

  async list(
    name: TemplateName,
    options: OperationOptions,
  ): Promise<{ items: TemplateVersion[]; totalItems: number }> {
    await this.#requireOn(templateReadPermission, name, options);
    return this.#inner.list(name, options);
  }

  async create(
    name: TemplateName,
    request: CreateTemplateVersionOptions & { archive: Uint8Array },
    options: OperationOptions,
  ): Promise<TemplateVersion> {
    await this.#requireOn(templateUpdatePermission, name, options);
    return this.#inner.create(name, request, options);
  }

  async get(
    name: TemplateVersionName,
    options: OperationOptions,
  ): Promise<TemplateVersionDetail> {
    await this.#requireOn(templateReadPermission, name, options);
    return this.#inner.get(name, options);
  }

  async update(
    name: TemplateVersionName,
    request: UpdateTemplateVersionRequest,
    options: OperationOptions,
  ): Promise<TemplateVersion> {
    const { status, ...rest } = request;
    if (status || !Object.keys(rest).length) {
      await this.#requireOn(templatePublishPermission, name, options);
      await this.#requireOwner(name, options);
    }
    if (Object.keys(rest).length) {
      await this.#requireOn(templateUpdatePermission, name, options);
    }
    return this.#inner.update(name, request, options);
  }

  async delete(
    name: TemplateVersionName,
    options: OperationOptions,
  ): Promise<void> {
    await this.#requireOn(templateDeletePermission, name, options);
    await this.#requireOwner(name, options);
    return this.#inner.delete(name, options);
  }

  async getFile(
    name: TemplateVersionName & { path: string },
    options: OperationOptions,
  ): Promise<{ path: string; size: number; content: string }> {
    await this.#requireOn(templateReadPermission, name, options);
    return this.#inner.getFile(name, options);
  }

  async getChanges(
    name: TemplateVersionName & { from?: string },
    options: OperationOptions,
  ): Promise<TemplateVersionChanges> {
    await this.#requireOn(templateReadPermission, name, options);
    return this.#inner.getChanges(name, options);
  }

  async render(
    name: TemplateVersionName,
    request: RenderTemplateVersionRequest,
    options: OperationOptions,
  ): Promise<TemplateVersionRendering> {
    await this.#requireOn(templateReadPermission, name, options);
    return this.#inner.render(name, request, options);
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
    const { kind, namespace, name: template } = name;
    const { owner } = await this.#templates.get(
      { kind, namespace, name: template },
      options,
    );
    await this.#authorizer.requireOwner(
      `template '${template}'`,
      [owner],
      options.caller,
    );
  }
}
