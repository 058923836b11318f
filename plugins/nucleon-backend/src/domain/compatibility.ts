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
import {
  CompatibleEnvironmentTemplate,
  EntityName,
  formatVersion,
  VersionNumber,
} from '@nucleon/plugin-nucleon-common';
import { parseQualifiedName } from './names';

/**
 * What an environment is made of, as far as instances care.
 *
 * @internal
 */
export type EnvironmentBase = {
  name: string;
  template: EntityName;
  version?: VersionNumber;
};

/**
 * Whether an instance of a service template may live in an environment (5.6):
 * its template and major are in the list, whatever the minor.
 *
 * @internal
 */
export function isCompatible(
  compatible: CompatibleEnvironmentTemplate[],
  environment: EnvironmentBase,
  namespace: string,
): boolean {
  return compatible.some(entry => {
    const template = parseQualifiedName(entry.templateName, namespace);
    return (
      template.namespace === environment.template.namespace &&
      template.name === environment.template.name &&
      Number(entry.majorVersion) === environment.version?.major
    );
  });
}

/**
 * Throws unless an instance may live in the environment.
 *
 * @internal
 */
export function assertCompatible(options: {
  compatible: CompatibleEnvironmentTemplate[];
  environment: EnvironmentBase;
  namespace: string;
  version: VersionNumber;
}): void {
  const { compatible, environment, namespace, version } = options;
  if (!environment.version) {
    throw new ConflictError(
      `Environment '${environment.name}' has never been deployed with success; deploy it first`,
    );
  }
  if (!isCompatible(compatible, environment, namespace)) {
    const stands = `${environment.template.name}:${environment.version.major}`;
    const list = compatible.map(formatCompatible).join(', ') || 'none';
    throw new InputError(
      `Environment '${environment.name}' is made from '${stands}', which version '${formatVersion(version)}' is not compatible with; it is with ${list}`,
    );
  }
}

/**
 * Reads `name:major` (8.2).
 *
 * @internal
 */
export function parseCompatible(text: string): CompatibleEnvironmentTemplate {
  const match = /^(?<templateName>[^:]+):(?<majorVersion>0|[1-9]\d*)$/.exec(
    text.trim(),
  );
  if (!match?.groups) {
    throw new InputError(
      `The compatible environment template '${text}' must be 'name:major', such as 'network:1'`,
    );
  }
  const { templateName, majorVersion } = match.groups;
  return { templateName, majorVersion };
}

/**
 * Writes `name:major`.
 *
 * @internal
 */
export function formatCompatible(entry: CompatibleEnvironmentTemplate): string {
  return `${entry.templateName}:${entry.majorVersion}`;
}

/**
 * The entries of the first list that the second one lacks.
 *
 * @internal
 */
export function findNarrowed(
  before: CompatibleEnvironmentTemplate[],
  after: CompatibleEnvironmentTemplate[],
): CompatibleEnvironmentTemplate[] {
  const kept = new Set(after.map(formatCompatible));
  return before.filter(entry => !kept.has(formatCompatible(entry)));
}
