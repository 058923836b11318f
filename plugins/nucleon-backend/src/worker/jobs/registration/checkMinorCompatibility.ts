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

import { formatVersion, Problem } from '@nucleon/plugin-nucleon-common';
import {
  BundleFile,
  checkSchemaCompatibility,
  parseBundleSchema,
} from '@nucleon/template-bundle';
import { loadSchema } from '../../../database/queries/loadInputSchema';
import { Stores } from '../../../database/Stores';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../../domain/TemplateVersionRecord';

/**
 * Options of {@link checkMinorCompatibility}.
 *
 * @internal
 */
export type CheckMinorCompatibilityOptions = {
  template: TemplateRecord;
  version: TemplateVersionRecord;
  versions: TemplateVersionRecord[];
  files: BundleFile[];
};

/**
 * Says why specs of earlier minors of the same major would not do for this one
 * (2.5, point 6). A reason that holds for several minors is said once.
 *
 * @internal
 */
export async function checkMinorCompatibility(
  stores: Stores,
  options: CheckMinorCompatibilityOptions,
): Promise<Problem[]> {
  const { template, version, versions, files } = options;
  const { kind } = template;
  const { schema, file, problems } = parseBundleSchema(files, { kind });
  if (problems.some(({ severity }) => severity === 'error')) {
    // What is wrong with the schema itself is said elsewhere.
    return [];
  }
  const reasons = new Map<string, string>();
  for (const earlier of versions) {
    const isCompared =
      earlier.major === version.major &&
      earlier.minor < version.minor &&
      (earlier.status === 'DRAFT' || earlier.status === 'PUBLISHED');
    if (isCompared) {
      const older = await loadSchema(stores, earlier, kind);
      for (const reason of checkSchemaCompatibility(older, schema)) {
        // The newest comes first, and is the one to name.
        reasons.set(reason, reasons.get(reason) ?? formatVersion(earlier));
      }
    }
  }
  return [...reasons].map(([reason, earlier]) => ({
    severity: 'error',
    file,
    message: `Not compatible with version '${earlier}': ${reason}; change it back, or register it as a new major`,
  }));
}
