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

import { compareVersions } from '@nucleon/plugin-nucleon-common';
import { Stores } from '../../database/Stores';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { chooseVersion, getRecommended } from '../../domain/versions';
import { TargetBase } from './getTargetBase';

/**
 * The version of a new instance (6.3): the recommended minor of the highest
 * major that the service's instances use. Where that major has none published,
 * the instances are on a draft, and so is the new one.
 *
 * @internal
 */
export async function chooseNewVersion(
  stores: Stores,
  service: ServiceRecord,
  instances: { base: TargetBase }[],
): Promise<TemplateVersionRecord> {
  const found = await findNewVersion(stores, service, instances);
  // To choose from none says what can be done about it.
  return found ?? chooseVersion([]);
}

/**
 * The same, and undefined where there is none.
 *
 * @internal
 */
export async function findNewVersion(
  stores: Stores,
  service: ServiceRecord,
  instances: { base: TargetBase }[],
): Promise<TemplateVersionRecord | undefined> {
  const versions = await stores.templates.listVersions([service.templateId]);
  const ids = new Set(instances.map(({ base }) => base.versionId));
  const highest =
    versions
      .filter(({ id }) => ids.has(id))
      .sort(compareVersions)
      .at(-1) ?? (await findLastTried(stores, service, versions));
  return getRecommended(versions, highest?.major) ?? highest;
}

// After a failed creation nothing is left but what it was to deploy.
async function findLastTried(
  stores: Stores,
  service: ServiceRecord,
  versions: TemplateVersionRecord[],
): Promise<TemplateVersionRecord | undefined> {
  const operation =
    service.lastOperationId &&
    (await stores.services.getOperation(service.lastOperationId));
  const tried = operation ? operation.plan.deploys : undefined;
  return versions.find(({ id }) =>
    tried?.some(({ versionId }) => versionId === id),
  );
}
