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

import { VersionStatus } from './types';

/**
 * A template version taken apart.
 *
 * @public
 */
export type VersionNumber = { major: number; minor: number };

/**
 * Reads `major.minor`; undefined where the text is no version.
 *
 * @public
 */
export function parseVersion(text: string): VersionNumber | undefined {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  return match
    ? { major: Number(match[1]), minor: Number(match[2]) }
    : undefined;
}

/**
 * Orders versions, the oldest first.
 *
 * @public
 */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
  return a.major - b.major || a.minor - b.minor;
}

/**
 * A version as it stands on the wire, `major.minor`.
 *
 * @public
 */
export function formatVersion(version: VersionNumber): string {
  return `${version.major}.${version.minor}`;
}

/**
 * The class of a deployed version (5.8): behind by a major, by a minor, or up
 * to date, which a version ahead of the recommended one is too.
 *
 * @public
 */
export function getVersionStatus(
  deployed: VersionNumber,
  recommended: VersionNumber | undefined,
): VersionStatus {
  if (!recommended || compareVersions(deployed, recommended) >= 0) {
    return 'up-to-date';
  }
  return deployed.major < recommended.major ? 'behind-major' : 'behind-minor';
}

const WORST_FIRST: VersionStatus[] = [
  'behind-major',
  'behind-minor',
  'up-to-date',
];

/**
 * The worst of several version statuses; undefined for none.
 *
 * @public
 */
export function getWorstVersionStatus(
  statuses: VersionStatus[],
): VersionStatus | undefined {
  return WORST_FIRST.find(status => statuses.includes(status));
}
