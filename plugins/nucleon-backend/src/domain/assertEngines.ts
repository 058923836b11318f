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

import { ConflictError } from '@backstage/errors';
import { formatVersion } from '@nucleon/plugin-nucleon-common';
import { TemplateVersionRecord } from './TemplateVersionRecord';

/**
 * The engines that a version needs and this portal has not. Such a version can
 * be registered and looked at.
 *
 * @internal
 */
export function findMissingEngines(
  version: Pick<TemplateVersionRecord, 'engine' | 'pipelineEngine'>,
  engines: Pick<ReadonlySet<string>, 'has'>,
): string[] {
  const needed = new Set([version.engine, version.pipelineEngine]);
  return [...needed].filter(
    (name): name is string => name !== undefined && !engines.has(name),
  );
}

/**
 * Throws a `ConflictError` where a version cannot be published or deployed for
 * want of an engine.
 *
 * @internal
 */
export function assertEngines(
  version: TemplateVersionRecord,
  engines: Pick<ReadonlySet<string>, 'has'>,
): void {
  const [missing] = findMissingEngines(version, engines);
  if (missing) {
    throw new ConflictError(
      `Version '${formatVersion(version)}' needs the engine '${missing}', which this portal does not have; add its module to the backend`,
    );
  }
}
