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

import { InputError, NotFoundError } from '@backstage/errors';
import {
  CreateTemplateVersionOptions,
  formatVersion,
  RenderTemplateVersionRequest,
  TemplateName,
  TemplateVersion,
  TemplateVersionChanges,
  TemplateVersionDetail,
  TemplateVersionRendering,
  UpdateTemplateVersionRequest,
} from '@nucleon/plugin-nucleon-common';
import {
  JsonSchema,
  diffInputs,
  inlineReferences,
  readTarGz,
} from '@nucleon/template-bundle';
import { Stores } from '../database/Stores';
import { changeCompatibility } from '../database/queries/changeCompatibility';
import { loadSchema } from '../database/queries/loadInputSchema';
import { publishVersion } from '../database/queries/publishVersion';
import { registerVersion } from '../database/queries/registerVersion';
import { assertEngines } from '../domain/assertEngines';
import { parseCompatible } from '../domain/compatibility';
import { TemplateRecord } from '../domain/TemplateRecord';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';
import { assertDeletable, needsPublishing } from '../domain/versions';
import { diffFiles } from './diffFiles';
import { findTemplate, findVersion } from './findNamed';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { runOnce } from './runOnce';
import { TemplateVersionName, TemplateVersions } from './TemplateVersions';
import { toInputChange } from './wire/toInputChange';
import { toTemplateVersion } from './wire/toTemplateVersion';

/**
 * Versions of templates in the database; their contents are registered by the
 * worker.
 *
 * @internal
 */
export class DefaultTemplateVersions implements TemplateVersions {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async list(
    name: TemplateName,
    _options: OperationOptions,
  ): Promise<{ items: TemplateVersion[]; totalItems: number }> {
    const { stores } = this.#context.database;
    const template = await findTemplate(stores, name);
    const versions = await stores.templates.listVersions([template.id]);
    const { engines } = this.#context;
    const items = versions.map(version =>
      toTemplateVersion(template, version, { versions, engines }),
    );
    return { items, totalItems: items.length };
  }

  async create(
    name: TemplateName,
    request: CreateTemplateVersionOptions & { archive: Uint8Array },
    { caller }: OperationOptions,
  ): Promise<TemplateVersion> {
    const { archive, clientToken, ...query } = request;
    // What is no archive, or a dangerous one, is refused before anything is
    // kept; what is wrong inside is found in the background.
    const files = await readTarGz(archive);
    const ids = await runOnce(
      this.#context,
      {
        operation: 'create-template-version',
        caller,
        clientToken,
        body: { name, query, archive: Buffer.from(archive).toString('base64') },
      },
      async stores => {
        const template = await findTemplate(stores, name);
        const version = await registerVersion(stores, {
          template,
          files,
          majorVersion: query.majorVersion,
          description: query.description,
          compatibleEnvironmentTemplates: readCompatible(template, query),
          supportedComponentSources: query.supportedComponentSources,
          source: 'upload',
          createdBy: caller.principal,
          now: this.#context.now(),
        });
        return { version: formatVersion(version) };
      },
    );
    return this.#read({ ...name, version: ids.version });
  }

  async get(
    name: TemplateVersionName,
    _options: OperationOptions,
  ): Promise<TemplateVersionDetail> {
    const { stores } = this.#context.database;
    const { template, version } = await this.#find(stores, name);
    // A plain template has no such file, and the inputs all the same.
    const file = await stores.bundles.getFile(
      version.digest,
      'schema/schema.yaml',
    );
    const isRegistered =
      version.status === 'DRAFT' || version.status === 'PUBLISHED';
    const schema = isRegistered
      ? await loadSchema(stores, version, template.kind)
      : {};
    return {
      ...(await this.#read(name)),
      hasPipeline: version.pipelineEngine !== undefined,
      schema: file && Buffer.from(file.content).toString('utf8'),
      environmentInput: toFormSchema(schema.environmentInput),
      serviceInput: toFormSchema(schema.serviceInput),
      pipelineInput: toFormSchema(schema.pipelineInput),
      files: await stores.bundles.listFiles(version.digest),
    };
  }

  async update(
    name: TemplateVersionName,
    request: UpdateTemplateVersionRequest,
    { caller }: OperationOptions,
  ): Promise<TemplateVersion> {
    const now = this.#context.now();
    await this.#context.database.transaction(async stores => {
      const { template, version } = await this.#lock(stores, name);
      const {
        status,
        description,
        compatibleEnvironmentTemplates,
        supportedComponentSources,
      } = request;
      if (description !== undefined) {
        await stores.templates.updateVersion(version.id, { description }, now);
      }
      if (compatibleEnvironmentTemplates || supportedComponentSources) {
        assertService(template);
        await changeCompatibility(stores, {
          template,
          version,
          compatibleEnvironmentTemplates:
            compatibleEnvironmentTemplates ??
            version.compatibleEnvironmentTemplates ??
            [],
          supportedComponentSources:
            supportedComponentSources ?? version.supportedComponentSources,
          now,
        });
      }
      if (status && needsPublishing(version, status)) {
        assertEngines(version, this.#context.engines);
        await publishVersion(stores, {
          template,
          version,
          now,
          publishedBy: caller.principal,
        });
      }
    });
    this.#context.wake();
    return this.#read(name);
  }

