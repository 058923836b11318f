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

import {
  CreateServiceRequest,
  DeployRequest,
  EditServiceRequest,
  ListServiceInstancesOptions,
  ListServicesOptions,
  UpdateServiceRequest,
} from '@nucleon/plugin-nucleon-common';
import { DeleteRequest } from '../operations/Environments';
import {
  readBody,
  readName,
  readQuery,
  readServiceTargetName,
} from './readRequest';
import { Routes } from './Routes';

const SERVICE = '/services/:namespace/:name';
const FETCH = { eventId: 'service-fetch', actionType: 'get' } as const;
const MUTATE = { eventId: 'service-mutate', severityLevel: 'medium' } as const;

/** @internal */
export function addServiceRoutes(routes: Routes): void {
  const { router, audited } = routes;
  const { services } = routes.operations;

  router.get(
    '/services',
    audited({ ...FETCH, actionType: 'list' }, (request, options) =>
      services.list(readQuery<ListServicesOptions>(request), options),
    ),
  );
  router.post(
    '/services',
    audited(
      { ...MUTATE, actionType: 'create', status: 202 },
      (request, options) =>
        services.create(readBody<CreateServiceRequest>(request), options),
    ),
  );
  router.get(
    '/service-instances',
    audited({ ...FETCH, actionType: 'list-instances' }, (request, options) =>
      services.listInstances(
        readQuery<ListServiceInstancesOptions>(request),
        options,
      ),
    ),
  );
  router.get(
    SERVICE,
    audited(FETCH, (request, options) =>
      services.get(readName(request), options),
    ),
  );
  router.patch(
    SERVICE,
    audited({ ...MUTATE, actionType: 'update' }, (request, options) =>
      services.update(
        readName(request),
        readBody<UpdateServiceRequest>(request),
        options,
      ),
    ),
  );
  router.delete(
    SERVICE,
    audited(
      { ...MUTATE, actionType: 'delete', severityLevel: 'high', status: 202 },
      (request, options) =>
        services.delete(
          readName(request),
          readQuery<DeleteRequest>(request),
          options,
        ),
    ),
  );
  router.put(
    `${SERVICE}/spec`,
    audited(
      { ...MUTATE, actionType: 'edit', status: 202 },
      (request, options) =>
        services.edit(
          readName(request),
          readBody<EditServiceRequest>(request),
          options,
        ),
    ),
  );
  for (const target of ['instances/:instance', 'pipeline']) {
    router.post(
      `${SERVICE}/${target}/deployments`,
      audited(
        { ...MUTATE, actionType: 'deploy', status: 202 },
        (request, options) =>
          services.deployTarget(
            readServiceTargetName(request),
            readBody<DeployRequest>(request),
            options,
          ),
      ),
    );
    router.get(
      `${SERVICE}/${target}/upgrade`,
      audited({ ...FETCH, actionType: 'preview-upgrade' }, (request, options) =>
        services.previewUpgrade(
          readServiceTargetName(request),
          readQuery<{ version?: string }>(request),
          options,
        ),
      ),
    );
  }
}
