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

import { parseLocationRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Job as StoredJob, JobOutcome } from '../../domain/Job';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { Job, JobOptions, JobResult } from '../Job';
import { JobSetting } from './JobSetting';
import { runStoredJob } from './runStoredJob';
import { BundleSource, BundleTree } from './sync/BundleSource';
import { syncMajor } from './sync/syncMajor';

/**
 * Options of {@link TemplateSyncJob}.
 *
 * @internal
 */
export type TemplateSyncJobOptions = JobSetting & {
  sources: BundleSource[];
};

/**
 * Reads the bundles of one template and registers what is new (8.2). There is
 * one job for a template, so that no two readings of it overlap; one that is
 * asked for meanwhile follows.
 *
 * @internal
 */
export class TemplateSyncJob implements Job {
  readonly #options: TemplateSyncJobOptions;
  readonly #sources: Map<string, BundleSource>;
  /** What each location held when this replica last read it in full. */
  readonly #etags = new Map<string, string>();

  constructor(options: TemplateSyncJobOptions) {
    this.#options = options;
    this.#sources = new Map(
      options.sources.map(source => [source.getLocationType(), source]),
    );
  }

  getJobName(): string {
    return 'template-sync';
  }

  async runOnce({ signal }: JobOptions): Promise<JobResult> {
    return runStoredJob({
      ...this.#options,
      kind: 'template-sync',
      signal,
      run: (job, leased) => this.#sync(job, leased),
    });
  }

  async #sync(job: StoredJob, signal: AbortSignal): Promise<JobOutcome> {
    const { database, logger } = this.#options;
    const template = await database.stores.templates.get(job.subject);
    if (!template?.syncLocation || template.deletedAt) {
      return { type: 'done' };
    }
    if (template.syncStatus === undefined) {
      await this.#note(template, 'IN_PROGRESS');
    }
    try {
      await this.#read(template, signal);
      await this.#note(template, 'SUCCEEDED');
    } catch (error) {
      // A reading that was cut short says nothing about the location.
      signal.throwIfAborted();
      this.#etags.delete(keyOf(template));
      const { message } = error as Error;
      if (template.syncMessage !== message) {
        logger.warn('A template could not be synced', {
          templateId: template.id,
          template: `${template.namespace}/${template.name}`,
          reason: message,
        });
      }
      await this.#note(template, 'FAILED', message);
    }
    return { type: 'done' };
  }

  async #read(template: TemplateRecord, signal: AbortSignal): Promise<void> {
    const { database, clock } = this.#options;
    const { type, target } = parseLocationRef(template.syncLocation!);
    const source = this.#sources.get(type);
    if (!source) {
      throw new InputError(
        `Bundles cannot be read from a location of type '${type}'; register the template from a URL or a file`,
      );
    }
    const tree = await source.read({
      target,
      templateName: template.name,
      etag: await this.#findEtag(template),
      signal,
    });
    if (tree === 'unchanged') {
      return;
    }
    assertVersions(tree, target, template);
    const majors = [...tree.majors].sort(([a], [b]) => a - b);
    const failures: string[] = [];
    for (const [major, files] of majors) {
      signal.throwIfAborted();
      const from = toSource(type, target, major);
      await database
        .transaction(stores =>
          syncMajor(stores, {
            template,
            major,
            files,
            source: from,
            now: clock(),
          }),
        )
        .catch(error => {
          // One directory must not keep the others from being synced.
          failures.push(`v${major}: ${error.message}`);
        });
    }
    if (failures.length) {
      throw new InputError(failures.join('; '));
    }
    if (tree.etag) {
      this.#etags.set(keyOf(template), tree.etag);
    }
  }

  // A version that was deleted comes back at the next sync, whatever the etag.
  async #findEtag(template: TemplateRecord): Promise<string | undefined> {
    const { templates } = this.#options.database.stores;
    const synced = await templates.listLastSynced(template.id);
    const isWhole = [...synced.values()].every(version => !version.deletedAt);
    return isWhole ? this.#etags.get(keyOf(template)) : undefined;
  }

  async #note(
    template: TemplateRecord,
    syncStatus: TemplateRecord['syncStatus'],
    syncMessage?: string,
  ): Promise<void> {
    const { database, clock } = this.#options;
    const { id } = template;
    const before = await database.stores.templates.get(id);
    await database.transaction(async stores => {
      await stores.templates.noteSync(id, {
        syncStatus,
        syncMessage,
        syncAt: clock(),
      });
      const hasChanged =
        before?.syncStatus !== syncStatus ||
        before?.syncMessage !== syncMessage;
      if (hasChanged) {
        const message = { topic: 'template.changed', templateId: id } as const;
        await stores.outbox.add(message, clock());
      }
    });
  }
}

function keyOf(template: TemplateRecord): string {
  return `${template.id} ${template.syncLocation}`;
}

function toSource(type: string, target: string, major: number): string {
  const separator = target.endsWith('/') ? '' : '/';
  // A path of the backend's disk is nobody's business but the operator's.
  return type === 'file' ? `v${major}` : `${target}${separator}v${major}`;
}

function assertVersions(
  tree: BundleTree,
  target: string,
  template: TemplateRecord,
): void {
  if (!tree.majors.size) {
    throw new InputError(
      `There is no directory 'v1', 'v2' … in '${target}' or in its '${template.name}'; put the bundle into 'v1'`,
    );
  }
}
