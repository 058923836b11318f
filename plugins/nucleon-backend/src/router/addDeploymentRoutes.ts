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

import { ListDeploymentsOptions } from '@nucleon/plugin-nucleon-common';
import { readQuery } from './readRequest';
import { Routes } from './Routes';

const FETCH = { eventId: 'deployment-fetch', actionType: 'get' } as const;

/** @internal */
export function addDeploymentRoutes(routes: Routes): void {
  const { router, audited } = routes;
  const { deployments } = routes.operations;

  router.get(
    '/deployments',
    audited({ ...FETCH, actionType: 'list' }, (request, options) =>
      deployments.list(readQuery<ListDeploymentsOptions>(request), options),
    ),
  );
  router.get(
    '/deployments/:id',
    audited(FETCH, (request, options) =>
      deployments.get(request.params.id, options),
    ),
  );
  router.get(
    '/deployments/:id/events',
    audited({ ...FETCH, actionType: 'list-events' }, (request, options) =>
      deployments.listEvents(
        request.params.id,
        readQuery<{ after?: number }>(request),
        options,
      ),
    ),
  );
  router.get(
    '/deployments/:id/files',
    audited({ ...FETCH, actionType: 'list-files' }, (request, options) =>
      deployments.listFiles(request.params.id, options),
    ),
  );
  router.post(
    '/deployments/:id/cancel',
    audited(
      {
        eventId: 'deployment-mutate',
        actionType: 'cancel',
        severityLevel: 'medium',
        status: 202,
      },
      (request, options) => deployments.cancel(request.params.id, options),
    ),
  );
}
