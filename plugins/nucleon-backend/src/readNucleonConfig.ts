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

import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { CheckLevel } from '@nucleon/template-bundle';
import { Duration } from 'luxon';
import path from 'node:path';
import { Destination } from './domain/Destination';
import { isCheckLevel } from './domain/isCheckLevel';
import { NucleonConfig } from './domain/NucleonConfig';

function readDestination(config: Config): Destination {
  const account = config.getString('account');
  if (!/^\d{12}$/.test(account)) {
    throw new InputError(
      `The account '${account}' of destination '${config.getString('name')}' under nucleon.destinations must be 12 digits, in quotes`,
    );
  }
  return {
    name: config.getString('name'),
    title: config.getOptionalString('title'),
    account,
    region: config.getString('region'),
    roleArn: config.getOptionalString('roleArn'),
    externalId: config.getOptionalString('externalId'),
    pipelineRoleArn: config.getOptionalString('pipelineRoleArn'),
    templateBucket: config.getOptionalString('templateBucket'),
    endpoint: config.getOptionalString('endpoint'),
    isSimulated: config.getOptionalBoolean('simulated') ?? false,
    tier: config.getOptionalString('tier'),
    usableBy: config.getOptionalStringArray('usableBy'),
  };
}

function readDestinations(config: Config | undefined): Destination[] {
  const destinations = (
    config?.getOptionalConfigArray('destinations') ?? []
  ).map(readDestination);
  const names = new Set<string>();
  for (const { name } of destinations) {
    if (names.has(name)) {
      throw new InputError(
        `Two destinations under nucleon.destinations are named '${name}'; give one of them another name`,
      );
    }
    names.add(name);
  }
  return destinations;
}

function readKeys(config: Config | undefined): string[] {
  const key = config?.getOptionalString('encryption.key');
  const previous = config?.getOptionalStringArray('encryption.previousKeys');
  return [...(key ? [key] : []), ...(previous ?? [])];
}

function readChecks(config: Config | undefined): CheckLevel {
  const level = config?.getOptionalString('checks.cloudformation') ?? 'default';
  if (!isCheckLevel(level)) {
    throw new InputError(
      `nucleon.checks.cloudformation must be 'strict', 'default' or 'off', but is '${level}'`,
    );
  }
  return level;
}

/**
 * Reads everything below `nucleon` that this plugin knows; engines and modules
 * read their own keys.
 *
 * @internal
 */
export function readNucleonConfig(root: Config): NucleonConfig {
  const config = root.getOptionalConfig('nucleon');
  const retention = config?.has('retention.deployments')
    ? readDurationFromConfig(config, { key: 'retention.deployments' })
    : { days: 365 };
  const directories = config?.getOptionalStringArray('bundles.directories');
  return {
    destinations: readDestinations(config),
    bundles: {
      directories: (directories ?? []).map(directory =>
        path.resolve(directory),
      ),
      syncInterval: Duration.fromObject({ minutes: 1 }),
    },
    encryption: { keys: readKeys(config) },
    permissions: {
      requireOwnership:
        config?.getOptionalBoolean('permissions.requireOwnership') ?? true,
      trustedServices:
        config?.getOptionalStringArray('permissions.trustedServices') ?? [],
    },
    cloudformationChecks: readChecks(config),
    retention: { deployments: Duration.fromObject(retention) },
    instancesPerService: config?.getOptionalNumber('instancesPerService') ?? 20,
  };
}
