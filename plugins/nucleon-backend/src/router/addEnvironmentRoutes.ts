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
  CreateEnvironmentRequest,
  DeployRequest,
  ListEnvironmentsOptions,
  UpdateEnvironmentRequest,
} from '@nucleon/plugin-nucleon-common';
import { DeleteRequest } from '../operations/Environments';
import { readBody, readName, readQuery } from './readRequest';
import { Routes } from './Routes';

const ENVIRONMENT = '/environments/:namespace/:name';
const FETCH = { eventId: 'environment-fetch', actionType: 'get' } as const;
const MUTATE = {
  eventId: 'environment-mutate',
  severityLevel: 'medium',
} as const;

/** @internal */
export function addEnvironmentRoutes(routes: Routes): void {
  const { router, audited } = routes;
  const { environments } = routes.operations;

  router.get(
    '/environments',
    audited({ ...FETCH, actionType: 'list' }, (request, options) =>
      environments.list(readQuery<ListEnvironmentsOptions>(request), options),
    ),
  );
  router.post(
    '/environments',
    audited(
      { ...MUTATE, actionType: 'create', status: 202 },
      (request, options) =>
        environments.create(
          readBody<CreateEnvironmentRequest>(request),
          options,
        ),
    ),
  );
  router.get(
    ENVIRONMENT,
    audited(FETCH, (request, options) =>
      environments.get(readName(request), options),
    ),
  );
  router.patch(
    ENVIRONMENT,
    audited({ ...MUTATE, actionType: 'update' }, (request, options) =>
      environments.update(
        readName(request),
        readBody<UpdateEnvironmentRequest>(request),
        options,
      ),
    ),
  );
  router.delete(
    ENVIRONMENT,
    audited(
      { ...MUTATE, actionType: 'delete', severityLevel: 'high', status: 202 },
      (request, options) =>
        environments.delete(
          readName(request),
          readQuery<DeleteRequest>(request),
          options,
        ),
    ),
  );
  router.post(
    `${ENVIRONMENT}/deployments`,
    audited(
      { ...MUTATE, actionType: 'deploy', status: 202 },
      (request, options) =>
        environments.deploy(
          readName(request),
          readBody<DeployRequest>(request),
          options,
        ),
    ),
  );
  router.get(
    `${ENVIRONMENT}/upgrade`,
    audited({ ...FETCH, actionType: 'preview-upgrade' }, (request, options) =>
      environments.previewUpgrade(
        readName(request),
        readQuery<{ version?: string }>(request),
        options,
      ),
    ),
  );
}
