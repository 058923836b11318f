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

import { InputError } from '@backstage/errors';
import { BundleVersion } from '../bundles/BundleVersion';

/**
 * A version before and after a change; one of them is absent where a major is new or gone.
 *
 * @internal
 */
export interface VersionPair {
  older?: BundleVersion;
  newer?: BundleVersion;
}

/**
 * Says which versions belong together: where both sides have one, these two; else those of the same major.
 *
 * @internal
 */
export function pairVersions(
  older: readonly BundleVersion[],
  newer: readonly BundleVersion[],
): VersionPair[] {
  const pairs =
    older.length === 1 && newer.length === 1
      ? [{ older: older[0], newer: newer[0] }]
      : pairByName(older, newer);
  for (const pair of pairs) {
    if (pair.older && pair.newer && pair.older.kind !== pair.newer.kind) {
      throw new InputError(
        `'${pair.older.directory}' makes ${pair.older.kind}s, but '${pair.newer.directory}' makes ${pair.newer.kind}s; --kind says what both make`,
      );
    }
  }
  return pairs;
}

function pairByName(
  older: readonly BundleVersion[],
  newer: readonly BundleVersion[],
): VersionPair[] {
  const pairs = new Map<string, VersionPair>();
  for (const version of older) {
    pairs.set(version.name, { older: version });
  }
  for (const version of newer) {
    pairs.set(version.name, { ...pairs.get(version.name), newer: version });
  }
  return [...pairs.values()];
}

/**
 * Whether two versions are of different majors, so that the newer one may ask for more: `v1` and `v2`.
 *
 * @internal
 */
export function isNewMajor(
  older: BundleVersion,
  newer: BundleVersion,
): boolean {
  const isMajor = (name: string) => /^v\d+$/.test(name);
  return (
    isMajor(older.name) && isMajor(newer.name) && older.name !== newer.name
  );
}
