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
import { getVersionStatus } from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import { TargetView } from '../../domain/RecordView';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { getRecommended } from '../../domain/versions';
import type { Stores } from '../Stores';

/**
 * Options of {@link startPolicyUpgrade}.
 *
 * @internal
 */
export type StartPolicyUpgradeOptions = {
  template: TemplateRecord;
  /** Only what stands on this major; everything if it is left out. */
  major?: number;
  now: DateTime;
};

/**
 * Starts the upgrade of what `auto-apply-minor` brings to the newest published
 * minor of its major, inside the caller's transaction.
 *
 * @internal
 */
export async function startPolicyUpgrade(
  stores: Stores,
  options: StartPolicyUpgradeOptions,
): Promise<void> {
  const { template, major, now } = options;
  const versions = await stores.templates.listVersions([template.id]);
  const views = await stores.targets.listViews({ templateIds: [template.id] });
  const behind = views.filter(
    view =>
      (major === undefined || view.version?.major === major) &&
      isBehindMinor(view, versions),
  );
  if (!behind.length) {
    return;
  }
  const upgradeId = randomUUID();
  await stores.upgrades.insert(
    {
      id: upgradeId,
      mode: 'MINOR_VERSION',
      concurrency: 3,
      stopAtFirstFailure: true,
      status: 'IN_PROGRESS',
      origin: 'policy',
      createdBy: `template:${template.namespace}/${template.name}`,
      createdAt: now,
    },
    behind.map(view => view.target.id),
  );
  await stores.jobs.request({ kind: 'upgrade', subject: upgradeId, now });
}

function isBehindMinor(
  { version }: TargetView,
  versions: TemplateVersionRecord[],
): boolean {
  const newest = version && getRecommended(versions, version.major);
  return Boolean(newest) && getVersionStatus(version!, newest) !== 'up-to-date';
}
