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

import { DateTime } from 'luxon';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import type { Stores } from '../Stores';
import { startPolicyUpgrade } from './startPolicyUpgrade';

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
  // Whoever sets the policy at the same time does not see this version yet.
  await stores.templates.lock(template.id);
  const current = await stores.templates.get(template.id);
  if (current?.updatePolicy === 'auto-apply-minor') {
    const { major } = version;
    await startPolicyUpgrade(stores, { template, major, now });
  }
}
