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

import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { ANNOTATION_TEMPLATE } from '@nucleon/plugin-nucleon-common';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Duration } from 'luxon';
import { JobOutcome } from '../../domain/Job';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { Job, JobOptions, JobResult } from '../Job';
import { JobSetting } from './JobSetting';
import { runStoredJob } from './runStoredJob';
import { DescribedTemplate, describeTemplate } from './sync/describeTemplate';
import { upsertTemplate } from './sync/upsertTemplate';

const SUBJECT = 'catalog';

/**
 * Options of {@link TemplateDiscoveryJob}.
 *
 * @internal
 */
export type TemplateDiscoveryJobOptions = JobSetting & {
  catalog: CatalogService;
  auth: AuthService;
  integrations: ScmIntegrationRegistry;
  /** How often the catalog is asked. */
  interval?: Duration;
  /** How often a location is read again though its descriptor is the same. */
  readAgainAfter?: { url?: Duration; file?: Duration };
};

/**
 * Finds the annotated Template entities of the catalog and has their bundles
 * synced. The catalog tells nobody when an entity changes, so it is asked; what
 * changed shows by the entities' etags.
 *
 * ```
 * catalog ──> template rows (made, renamed, unregistered)
 *        └──> template-sync jobs: at the start, for a new or changed
 *             descriptor, and when a location was not read for a while
 * ```
 *
 * @internal
 */
export class TemplateDiscoveryJob implements Job {
  readonly #options: TemplateDiscoveryJobOptions;
  readonly #etags = new Map<string, string>();
  readonly #complaints = new Map<string, string>();
  #missing = new Set<string>();
  #isRequested = false;

  constructor(options: TemplateDiscoveryJobOptions) {
    this.#options = options;
  }

  getJobName(): string {
    return 'template-discovery';
  }

  async runOnce({ signal }: JobOptions): Promise<JobResult> {
    const { database, clock } = this.#options;
    if (!this.#isRequested) {
      const kind = this.getJobName() as 'template-discovery';
      await database.stores.jobs.request({
        kind,
        subject: SUBJECT,
        now: clock(),
      });
      this.#isRequested = true;
    }
    return runStoredJob({
      ...this.#options,
      kind: 'template-discovery',
      signal,
      run: () => this.#discover(),
    });
  }

  async #discover(): Promise<JobOutcome> {
    const { clock, interval = Duration.fromObject({ seconds: 15 }) } =
      this.#options;
    const entities = await this.#queryEntities();
    const found = new Set<string>();
    for (const entity of entities) {
      found.add(stringifyEntityRef(entity));
      await this.#take(entity);
    }
    await this.#unregister(found);
    return { type: 'again', at: clock().plus(interval) };
  }

  async #queryEntities(): Promise<Entity[]> {
    const { catalog, auth } = this.#options;
    const { items } = await catalog.getEntities(
      {
        filter: {
          kind: 'Template',
          [`metadata.annotations.${ANNOTATION_TEMPLATE}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: ['kind', 'apiVersion', 'metadata', 'relations', 'spec.owner'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items;
  }

  async #take(entity: Entity): Promise<void> {
    const { database, integrations, clock } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    const etag = entity.metadata.etag ?? '';
    try {
      const described = describeTemplate(entity, integrations);
      if (!described) {
        return;
      }
      const { template, hasMoved } = await database.transaction(stores =>
        upsertTemplate(stores, { described, now: clock() }),
      );
      const hasChanged = hasMoved || this.#etags.get(entityRef) !== etag;
      if (described.problem) {
        await this.#noteProblem(template, described);
      } else if (hasChanged || this.#isDue(template)) {
        await this.#requestSync(template);
      }
      this.#etags.set(entityRef, etag);
      this.#complaints.delete(entityRef);
    } catch (error) {
      // One descriptor that is wrong must not hide the others. Said once.
      const { message } = error as Error;
      if (this.#complaints.get(entityRef) !== message) {
        this.#complaints.set(entityRef, message);
        this.#options.logger.warn('A Template entity cannot be used', {
          entityRef,
          reason: message,
        });
      }
    }
  }

  async #requestSync(template: TemplateRecord): Promise<void> {
    if (!template.syncLocation) {
      return;
    }
    const { database, clock } = this.#options;
    await database.stores.jobs.request({
      kind: 'template-sync',
      subject: template.id,
      now: clock(),
    });
  }

  async #noteProblem(
    template: TemplateRecord,
    { problem }: DescribedTemplate,
  ): Promise<void> {
    const { database, clock } = this.#options;
    if (template.syncStatus !== 'FAILED' || template.syncMessage !== problem) {
      await database.stores.templates.noteSync(template.id, {
        syncStatus: 'FAILED',
        syncMessage: problem,
        syncAt: clock(),
      });
    }
  }

  // A reading costs calls to Git, but only a look at a disk.
  #isDue(template: TemplateRecord): boolean {
    const { clock, readAgainAfter = {} } = this.#options;
    const isFile = template.syncLocation?.startsWith('file:');
    const pause = isFile
      ? (readAgainAfter.file ?? Duration.fromObject({ seconds: 30 }))
      : (readAgainAfter.url ?? Duration.fromObject({ minutes: 5 }));
    return !template.syncAt || template.syncAt.plus(pause) <= clock();
  }

  // A catalog that starts anew lacks entities for a moment, so that one is gone
  // when it was missing twice. Its template, versions and targets stay.
  async #unregister(found: Set<string>): Promise<void> {
    const { database, clock } = this.#options;
    const missing = new Set<string>();
    for (const template of await database.stores.templates.listSynced()) {
      const { id, entityRef } = template;
      if (!entityRef || found.has(entityRef)) {
        continue;
      }
      missing.add(id);
      if (this.#missing.has(id)) {
        await database.transaction(async stores => {
          const changes = { entityRef: undefined, syncLocation: undefined };
          await stores.templates.update(id, changes, clock());
          const message = {
            topic: 'template.changed',
            templateId: id,
          } as const;
          await stores.outbox.add(message, clock());
        });
        this.#etags.delete(entityRef);
      }
    }
    this.#missing = missing;
  }
}
