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

import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of templates, as permissions know them.
 *
 * @public
 */
export const RESOURCE_TYPE_TEMPLATE = 'nucleon-template';

/**
 * The resource type of environments, as permissions know them.
 *
 * @public
 */
export const RESOURCE_TYPE_ENVIRONMENT = 'nucleon-environment';

/**
 * The resource type of services, as permissions know them.
 *
 * @public
 */
export const RESOURCE_TYPE_SERVICE = 'nucleon-service';

/**
 * The resource type of destinations, as permissions know them.
 *
 * @public
 */
export const RESOURCE_TYPE_DESTINATION = 'nucleon-destination';

/**
 * See a template, its versions and files.
 *
 * @public
 */
export const templateReadPermission = createPermission({
  name: 'nucleon.template.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TEMPLATE,
});

/**
 * Make a template through the API.
 *
 * @public
 */
export const templateCreatePermission = createPermission({
  name: 'nucleon.template.create',
  attributes: { action: 'create' },
});

/**
 * Register versions, and change what is beside a template's content.
 *
 * @public
 */
export const templateUpdatePermission = createPermission({
  name: 'nucleon.template.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TEMPLATE,
});

/**
 * Publish a draft.
 *
 * @public
 */
export const templatePublishPermission = createPermission({
  name: 'nucleon.template.publish',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TEMPLATE,
});

/**
 * Delete a template or a version of it.
 *
 * @public
 */
export const templateDeletePermission = createPermission({
  name: 'nucleon.template.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_TEMPLATE,
});

/**
 * Make something from a template.
 *
 * @public
 */
export const templateUsePermission = createPermission({
  name: 'nucleon.template.use',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TEMPLATE,
});

/**
 * See an environment and its deployments.
 *
 * @public
 */
export const environmentReadPermission = createPermission({
  name: 'nucleon.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Make an environment.
 *
 * @public
 */
export const environmentCreatePermission = createPermission({
  name: 'nucleon.environment.create',
  attributes: { action: 'create' },
});

/**
 * Deploy, upgrade, roll back, cancel or change an environment.
 *
 * @public
 */
export const environmentUpdatePermission = createPermission({
  name: 'nucleon.environment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Delete or forget an environment.
 *
 * @public
 */
export const environmentDeletePermission = createPermission({
  name: 'nucleon.environment.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Deploy service instances into an environment.
 *
 * @public
 */
export const environmentDeployIntoPermission = createPermission({
  name: 'nucleon.environment.deploy-into',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * See a service and its deployments.
 *
 * @public
 */
export const serviceReadPermission = createPermission({
  name: 'nucleon.service.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Make a service.
 *
 * @public
 */
export const serviceCreatePermission = createPermission({
  name: 'nucleon.service.create',
  attributes: { action: 'create' },
});

/**
 * Deploy, upgrade, edit, roll back or cancel a service.
 *
 * @public
 */
export const serviceUpdatePermission = createPermission({
  name: 'nucleon.service.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Delete or forget a service.
 *
 * @public
 */
export const serviceDeletePermission = createPermission({
  name: 'nucleon.service.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Put an environment into a destination.
 *
 * @public
 */
export const destinationUsePermission = createPermission({
  name: 'nucleon.destination.use',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DESTINATION,
});

/**
 * All permissions of Nucleon.
 *
 * @public
 */
export const nucleonPermissions = [
  templateReadPermission,
  templateCreatePermission,
  templateUpdatePermission,
  templatePublishPermission,
  templateDeletePermission,
  templateUsePermission,
  environmentReadPermission,
  environmentCreatePermission,
  environmentUpdatePermission,
  environmentDeletePermission,
  environmentDeployIntoPermission,
  serviceReadPermission,
  serviceCreatePermission,
  serviceUpdatePermission,
  serviceDeletePermission,
  destinationUsePermission,
];
