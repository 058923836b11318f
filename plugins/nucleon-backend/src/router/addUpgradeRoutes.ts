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

import { CreateUpgradeRequest } from '@nucleon/plugin-nucleon-common';
import { readBody, readQuery } from './readRequest';
import { Routes } from './Routes';

const FETCH = { eventId: 'upgrade-fetch', actionType: 'get' } as const;
const MUTATE = { eventId: 'upgrade-mutate', severityLevel: 'medium' } as const;

/** @internal */
export function addUpgradeRoutes(routes: Routes): void {
  const { router, audited } = routes;
  const { upgrades } = routes.operations;

  router.get(
    '/upgrades',
    audited({ ...FETCH, actionType: 'list' }, (request, options) =>
      upgrades.list(
        readQuery<{ cursor?: string; limit?: number }>(request),
        options,
      ),
    ),
  );
  router.post(
    '/upgrades',
    audited(
      { ...MUTATE, actionType: 'create', status: 202 },
      (request, options) =>
        upgrades.create(readBody<CreateUpgradeRequest>(request), options),
    ),
  );
  router.get(
    '/upgrades/:id',
    audited(FETCH, (request, options) =>
      upgrades.get(request.params.id, options),
    ),
  );
  router.post(
    '/upgrades/:id/cancel',
    audited(
      { ...MUTATE, actionType: 'cancel', status: 202 },
      (request, options) => upgrades.cancel(request.params.id, options),
    ),
  );
}
