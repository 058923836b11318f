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

import { formatVersion, TemplateVersion } from '@nucleon/plugin-nucleon-common';
import { findMissingEngines } from '../../domain/assertEngines';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { getRecommended } from '../../domain/versions';
import { OperationContext } from '../OperationContext';

/**
 * A version on the wire; what is recommended is seen from all versions, what is
 * missing from the engines that are installed.
 *
 * @internal
 */
export function toTemplateVersion(
  template: TemplateRecord,
  version: TemplateVersionRecord,
  options: {
    versions: TemplateVersionRecord[];
    engines: OperationContext['engines'];
  },
): TemplateVersion {
  const { versions, engines } = options;
  const missingEngines = findMissingEngines(version, engines);
  const recommendedMinor = getRecommended(versions, version.major)?.minor;
  return {
    id: version.id,
    template: {
      kind: template.kind,
      namespace: template.namespace,
      name: template.name,
      displayName: template.displayName,
    },
    version: formatVersion(version),
    majorVersion: String(version.major),
    minorVersion: String(version.minor),
    status: version.status,
    statusMessage: version.statusMessage,
    isRecommended: getRecommended(versions)?.id === version.id,
    recommendedMinorVersion:
      recommendedMinor === undefined ? undefined : String(recommendedMinor),
    description: version.description,
    digest: version.digest,
    engine: version.engine,
    missingEngines: missingEngines.length ? missingEngines : undefined,
    source: version.source,
    compatibleEnvironmentTemplates:
      version.compatibleEnvironmentTemplates ?? [],
    supportedComponentSources: version.supportedComponentSources ?? [],
    problems: version.problems ?? [],
    createdAt: version.createdAt.toISO()!,
    publishedAt: version.publishedAt?.toISO() ?? undefined,
    lastModifiedAt: version.modifiedAt.toISO()!,
  };
}
