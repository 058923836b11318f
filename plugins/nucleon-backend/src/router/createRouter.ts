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

import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import { Operations } from '../operations/Operations';
import { createOpenApiRouter } from '../schema/openapi/generated/router';
import { addDeploymentRoutes } from './addDeploymentRoutes';
import { addDestinationRoutes } from './addDestinationRoutes';
import { addEnvironmentRoutes } from './addEnvironmentRoutes';
import { addServiceRoutes } from './addServiceRoutes';
import { addSummaryRoutes } from './addSummaryRoutes';
import { addTemplateRoutes } from './addTemplateRoutes';
import { addTemplateVersionRoutes } from './addTemplateVersionRoutes';
import { addUpgradeRoutes } from './addUpgradeRoutes';
import { createAudited } from './createAudited';

/**
 * What the router is made from.
 *
 * @internal
 */
export type RouterOptions = {
  operations: Operations;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
};

/** A spec is 51,200 characters at most (1.5), a bundle 10 MB (12). */
const JSON_LIMIT = '1mb';
const ARCHIVE_LIMIT = '10mb';

/**
 * The router of `openapi.yaml`: what it says of a request has been checked
 * before a handler sees it.
 *
 * @internal
 */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { operations, httpAuth, auditor } = options;
  // The type made from the document costs the compiler more than it finds:
  // nucleon-common's types are generated from the same document.
  const router: express.Router = await createOpenApiRouter({
    middleware: [
      express.json({ limit: JSON_LIMIT }),
      express.raw({ type: 'application/gzip', limit: ARCHIVE_LIMIT }),
    ],
  });
  const routes = {
    router,
    operations,
    audited: createAudited({ httpAuth, auditor }),
  };
  addTemplateRoutes(routes);
  addTemplateVersionRoutes(routes);
  addEnvironmentRoutes(routes);
  addServiceRoutes(routes);
  addDeploymentRoutes(routes);
  addUpgradeRoutes(routes);
  addDestinationRoutes(routes);
  addSummaryRoutes(routes);
  return router;
}
