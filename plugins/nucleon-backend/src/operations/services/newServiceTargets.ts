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

import { randomBytes, randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { Stores } from '../../database/Stores';
import { assertName, toNameKey } from '../../domain/names';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { drawStackName } from '../../domain/stackName';
import { TargetRecord } from '../../domain/TargetRecord';
import { keepEnvironment } from './keepEnvironment';

/**
 * Options of {@link newInstance}.
 *
 * @internal
 */
export type NewInstanceOptions = {
  service: ServiceRecord;
  name: string;
  environment: string;
  position: number;
  createdBy: string;
  now: DateTime;
};

/**
 * A new instance in an environment that stands, and does until the transaction
 * ends.
 *
 * @internal
 */
export async function newInstance(
  stores: Stores,
  options: NewInstanceOptions,
): Promise<TargetRecord> {
  const { service, name, position } = options;
  assertName('instance name', name);
  const environment = await keepEnvironment(
    stores,
    options.environment,
    service.namespace,
  );
  return {
    ...newTarget(options),
    kind: 'service-instance',
    name,
    nameKey: toNameKey(name),
    environmentId: environment.id,
    destination: environment.destination,
    position,
    stackName: drawStackName({
      kind: 'service-instance',
      service: service.name,
      name,
      random: randomBytes(15),
    }),
  };
}

/**
 * The pipeline of a new service. It goes to the destination of the first
 * instance, with that destination's role for pipelines.
 *
 * @internal
 */
export function newPipeline(options: {
  service: ServiceRecord;
  destination?: string;
  createdBy: string;
  now: DateTime;
}): TargetRecord {
  const { service, destination } = options;
  return {
    ...newTarget(options),
    kind: 'service-pipeline',
    name: 'pipeline',
    nameKey: 'pipeline',
    destination,
    position: 0,
    stackName: drawStackName({
      kind: 'service-pipeline',
      service: service.name,
      name: 'pipeline',
      random: randomBytes(15),
    }),
  };
}

function newTarget(options: {
  service: ServiceRecord;
  createdBy: string;
  now: DateTime;
}) {
  const { service, createdBy, now } = options;
  return {
    id: randomUUID(),
    namespace: service.namespace,
    entityName: service.entityName,
    owner: service.owner,
    system: service.system,
    serviceId: service.id,
    templateId: service.templateId,
    revision: 1,
    createdBy,
    createdAt: now,
    modifiedAt: now,
  };
}
