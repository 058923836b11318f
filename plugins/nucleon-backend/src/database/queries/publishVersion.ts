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
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import type { Stores } from '../Stores';

/**
 * Options of {@link publishVersion}.
 *
 * @internal
 */
export type PublishVersionOptions = {
  template: TemplateRecord;
  version: TemplateVersionRecord;
  now: DateTime;
  publishedBy?: string;
};

/**
 * Publishes a draft, inside the caller's transaction. No target's row is
 * touched: what is behind is computed on read. Where the template's policy says
 * so, an upgrade brings the targets of the same major to it.
 *
 * @internal
 */
export async function publishVersion(
  stores: Stores,
  options: PublishVersionOptions,
): Promise<void> {
  const { template, version, now, publishedBy } = options;
  await stores.templates.updateVersion(
    version.id,
    { status: 'PUBLISHED', publishedAt: now, publishedBy },
    now,
  );
  await stores.outbox.add(
    {
      topic: 'version.published',
      templateId: template.id,
      versionId: version.id,
    },
    now,
  );
  if (template.updatePolicy === 'auto-apply-minor') {
    await startPolicyUpgrade(stores, options);
  }
}

async function startPolicyUpgrade(
  stores: Stores,
  options: PublishVersionOptions,
): Promise<void> {
  const { template, version, now } = options;
  const views = await stores.targets.listViews({ templateIds: [template.id] });
  const behind = views.filter(
    view =>
      view.version?.major === version.major &&
      getVersionStatus(view.version, version) === 'behind-minor',
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
