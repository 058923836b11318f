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
import { Stores } from '../../database/Stores';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { assertNotDeploying } from '../assertNotDeploying';
import { OperationContext } from '../OperationContext';

/**
 * Drops a service and leaves what stands of it.
 *
 * @internal
 */
export async function forgetService(
  stores: Stores,
  context: OperationContext,
  service: ServiceRecord,
): Promise<void> {
  const now = context.now();
  if (await stores.services.getActiveOperation(service.id)) {
    throw new ConflictError(
      `Service '${service.name}' is being created, edited or deleted; wait for the end of it before forgetting it`,
    );
  }
  for (const target of await stores.targets.listOfService(service.id)) {
    await assertNotDeploying(stores, target, 'forgotten');
    await stores.targets.markDeleted(target.id, now);
  }
  await stores.services.markDeleted(service.id, now);
  await stores.outbox.add(
    { topic: 'service.changed', serviceId: service.id },
    now,
  );
}
