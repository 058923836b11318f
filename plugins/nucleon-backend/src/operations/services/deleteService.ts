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

import { randomUUID } from 'node:crypto';
import { Stores } from '../../database/Stores';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { assertNotDeploying } from '../assertNotDeploying';
import { OperationContext } from '../OperationContext';

/**
 * Starts to delete a service (6.6): the pipeline first, then the instances
 * together. It can be asked for again after it failed.
 *
 * @internal
 */
export async function deleteService(
  stores: Stores,
  context: OperationContext,
  options: { service: ServiceRecord; retain?: string[]; createdBy: string },
): Promise<void> {
  const { service, retain, createdBy } = options;
  const now = context.now();
  const targets = await stores.targets.listOfService(service.id);
  for (const target of targets) {
    await assertNotDeploying(stores, target, 'deleted');
  }
  const pipeline = targets.find(({ kind }) => kind === 'service-pipeline');
  const operationId = randomUUID();
  await stores.services.insertOperation({
    id: operationId,
    serviceId: service.id,
    kind: 'delete',
    phase: 'pipeline',
    plan: {
      created: [],
      removed: targets.filter(one => one !== pipeline).map(({ id }) => id),
      pipeline: pipeline?.id,
      retain,
    },
    createdBy,
    createdAt: now,
  });
  await stores.jobs.request({
    kind: 'service-operation',
    subject: operationId,
    now,
  });
  await stores.outbox.add(
    { topic: 'service.changed', serviceId: service.id },
    now,
  );
}