  async delete(
    name: TemplateVersionName,
    _options: OperationOptions,
  ): Promise<void> {
    const now = this.#context.now();
    await this.#context.database.transaction(async stores => {
      const { template, version } = await this.#lock(stores, name);
      const versions = await stores.templates.listVersions([template.id]);
      const uses = await stores.templates.countUses(version.id);
      assertDeletable(version, versions, uses);
      await stores.templates.updateVersion(version.id, { deletedAt: now }, now);
      await stores.outbox.add(
        { topic: 'template.changed', templateId: template.id },
        now,
      );
    });
    this.#context.wake();
  }

  async getFile(
    name: TemplateVersionName & { path: string },
    _options: OperationOptions,
  ): Promise<{ path: string; size: number; content: string }> {
    const { stores } = this.#context.database;
    const { version } = await this.#find(stores, name);
    const file = await stores.bundles.getFile(version.digest, name.path);
    if (!file) {
      throw new NotFoundError(
        `Version '${name.version}' of template '${name.name}' has no file '${name.path}'`,
      );
    }
    return {
      path: file.path,
      size: file.content.byteLength,
      content: Buffer.from(file.content).toString('utf8'),
    };
  }

  async getChanges(
    name: TemplateVersionName & { from?: string },
    _options: OperationOptions,
  ): Promise<TemplateVersionChanges> {
    const { stores } = this.#context.database;
    const { template, version } = await this.#find(stores, name);
    const earlier = name.from
      ? await findVersion(stores, template, name.from)
      : await this.#findBefore(stores, version);
    const changes = diffInputs(
      earlier && (await loadSchema(stores, earlier, template.kind)),
      await loadSchema(stores, version, template.kind),
    );
    return {
      version: formatVersion(version),
      from: earlier && formatVersion(earlier),
      inputs: changes.map(toInputChange),
      files: diffFiles(
        earlier ? await stores.bundles.getFiles(earlier.digest) : [],
        await stores.bundles.getFiles(version.digest),
      ),
    };
  }

  async render(
    name: TemplateVersionName,
    request: RenderTemplateVersionRequest,
    _options: OperationOptions,
  ): Promise<TemplateVersionRendering> {
    const { stores } = this.#context.database;
    const { template, version } = await this.#find(stores, name);
    const preview = await this.#context.previewer.preview({
      files: await stores.bundles.getFiles(version.digest),
      kind: template.kind,
      given: request,
    });
    return { version: formatVersion(version), ...preview };
  }

  async #read(name: TemplateVersionName): Promise<TemplateVersion> {
    const { stores } = this.#context.database;
    const { template, version } = await this.#find(stores, name);
    const versions = await stores.templates.listVersions([template.id]);
    const { engines } = this.#context;
    return toTemplateVersion(template, version, { versions, engines });
  }

  async #find(
    stores: Stores,
    name: TemplateVersionName,
  ): Promise<{ template: TemplateRecord; version: TemplateVersionRecord }> {
    const template = await findTemplate(stores, name);
    return {
      template,
      version: await findVersion(stores, template, name.version),
    };
  }

  /** Reads once nobody else changes versions of the template any more. */
  async #lock(
    stores: Stores,
    name: TemplateVersionName,
  ): Promise<{ template: TemplateRecord; version: TemplateVersionRecord }> {
    const { id } = await findTemplate(stores, name);
    await stores.templates.lock(id);
    return this.#find(stores, name);
  }

  async #findBefore(
    stores: Stores,
    version: TemplateVersionRecord,
  ): Promise<TemplateVersionRecord | undefined> {
    const versions = await stores.templates.listVersions([version.templateId]);
    const usable = versions.filter(
      ({ status }) => status === 'DRAFT' || status === 'PUBLISHED',
    );
    return usable.find(
      other =>
        other.major < version.major ||
        (other.major === version.major && other.minor < version.minor),
    );
  }
}

function readCompatible(
  template: TemplateRecord,
  query: CreateTemplateVersionOptions,
) {
  const list = query?.compatibleEnvironmentTemplates;
  if (list) {
    assertService(template);
  }
  return list?.map(parseCompatible);
}

function assertService(template: TemplateRecord): void {
  if (template.kind !== 'service') {
    throw new InputError(
      'Only versions of service templates name compatible environment templates',
    );
  }
}

/** The schema for readers who look at properties one by one, as forms do. */
function toFormSchema(
  schema: JsonSchema | undefined,
): TemplateVersionDetail['serviceInput'] {
  // A JSON Schema is a map, which its interface does not say.
  return (
    schema &&
    (inlineReferences(schema) as TemplateVersionDetail['serviceInput'])
  );
}
