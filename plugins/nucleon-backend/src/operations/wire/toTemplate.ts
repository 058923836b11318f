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

import {
  compareVersions,
  formatVersion,
  Template,
  VersionCounts,
} from '@nucleon/plugin-nucleon-common';
import { newCounts } from '../../database/DatabaseTargetStore';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { getRecommended } from '../../domain/versions';

/**
 * A template on the wire.
 *
 * @internal
 */
export function toTemplate(
  template: TemplateRecord,
  versions: TemplateVersionRecord[],
  counts: VersionCounts | undefined,
): Template {
  const recommended = getRecommended(versions);
  return {
    id: template.id,
    kind: template.kind,
    namespace: template.namespace,
    name: template.name,
    displayName: template.displayName,
    description: template.description,
    owner: template.owner,
    entityRef: template.entityRef,
    provisioning: template.provisioning,
    pipelineProvisioning: template.pipelineProvisioning,
    recommendedVersion: recommended && formatVersion(recommended),
    hasDraft: versions.some(
      version =>
        version.status === 'DRAFT' &&
        (!recommended || compareVersions(version, recommended) > 0),
    ),
    updatePolicy: template.updatePolicy,
    sync: template.syncStatus && {
      status: template.syncStatus,
      location: template.syncLocation,
      message: template.syncMessage,
      at: template.syncAt?.toISO() ?? undefined,
    },
    counts: counts ?? newCounts(),
    revision: template.revision,
    createdAt: template.createdAt.toISO()!,
    lastModifiedAt: template.modifiedAt.toISO()!,
  };
}
