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

import { NotFoundError } from '@backstage/errors';

/**
 * Where environments can be deployed to, from configuration.
 *
 * @internal
 */
export type Destination = {
  name: string;
  title?: string;
  account: string;
  region: string;
  roleArn?: string;
  externalId?: string;
  /** The role for pipelines; that of the destination where it is absent. */
  pipelineRoleArn?: string;
  templateBucket?: string;
  endpoint?: string;
  isSimulated: boolean;
  tier?: string;
  /** Entity refs of who may use it; everyone where it is absent. */
  usableBy?: string[];
};

/**
 * Finds a configured destination; one that was removed from the configuration
 * is said, because what stands there cannot be reached any more.
 *
 * @internal
 */
export function getDestination(
  destinations: Destination[],
  name: string,
): Destination {
  const found = destinations.find(destination => destination.name === name);
  if (!found) {
    const known = destinations.map(destination => `'${destination.name}'`);
    throw new NotFoundError(
      `No destination named '${name}' is configured under nucleon.destinations; there is ${known.join(', ') || 'none'}`,
    );
  }
  return found;
}
