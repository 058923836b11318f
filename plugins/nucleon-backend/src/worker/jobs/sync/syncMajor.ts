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

import { BundleFile, bundleDigest } from '@nucleon/template-bundle';
import { DateTime } from 'luxon';
import { changeCompatibility } from '../../../database/queries/changeCompatibility';
import {
  registerVersion,
  requestRegistration,
  splitRegistration,
  toRegistrationDigest,
} from '../../../database/queries/registerVersion';
import { Stores } from '../../../database/Stores';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../../domain/TemplateVersionRecord';
import { parseRegistrationFile } from './parseRegistrationFile';

/**
 * Options of {@link syncMajor}.
 *
 * @internal
 */
export type SyncMajorOptions = {
  template: TemplateRecord;
  major: number;
  files: BundleFile[];
  source: string;
  now: DateTime;
};

/**
 * Makes a new version of what is in `v<major>` where that differs from the
 * minor that was last synced, or where that one was deleted (8.2). Where the
 * registration file alone differs, that minor's compatibility changes. Runs
 * inside the caller's transaction.
 *
 * @internal
 */
export async function syncMajor(
  stores: Stores,
  options: SyncMajorOptions,
): Promise<void> {
  const { template, major, files, source, now } = options;
  await stores.templates.lock(template.id);
  const synced = await stores.templates.listLastSynced(template.id);
  const last = synced.get(major);
  const { content, registrationFile } = splitRegistration(files);
  const registrationDigest = toRegistrationDigest(registrationFile);
  if (!last || isOther(last, bundleDigest(content), registrationDigest)) {
    await registerVersion(stores, {
      template,
      files,
      source,
      syncedMajor: major,
      createdBy: 'template-sync',
      now,
    });
    return;
  }
  if (
    last.registrationDigest === registrationDigest ||
    template.kind !== 'service'
  ) {
    return;
  }
  if (last.status === 'REGISTRATION_IN_PROGRESS') {
    await requestRegistration(stores, {
      versionId: last.id,
      registrationFile,
      now,
    });
  } else {
    await changeCompatibility(stores, {
      template,
      version: last,
      ...parseRegistrationFile(registrationFile),
      now,
    });
  }
  await stores.templates.updateVersion(last.id, { registrationDigest }, now);
}

function isOther(
  last: TemplateVersionRecord,
  digest: string,
  registrationDigest: string | undefined,
): boolean {
  // A failed version cannot be mended, so that a mended registration file alone
  // makes another one.
  const isMended =
    last.status === 'REGISTRATION_FAILED' &&
    last.registrationDigest !== registrationDigest;
  return last.deletedAt !== undefined || last.digest !== digest || isMended;
}
