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
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The page `/nucleon`.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'nucleon' });

/**
 * A tab of the page.
 *
 * @public
 */
export const tabRouteRef = createSubRouteRef({
  id: 'nucleon/tab',
  parent: rootRouteRef,
  path: '/:tab',
});

/**
 * The page of one deployment.
 *
 * @public
 */
export const deploymentRouteRef = createSubRouteRef({
  id: 'nucleon/deployment',
  parent: rootRouteRef,
  path: '/deployments/:id',
});

/**
 * The report of an upgrade of several targets.
 *
 * @public
 */
export const upgradeRouteRef = createSubRouteRef({
  id: 'nucleon/upgrade',
  parent: rootRouteRef,
  path: '/upgrades/:id',
});

/**
 * The Create page, where templates are chosen.
 *
 * @public
 */
export const createPageRouteRef = createExternalRouteRef({
  id: 'nucleon/create',
  optional: true,
  defaultTarget: 'scaffolder.root',
});

/**
 * The form of one template on the Create page.
 *
 * @public
 */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'nucleon/create-from-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/**
 * The page where entities are registered, and so templates.
 *
 * @public
 */
export const registerPageRouteRef = createExternalRouteRef({
  id: 'nucleon/register',
  optional: true,
  defaultTarget: 'catalog-import.importPage',
});
