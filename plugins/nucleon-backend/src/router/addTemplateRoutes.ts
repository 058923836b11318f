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
  CreateTemplateRequest,
  ListTemplatesOptions,
  UpdateTemplateRequest,
} from '@nucleon/plugin-nucleon-common';
import { readBody, readQuery, readTemplateName } from './readRequest';
import { Routes } from './Routes';

const TEMPLATE = '/templates/:kind/:namespace/:name';
const FETCH = { eventId: 'template-fetch', actionType: 'get' } as const;
const MUTATE = { eventId: 'template-mutate', severityLevel: 'medium' } as const;

/** @internal */
export function addTemplateRoutes(routes: Routes): void {
  const { router, audited } = routes;
  const { templates } = routes.operations;

  router.get(
    '/templates',
    audited({ ...FETCH, actionType: 'list' }, (request, options) =>
      templates.list(readQuery<ListTemplatesOptions>(request), options),
    ),
  );
  router.post(
    '/templates',
    audited(
      { ...MUTATE, actionType: 'create', status: 201 },
      (request, options) =>
        templates.create(readBody<CreateTemplateRequest>(request), options),
    ),
  );
  router.get(
    TEMPLATE,
    audited(FETCH, (request, options) =>
      templates.get(readTemplateName(request), options),
    ),
  );
  router.patch(
    TEMPLATE,
    audited({ ...MUTATE, actionType: 'update' }, (request, options) =>
      templates.update(
        readTemplateName(request),
        readBody<UpdateTemplateRequest>(request),
        options,
      ),
    ),
  );
  router.delete(
    TEMPLATE,
    audited(
      { ...MUTATE, actionType: 'delete', status: 204 },
      (request, options) =>
        templates.delete(readTemplateName(request), options),
    ),
  );
  router.post(
    `${TEMPLATE}/sync`,
    audited(
      { ...MUTATE, actionType: 'sync', status: 202 },
      (request, options) => templates.sync(readTemplateName(request), options),
    ),
  );
  router.get(
    `${TEMPLATE}/consumers`,
    audited({ ...FETCH, actionType: 'list-consumers' }, (request, options) =>
      templates.listConsumers(readTemplateName(request), options),
    ),
  );
}
