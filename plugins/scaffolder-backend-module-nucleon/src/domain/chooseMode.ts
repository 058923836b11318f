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
import { DeployRequest, parseVersion } from '@nucleon/plugin-nucleon-common';

/**
 * How a version is asked for (5.5): none keeps the current one, one of the same
 * major is a minor update, any other a major update.
 *
 * @internal
 */
export function chooseMode(
  current: string | undefined,
  wanted: string | undefined,
): Pick<DeployRequest, 'mode' | 'version'> {
  if (wanted === undefined) {
    return { mode: 'CURRENT_VERSION' };
  }
  const isMajor = /^(0|[1-9]\d*)$/.test(wanted);
  const version = parseVersion(isMajor ? `${wanted}.0` : wanted);
  if (!version) {
    throw new InputError(
      `'${wanted}' is no version; write major.minor, such as '1.3', or a major, such as '2'`,
    );
  }
  const major = current && parseVersion(current)?.major;
  return {
    mode: version.major === major ? 'MINOR_VERSION' : 'MAJOR_VERSION',
    version: wanted,
  };
}
