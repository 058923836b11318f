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

import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  CreateTemplateRequest,
  formatVersion,
  getWorstVersionStatus,
  ListTemplatesOptions,
  Page,
  TargetSummary,
  Template,
  TemplateName,
  UpdateTemplateRequest,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { startPolicyUpgrade } from '../database/queries/startPolicyUpgrade';
import { assertName, assertNamespace, toNameKey } from '../domain/names';
import { getNextCursor, readPageRequest } from '../domain/PageRequest';
import { TemplateRecord } from '../domain/TemplateRecord';
import { assertEntityRef } from './assertEntityRef';
import { findTemplate } from './findNamed';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { Templates } from './Templates';
import { toTargetSummary } from './wire/toTargetSummary';
import { toTemplate } from './wire/toTemplate';

const WORST_FIRST: VersionStatus[] = [
  'behind-major',
  'behind-minor',
  'up-to-date',
];

/**
 * Templates in the database.
 *
 * @internal
 */
export class DefaultTemplates implements Templates {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async list(
    query: ListTemplatesOptions,
    options: OperationOptions,
  ): Promise<Page<Template>> {
    const { stores } = this.#context.database;
    const page = readPageRequest(query ?? {});
    const { items, totalItems } = await stores.templates.list(
      {
        kind: query?.kind,
        namespace: query?.namespace,
        owners: query?.owner,
        search: query?.search,
        criteria: options.criteria?.template,
      },
      page,
    );
    return {
      items: await this.#toWire(items),
      totalItems,
      pageInfo: { nextCursor: getNextCursor(page, totalItems) },
    };
  }

  async create(
    request: CreateTemplateRequest,
    options: OperationOptions,
  ): Promise<Template> {
    const { kind, namespace = 'default', name, owner } = request;
    assertName('template name', name);
    assertNamespace(namespace);
    assertProvisioning(request);
    const now = this.#context.now();
    const template: TemplateRecord = {
      id: randomUUID(),
      kind,
      namespace,
      name,
      nameKey: toNameKey(name),
      entityName: name,
      displayName: request.displayName,
      description: request.description,
      owner: owner && assertEntityRef('owner', owner),
      provisioning: request.provisioning,
      pipelineProvisioning: request.pipelineProvisioning,
      updatePolicy: 'recommend',
      publishesAutomatically: false,
      revision: 1,
      createdBy: options.caller.principal,
      createdAt: now,
      modifiedAt: now,
    };
    await this.#context.database.transaction(async stores => {
      await stores.templates.insert(template);
      await stores.outbox.add(
        { topic: 'template.changed', templateId: template.id },
        now,
      );
    });
    this.#context.wake();
    return toTemplate(template, [], undefined);
  }

  async get(name: TemplateName, _options: OperationOptions): Promise<Template> {
    const template = await findTemplate(this.#context.database.stores, name);
    const [wire] = await this.#toWire([template]);
    return wire;
  }

  async update(
    name: TemplateName,
    request: UpdateTemplateRequest,
    options: OperationOptions,
  ): Promise<Template> {
    const { owner, revision, ...rest } = request;
    const now = this.#context.now();
    await this.#context.database.transaction(async stores => {
      const { id } = await findTemplate(stores, name);
      await stores.templates.lock(id);
      const template = await findTemplate(stores, name);
      if (revision !== undefined && revision !== template.revision) {
        throw new ConflictError(
          `Template '${template.name}' has changed since you looked at it (revision ${template.revision}, you saw ${revision}); read it again`,
        );
      }
      const changes = owner
        ? { ...rest, owner: assertEntityRef('owner', owner) }
        : rest;
      await stores.templates.update(template.id, changes, now);
      if (
        request.updatePolicy === 'auto-apply-minor' &&
        request.updatePolicy !== template.updatePolicy
      ) {
        await startPolicyUpgrade(stores, { template, now });
      }
      await stores.outbox.add(
        { topic: 'template.changed', templateId: template.id },
        now,
      );
    });
    this.#context.wake();
    return this.get(name, options);
  }

  async delete(name: TemplateName, _options: OperationOptions): Promise<void> {
    const now = this.#context.now();
    await this.#context.database.transaction(async stores => {
      const template = await findTemplate(stores, name);
      await stores.templates.lock(template.id);
      const versions = await stores.templates.listVersions([template.id]);
      if (versions.length) {
        const list = versions.map(formatVersion).join(', ');
        throw new ConflictError(
          `Template '${name.name}' still has the versions ${list}; delete those first`,
        );
      }
      await stores.templates.update(template.id, { deletedAt: now }, now);
      await stores.outbox.add(
        { topic: 'template.changed', templateId: template.id },
        now,
      );
    });
    this.#context.wake();
  }

  async sync(name: TemplateName, _options: OperationOptions): Promise<void> {
    const { stores } = this.#context.database;
    const template = await findTemplate(stores, name);
    if (!template.syncLocation) {
      throw new InputError(
        `Template '${name.name}' is not read from anywhere; upload a version, or register it in the catalog with 'nucleon.dev/bundles'`,
      );
    }
    await stores.jobs.request({
      kind: 'template-sync',
      subject: template.id,
      now: this.#context.now(),
    });
    this.#context.wake();
  }

  async listConsumers(
    name: TemplateName,
    options: OperationOptions,
  ): Promise<{ items: TargetSummary[]; totalItems: number }> {
    const { database, config } = this.#context;
    const template = await findTemplate(database.stores, name);
    const views = await database.stores.targets.listViews({
      templateIds: [template.id],
      criteria:
        template.kind === 'environment'
          ? options.criteria?.environment
          : options.criteria?.service,
    });
    const items = views
      .map(view => toTargetSummary(view, config.destinations))
      .sort((a, b) => placeOf(a) - placeOf(b));
    return { items, totalItems: items.length };
  }

  async #toWire(templates: TemplateRecord[]): Promise<Template[]> {
    const { stores } = this.#context.database;
    const ids = templates.map(template => template.id);
    const versions = await stores.templates.listVersions(ids);
    const counts = await stores.targets.countVersions(
      { templateIds: ids },
      'template_id',
    );
    return templates.map(template =>
      toTemplate(
        template,
        versions.filter(version => version.templateId === template.id),
        counts.get(template.id),
      ),
    );
  }
}

function placeOf(summary: TargetSummary): number {
  const worst = getWorstVersionStatus(
    summary.versionStatus ? [summary.versionStatus] : [],
  );
  return worst ? WORST_FIRST.indexOf(worst) : WORST_FIRST.length;
}

function assertProvisioning(request: CreateTemplateRequest): void {
  if (request.kind === 'environment' && request.pipelineProvisioning) {
    throw new InputError("'pipelineProvisioning' belongs to service templates");
  }
  if (request.kind === 'service' && request.provisioning) {
    throw new InputError("'provisioning' belongs to environment templates");
  }
}
