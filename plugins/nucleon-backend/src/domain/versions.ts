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

import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  compareVersions,
  DeploymentMode,
  formatVersion,
  parseVersion,
  VersionNumber,
} from '@nucleon/plugin-nucleon-common';
import { TemplateVersionRecord } from './TemplateVersionRecord';

/**
 * The number of the next version (5.1): the next minor of the major that is
 * named, or a new major. A number is never given twice, so `given` holds those
 * of deleted versions too.
 *
 * @internal
 */
export function getNextVersion(
  given: VersionNumber[],
  majorVersion?: string,
): VersionNumber {
  if (majorVersion === undefined) {
    const majors = given.map(version => version.major);
    return { major: Math.max(0, ...majors) + 1, minor: 0 };
  }
  const major = Number(majorVersion);
  const minors = given
    .filter(version => version.major === major)
    .map(version => version.minor);
  if (!minors.length) {
    throw new InputError(
      `There is no major version '${majorVersion}' to add a minor to; leave the major out to make a new one`,
    );
  }
  return { major, minor: Math.max(...minors) + 1 };
}

/**
 * The number of a version that is synced from the directory `v<major>` (5.1):
 * the next minor, or the first of a new major.
 *
 * @internal
 */
export function getNextSyncedVersion(
  given: VersionNumber[],
  major: number,
): VersionNumber {
  return given.some(version => version.major === major)
    ? getNextVersion(given, String(major))
    : { major, minor: 0 };
}

/**
 * The recommended version (5.3): the highest published one, of all or of one
 * major.
 *
 * @internal
 */
export function getRecommended<
  T extends Pick<TemplateVersionRecord, 'major' | 'minor' | 'status'>,
>(versions: T[], major?: number): T | undefined {
  return versions
    .filter(version => version.status === 'PUBLISHED')
    .filter(version => major === undefined || version.major === major)
    .sort(compareVersions)
    .at(-1);
}

/**
 * The version that something new is made from (5.4): `major.minor`, the
 * recommended minor of a major, or the recommended version. Drafts can be named.
 *
 * @internal
 */
export function chooseVersion(
  versions: TemplateVersionRecord[],
  version?: string,
): TemplateVersionRecord {
  if (version !== undefined && parseVersion(version)) {
    return findUsable(versions, version);
  }
  const major = version === undefined ? undefined : parseMajor(version);
  const recommended = getRecommended(versions, major);
  if (!recommended) {
    throw new InputError(
      major === undefined
        ? 'The template has no published version yet; ask its owner to publish one, or name a draft'
        : `The template has no published version '${major}.x'; ask its owner to publish one, or name a draft`,
    );
  }
  return recommended;
}

/**
 * Options of {@link chooseUpdateVersion}.
 *
 * @internal
 */
export type ChooseUpdateVersionOptions = {
  mode: DeploymentMode;
  versions: TemplateVersionRecord[];
  /** What stands, or was attempted where nothing stands yet. */
  current: TemplateVersionRecord;
  version?: string;
};

/**
 * The version that an update goes to (5.5).
 *
 * @internal
 */
export function chooseUpdateVersion(
  options: ChooseUpdateVersionOptions,
): TemplateVersionRecord {
  const { mode, versions, current, version } = options;
  switch (mode) {
    case 'CURRENT_VERSION':
      if (version !== undefined) {
        throw new InputError(
          `The mode CURRENT_VERSION keeps the version '${formatVersion(current)}'; leave 'version' out, or use MINOR_VERSION or MAJOR_VERSION`,
        );
      }
      return current;
    case 'MINOR_VERSION':
      return chooseMinor(options);
    case 'MAJOR_VERSION': {
      const chosen = chooseVersion(versions, version);
      if (chosen.major <= current.major) {
        throw new InputError(
          `The mode MAJOR_VERSION needs a major above '${current.major}', but '${formatVersion(chosen)}' is not; use MINOR_VERSION inside a major`,
        );
      }
      return chosen;
    }
    default:
      throw new InputError(`The mode '${mode}' chooses no version`);
  }
}

/**
 * Throws unless the version may be deleted (5.7).
 *
 * @internal
 */
export function assertDeletable(
  version: TemplateVersionRecord,
  versions: TemplateVersionRecord[],
  uses: number,
): void {
  const name = formatVersion(version);
  if (uses > 0) {
    throw new ConflictError(
      `Version '${name}' is used by ${uses} of what was made from the template; bring them to another version first`,
    );
  }
  if (version.status === 'REGISTRATION_IN_PROGRESS') {
    throw new ConflictError(
      `Version '${name}' is being registered; wait for the end of it`,
    );
  }
  const siblings = versions.filter(
    other => other.major === version.major && other.minor !== version.minor,
  );
  const isRecommendedMinor =
    getRecommended(versions, version.major)?.minor === version.minor;
  if (isRecommendedMinor && siblings.length) {
    throw new ConflictError(
      `Version '${name}' is the recommended minor of its major, which has others; delete those first, or publish a newer one`,
    );
  }
  const recommended = getRecommended(versions);
  const isRecommended =
    recommended?.major === version.major && recommended.minor === version.minor;
  if (isRecommended && versions.length > 1) {
    throw new ConflictError(
      `Version '${name}' is the recommended one of the template; delete all others first`,
    );
  }
}

/**
 * Throws unless the status of a version may become the given one; says whether
 * it has to be changed at all.
 *
 * @internal
 */
export function needsPublishing(
  version: TemplateVersionRecord,
  status: 'DRAFT' | 'PUBLISHED',
): boolean {
  const name = formatVersion(version);
  if (status === version.status) {
    return false;
  }
  if (status === 'DRAFT') {
    throw new InputError(
      `Version '${name}' is ${version.status} and cannot become a draft; register its content again as a new minor`,
    );
  }
  if (version.status !== 'DRAFT') {
    throw new InputError(
      `Version '${name}' is ${version.status}; only a draft can be published`,
    );
  }
  return true;
}

function chooseMinor(
  options: ChooseUpdateVersionOptions,
): TemplateVersionRecord {
  const { versions, current, version = String(current.major) } = options;
  const major = parseVersion(version)?.major ?? parseMajor(version);
  if (major !== current.major) {
    throw new InputError(
      `The mode MINOR_VERSION stays in the major '${current.major}', but '${version}' is another; use MAJOR_VERSION`,
    );
  }
  return chooseVersion(versions, version);
}

function findUsable(
  versions: TemplateVersionRecord[],
  text: string,
): TemplateVersionRecord {
  const found = versions.find(version => formatVersion(version) === text);
  if (!found) {
    throw new NotFoundError(`The template has no version '${text}'`);
  }
  if (found.status !== 'DRAFT' && found.status !== 'PUBLISHED') {
    throw new InputError(
      `Version '${text}' is ${found.status} and cannot be used`,
    );
  }
  return found;
}

function parseMajor(text: string): number {
  if (!/^(0|[1-9]\d*)$/.test(text)) {
    throw new InputError(
      `The version '${text}' is neither a major such as '1' nor 'major.minor' such as '1.3'`,
    );
  }
  return Number(text);
}
