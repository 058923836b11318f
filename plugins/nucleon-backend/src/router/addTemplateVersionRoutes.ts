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
  CreateTemplateVersionOptions,
  RenderTemplateVersionRequest,
  UpdateTemplateVersionRequest,
} from '@nucleon/plugin-nucleon-common';
import { Request } from 'express';
import { TemplateVersionName } from '../operations/TemplateVersions';
import { readBody, readQuery, readTemplateName } from './readRequest';
import { Routes } from './Routes';

const VERSIONS = '/templates/:kind/:namespace/:name/versions';
const VERSION = `${VERSIONS}/:version`;
const FETCH = { eventId: 'template-version-fetch', actionType: 'get' } as const;
const MUTATE = {
  eventId: 'template-version-mutate',
  severityLevel: 'medium',
} as const;

function readVersionName(request: Request): TemplateVersionName {
  return { ...readTemplateName(request), version: request.params.version };
}

/** @internal */
export function addTemplateVersionRoutes(routes: Routes): void {
  const { router, audited } = routes;
  const { templateVersions } = routes.operations;

  router.get(
    VERSIONS,
    audited({ ...FETCH, actionType: 'list' }, (request, options) =>
      templateVersions.list(readTemplateName(request), options),
    ),
  );
  router.post(
    VERSIONS,
    audited(
      { ...MUTATE, actionType: 'create', status: 202 },
      (request, options) =>
        templateVersions.create(
          readTemplateName(request),
          {
            ...readQuery<CreateTemplateVersionOptions>(request),
            archive: readBody<Buffer>(request),
          },
          options,
        ),
    ),
  );
  router.get(
    VERSION,
    audited(FETCH, (request, options) =>
      templateVersions.get(readVersionName(request), options),
    ),
  );
  router.patch(
    VERSION,
    audited({ ...MUTATE, actionType: 'update' }, (request, options) =>
      templateVersions.update(
        readVersionName(request),
        readBody<UpdateTemplateVersionRequest>(request),
        options,
      ),
    ),
  );
  router.delete(
    VERSION,
    audited(
      { ...MUTATE, actionType: 'delete', status: 204 },
      (request, options) =>
        templateVersions.delete(readVersionName(request), options),
    ),
  );
  router.get(
    `${VERSION}/files/:path`,
    audited({ ...FETCH, actionType: 'get-file' }, (request, options) =>
      templateVersions.getFile(
        { ...readVersionName(request), path: request.params.path },
        options,
      ),
    ),
  );
  router.get(
    `${VERSION}/changes`,
    audited({ ...FETCH, actionType: 'get-changes' }, (request, options) =>
      templateVersions.getChanges(
        {
          ...readVersionName(request),
          ...readQuery<{ from?: string }>(request),
        },
        options,
      ),
    ),
  );
  router.post(
    `${VERSION}/render`,
    audited({ ...FETCH, actionType: 'render' }, (request, options) =>
      templateVersions.render(
        readVersionName(request),
        readBody<RenderTemplateVersionRequest>(request),
        options,
      ),
    ),
  );
}
