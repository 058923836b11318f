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

import { createHash, randomUUID } from 'node:crypto';
import { BundleFile, bundleDigest } from '@nucleon/template-bundle';
import { DateTime } from 'luxon';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { getNextSyncedVersion, getNextVersion } from '../../domain/versions';
import type { Stores } from '../Stores';

const REGISTRATION_FILES = ['.template-registration.yaml', '.compatible-envs'];

/**
 * Options of {@link registerVersion}.
 *
 * @internal
 */
export type RegisterVersionOptions = {
  template: TemplateRecord;
  /** All files, the registration file among them. */
  files: BundleFile[];
  /** The major that gets its next minor; a new major where it is left out. */
  majorVersion?: string;
  /** In place of it, the number of the directory that was read. */
  syncedMajor?: number;
  /** `upload`, or where the content was read from. */
  source: string;
  now: DateTime;
} & Partial<
  Pick<
    TemplateVersionRecord,
    | 'description'
    // What the caller names wins over the registration file.
    | 'compatibleEnvironmentTemplates'
    | 'supportedComponentSources'
    | 'createdBy'
  >
>;

/**
 * Keeps a bundle as the next version of its template and has it registered,
 * inside the caller's transaction. The registration file is no part of the
 * content, which may be another version's too; it goes along with the job.
 *
 * @internal
 */
export async function registerVersion(
  stores: Stores,
  options: RegisterVersionOptions,
): Promise<TemplateVersionRecord> {
  const { template, files, majorVersion, syncedMajor, now, ...rest } = options;
  const { content, registrationFile } = splitRegistration(files);
  await stores.templates.lock(template.id);
  const given = await stores.templates.listNumbers(template.id);
  const number =
    syncedMajor === undefined
      ? getNextVersion(given, majorVersion)
      : getNextSyncedVersion(given, syncedMajor);
  const version: TemplateVersionRecord = {
    ...rest,
    id: randomUUID(),
    templateId: template.id,
    major: number.major,
    minor: number.minor,
    status: 'REGISTRATION_IN_PROGRESS',
    digest: bundleDigest(content),
    syncedMajor,
    registrationDigest: toRegistrationDigest(registrationFile),
    createdAt: now,
    modifiedAt: now,
  };
  await stores.bundles.put(version.digest, content, now);
  await stores.templates.insertVersion(version);
  await requestRegistration(stores, {
    versionId: version.id,
    registrationFile,
    now,
  });
  await stores.outbox.add(
    { topic: 'template.changed', templateId: template.id },
    now,
  );
  return version;
}

/**
 * A registration file, as it goes along with the job.
 *
 * @internal
 */
export type RegistrationFile = { path: string; content: string };

/**
 * Has a version registered, with the registration file that goes with it.
 *
 * @internal
 */
export async function requestRegistration(
  stores: Stores,
  options: {
    versionId: string;
    registrationFile?: RegistrationFile;
    now: DateTime;
  },
): Promise<void> {
  const { versionId, registrationFile, now } = options;
  await stores.jobs.request({
    kind: 'registration',
    subject: versionId,
    now,
    payload: registrationFile ? { registrationFile } : {},
  });
}

/**
 * Takes the registration file, which may change by itself, out of the files of
 * a bundle.
 *
 * @internal
 */
export function splitRegistration(files: BundleFile[]): {
  content: BundleFile[];
  registrationFile?: RegistrationFile;
} {
  const found = REGISTRATION_FILES.map(path =>
    files.find(file => file.path === path),
  ).find(file => file !== undefined);
  return {
    content: files.filter(file => !REGISTRATION_FILES.includes(file.path)),
    registrationFile: found && {
      path: found.path,
      content: Buffer.from(found.content).toString('utf8'),
    },
  };
}

/**
 * What says whether a registration file has changed.
 *
 * @internal
 */
export function toRegistrationDigest(
  file: RegistrationFile | undefined,
): string | undefined {
  return file && createHash('sha256').update(file.content).digest('hex');
}
