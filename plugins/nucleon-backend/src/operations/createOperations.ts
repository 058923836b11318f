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

import { Authorizer } from '../permissions/Authorizer';
import { AuthorizedDeployments } from './AuthorizedDeployments';
import { AuthorizedDestinations } from './AuthorizedDestinations';
import { AuthorizedEnvironments } from './AuthorizedEnvironments';
import { AuthorizedServices } from './AuthorizedServices';
import { AuthorizedSummaries } from './AuthorizedSummaries';
import { AuthorizedTemplates } from './AuthorizedTemplates';
import { AuthorizedTemplateVersions } from './AuthorizedTemplateVersions';
import { AuthorizedUpgrades } from './AuthorizedUpgrades';
import { DefaultDeployments } from './DefaultDeployments';
import { DefaultDestinations } from './DefaultDestinations';
import { DefaultEnvironments } from './DefaultEnvironments';
import { DefaultServices } from './DefaultServices';
import { DefaultSummaries } from './DefaultSummaries';
import { DefaultTemplates } from './DefaultTemplates';
import { DefaultTemplateVersions } from './DefaultTemplateVersions';
import { DefaultUpgrades } from './DefaultUpgrades';
import { OperationContext } from './OperationContext';
import { Operations } from './Operations';

/**
 * Makes all operations, each behind its permissions.
 *
 * @internal
 */
export function createOperations(options: {
  context: OperationContext;
  authorizer: Authorizer;
}): Operations {
  const { context, authorizer } = options;
  const { destinations } = context.config;
  const { stores } = context.database;
  const templates = new DefaultTemplates(context);
  return {
    deployments: new AuthorizedDeployments(
      new DefaultDeployments(context),
      authorizer,
    ),
    destinations: new AuthorizedDestinations({
      inner: new DefaultDestinations(context),
      authorizer,
      destinations,
    }),
    environments: new AuthorizedEnvironments({
      inner: new DefaultEnvironments(context),
      authorizer,
      destinations,
    }),
    services: new AuthorizedServices({
      inner: new DefaultServices(context),
      authorizer,
      stores,
    }),
    summaries: new AuthorizedSummaries(
      new DefaultSummaries(context),
      authorizer,
    ),
    templates: new AuthorizedTemplates(templates, authorizer),
    templateVersions: new AuthorizedTemplateVersions({
      inner: new DefaultTemplateVersions(context),
      templates,
      authorizer,
    }),
    upgrades: new AuthorizedUpgrades({
      inner: new DefaultUpgrades(context),
      authorizer,
      stores,
    }),
  };
}
