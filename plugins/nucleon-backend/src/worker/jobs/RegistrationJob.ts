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

import { ProvisioningEngine } from '@nucleon/plugin-nucleon-node';
import { Stores } from '../../database/Stores';
import { publishVersion } from '../../database/queries/publishVersion';
import { BundlePreviewer } from '../../domain/BundlePreviewer';
import { findMissingEngines } from '../../domain/assertEngines';
import { Job as StoredJob, JobOutcome } from '../../domain/Job';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { TemplateChecking } from '../check/TemplateChecker';
import { Job, JobOptions, JobResult } from '../Job';
import { JobSetting } from './JobSetting';
import {
  CheckedVersion,
  checkVersion,
  isFixed,
} from './registration/checkVersion';
import { summarizeProblems } from './registration/summarizeProblems';
import { runStoredJob } from './runStoredJob';

const MOST_FAILURES = 8;

/**
 * Options of {@link RegistrationJob}.
 *
 * @internal
 */
export type RegistrationJobOptions = JobSetting & {
  engines: ReadonlyMap<string, ProvisioningEngine>;
  /** Renders without a deployment; nothing is checked without it. */
  previewer?: BundlePreviewer;
  /** How that is checked. */
  checking?: TemplateChecking;
};

/**
 * Checks the content of new versions (2.5): each becomes a draft, or fails with
 * everything that is wrong with it.
 *
 * ```
 * REGISTRATION_IN_PROGRESS ──> DRAFT ──> PUBLISHED (where the template says so)
 *                         └──> REGISTRATION_FAILED
 * ```
 *
 * @internal
 */
export class RegistrationJob implements Job {
  readonly #options: RegistrationJobOptions;

  constructor(options: RegistrationJobOptions) {
    this.#options = options;
  }

  getJobName(): string {
    return 'registration';
  }

  async runOnce({ signal }: JobOptions): Promise<JobResult> {
    return runStoredJob({
      ...this.#options,
      kind: 'registration',
      signal,
      run: job => this.#register(job),
    });
  }

  async #register(job: StoredJob): Promise<JobOutcome> {
    const { database, clock } = this.#options;
    const { templates } = database.stores;
    const version = await templates.getVersion(job.subject);
    const template = version && (await templates.get(version.templateId));
    if (!version || !template || !isInProgress(version)) {
      return { type: 'done' };
    }
    const versions = await templates.listVersions([template.id]);
    if (
      versions.some(other => isBefore(other, version) && isInProgress(other))
    ) {
      // It is compared with the one before, whose fate is open yet.
      return { type: 'again', at: clock().plus({ seconds: 1 }) };
    }
    const checked = await this.#check({ job, template, version, versions });
    if (checked.waitsFor !== undefined) {
      return this.#wait(version, checked.waitsFor);
    }
    const isOver = await database.transaction(stores =>
      this.#finish(stores, { version, checked }),
    );
    return isOver ? { type: 'done' } : { type: 'again', at: clock() };
  }

  async #check(subject: {
    job: StoredJob;
    template: TemplateRecord;
    version: TemplateVersionRecord;
    versions: TemplateVersionRecord[];
  }): Promise<CheckedVersion> {
    const { job, ...rest } = subject;
    const { database, clock, engines, ...checks } = this.#options;
    if (job.failures >= MOST_FAILURES) {
      const reason = String(job.lastError?.message ?? 'unknown');
      const message = `The content could not be checked: ${reason}. Register it again`;
      return { problems: [{ severity: 'error', message }] };
    }
    return checkVersion(database.stores, {
      ...checks,
      ...rest,
      registrationFile: readRegistrationFile(job),
      engines,
      now: clock(),
    });
  }

  async #wait(
    version: TemplateVersionRecord,
    waitsFor: string,
  ): Promise<JobOutcome> {
    const { database, clock } = this.#options;
    if (version.statusMessage !== waitsFor) {
      const changes = { statusMessage: waitsFor };
      await database.stores.templates.updateVersion(
        version.id,
        changes,
        clock(),
      );
    }
    return { type: 'again', at: clock().plus({ seconds: 5 }) };
  }

  /** Says false where another version was registered first, to check again. */
  async #finish(
    stores: Stores,
    options: { version: TemplateVersionRecord; checked: CheckedVersion },
  ): Promise<boolean> {
    const { templateId, id } = options.version;
    const { problems, result } = options.checked;
    const now = this.#options.clock();
    await stores.templates.lock(templateId);
    const template = (await stores.templates.get(templateId))!;
    const version = (await stores.templates.getVersion(id))!;
    if (!isInProgress(version)) {
      return true;
    }
    if (!result) {
      await stores.templates.updateVersion(
        id,
        {
          status: 'REGISTRATION_FAILED',
          statusMessage: summarizeProblems(problems),
          problems,
        },
        now,
      );
    } else {
      const versions = await stores.templates.listVersions([templateId]);
      if (result.provisioning && isFixed(template, versions)) {
        return false;
      }
      const draft: Partial<TemplateVersionRecord> = {
        ...result.version,
        status: 'DRAFT',
        statusMessage: undefined,
        problems: problems.length ? problems : undefined,
      };
      await stores.templates.updateVersion(id, draft, now);
      if (result.provisioning) {
        await stores.templates.update(templateId, result.provisioning, now);
      }
      if (
        template.publishesAutomatically &&
        version.syncedMajor !== undefined &&
        !findMissingEngines(draft, this.#options.engines).length
      ) {
        await publishVersion(stores, {
          template,
          version: { ...version, ...draft },
          now,
          publishedBy: 'template-sync',
        });
      }
    }
    await stores.outbox.add({ topic: 'template.changed', templateId }, now);
    return true;
  }
}

function isInProgress(version: TemplateVersionRecord): boolean {
  return (
    version.status === 'REGISTRATION_IN_PROGRESS' &&
    version.deletedAt === undefined
  );
}

function isBefore(
  other: TemplateVersionRecord,
  version: TemplateVersionRecord,
): boolean {
  return other.major === version.major && other.minor < version.minor;
}

function readRegistrationFile(
  job: StoredJob,
): { path: string; content: string } | undefined {
  const file = job.payload?.registrationFile;
  // Only registerVersion writes it.
  return file as { path: string; content: string } | undefined;
}
