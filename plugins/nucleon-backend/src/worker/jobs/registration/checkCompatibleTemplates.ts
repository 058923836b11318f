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

import { Problem } from '@nucleon/plugin-nucleon-common';
import { ParsedRegistration } from '@nucleon/template-bundle';
import { DateTime } from 'luxon';
import { Stores } from '../../../database/Stores';
import { formatCompatible } from '../../../domain/compatibility';
import { parseQualifiedName } from '../../../domain/names';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../../domain/TemplateVersionRecord';

type Lists = Pick<
  TemplateVersionRecord,
  'compatibleEnvironmentTemplates' | 'supportedComponentSources'
>;

const NOTHING_NAMED: Problem = {
  severity: 'error',
  message:
    "The version names no compatible environment template; add a file '.template-registration.yaml' with 'compatible_environments', or name them in the request",
};

// A commit may bring both templates, and the catalog reads them in any order.
const LONGEST_WAIT = { minutes: 10 };

/**
 * Options of {@link checkCompatibleTemplates}.
 *
 * @internal
 */
export type CheckCompatibleTemplatesOptions = {
  template: TemplateRecord;
  version: TemplateVersionRecord;
  registration: ParsedRegistration;
  now: DateTime;
};

/**
 * What a version of a service template may be used with (2.5, point 7): what
 * the request said, or else the registration file. Each environment template
 * has to exist; a synced version waits for it, as Proton tolerates any order
 * inside a commit.
 *
 * @internal
 */
export async function checkCompatibleTemplates(
  stores: Stores,
  options: CheckCompatibleTemplatesOptions,
): Promise<{ problems: Problem[]; lists: Lists; waitsFor?: string }> {
  const { template, version, registration, now } = options;
  if (template.kind === 'environment') {
    return { problems: [], lists: {} };
  }
  const lists = chooseLists(version, registration);
  const compatible = lists.compatibleEnvironmentTemplates ?? [];
  if (!compatible.length) {
    // A file that is wrong is said where the bundle is read.
    const isSaid = registration.problems.length > 0;
    return { problems: isSaid ? [] : [NOTHING_NAMED], lists };
  }
  const missing: string[] = [];
  for (const entry of compatible) {
    const name = parseQualifiedName(entry.templateName, template.namespace);
    if (!(await exists(stores, name, Number(entry.majorVersion)))) {
      missing.push(`'${formatCompatible(entry)}'`);
    }
  }
  if (!missing.length) {
    return { problems: [], lists };
  }
  const list = missing.join(', ');
  if (
    version.syncedMajor !== undefined &&
    now < version.createdAt.plus(LONGEST_WAIT)
  ) {
    const waitsFor = `Waits for the environment template ${list}`;
    return { problems: [], lists, waitsFor };
  }
  const message = `The compatible environment template ${list} does not exist; register it first, or correct the name and major`;
  return { problems: [{ severity: 'error', message }], lists };
}

function chooseLists(
  version: TemplateVersionRecord,
  { registration }: ParsedRegistration,
): Lists {
  const { compatibleEnvironmentTemplates, supportedComponentSources } = version;
  return {
    compatibleEnvironmentTemplates:
      compatibleEnvironmentTemplates ??
      registration?.compatibleEnvironmentTemplates,
    supportedComponentSources:
      supportedComponentSources ?? registration?.supportedComponentSources,
  };
}

async function exists(
  stores: Stores,
  name: { namespace: string; name: string },
  major: number,
): Promise<boolean> {
  const template = await stores.templates.find({
    kind: 'environment',
    ...name,
  });
  if (!template) {
    return false;
  }
  const versions = await stores.templates.listVersions([template.id]);
  return versions.some(
    version =>
      version.major === major && version.status !== 'REGISTRATION_FAILED',
  );
}
