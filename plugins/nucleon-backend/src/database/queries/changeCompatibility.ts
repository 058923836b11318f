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

import { ConflictError, InputError } from '@backstage/errors';
import { CompatibleEnvironmentTemplate } from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import {
  findNarrowed,
  formatCompatible,
  isCompatible,
} from '../../domain/compatibility';
import { parseQualifiedName } from '../../domain/names';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import type { Stores } from '../Stores';

/**
 * Options of {@link changeCompatibility}.
 *
 * @internal
 */
export type ChangeCompatibilityOptions = {
  template: TemplateRecord;
  version: TemplateVersionRecord;
  compatibleEnvironmentTemplates: CompatibleEnvironmentTemplate[];
  supportedComponentSources?: string[];
  now: DateTime;
};

/**
 * Changes what a registered version may be used with (5.6), inside the caller's
 * transaction: it can always be widened, and narrowed where no instance of that
 * version loses its base.
 *
 * @internal
 */
export async function changeCompatibility(
  stores: Stores,
  options: ChangeCompatibilityOptions,
): Promise<void> {
  const { template, version, now } = options;
  const before = version.compatibleEnvironmentTemplates ?? [];
  const after = options.compatibleEnvironmentTemplates;
  for (const entry of findNarrowed(after, before)) {
    await assertExists(stores, template, entry);
  }
  const narrowed = findNarrowed(before, after);
  if (narrowed.length) {
    await assertUnused(stores, options, narrowed);
  }
  await stores.templates.updateVersion(
    version.id,
    {
      compatibleEnvironmentTemplates: after,
      supportedComponentSources:
        options.supportedComponentSources ?? version.supportedComponentSources,
    },
    now,
  );
  await stores.outbox.add(
    { topic: 'template.changed', templateId: template.id },
    now,
  );
}

async function assertExists(
  stores: Stores,
  template: TemplateRecord,
  entry: CompatibleEnvironmentTemplate,
): Promise<void> {
  const name = parseQualifiedName(entry.templateName, template.namespace);
  const found = await stores.templates.find({ kind: 'environment', ...name });
  const versions = found ? await stores.templates.listVersions([found.id]) : [];
  const exists = versions.some(
    ({ major, status }) =>
      major === Number(entry.majorVersion) && status !== 'REGISTRATION_FAILED',
  );
  if (!exists) {
    throw new InputError(
      `The compatible environment template '${formatCompatible(entry)}' does not exist; register it first, or correct the name and major`,
    );
  }
}

async function assertUnused(
  stores: Stores,
  options: ChangeCompatibilityOptions,
  narrowed: CompatibleEnvironmentTemplate[],
): Promise<void> {
  const { template, version } = options;
  const instances = await stores.targets.listViews({
    versionIds: [version.id],
    kinds: ['service-instance'],
  });
  const ids = instances.flatMap(({ environment }) => environment?.id ?? []);
  const environments = await stores.targets.listViews({ ids });
  const losing = new Set(
    environments
      .filter(view =>
        isCompatible(
          narrowed,
          {
            name: view.target.name,
            template: view.template,
            version: view.version,
          },
          template.namespace,
        ),
      )
      .map(view => view.target.id),
  );
  const first = instances.find(view => losing.has(view.environment?.id ?? ''));
  if (first) {
    const list = narrowed.map(entry => `'${formatCompatible(entry)}'`);
    throw new ConflictError(
      `${list.join(', ')} cannot be taken out of the compatible environment templates: instance '${first.target.name}' of service '${first.service?.name}' lives in environment '${first.environment?.name}'; move it first, or keep the entry`,
    );
  }
}
