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

import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_DESTINATION,
  RESOURCE_TYPE_ENVIRONMENT,
  RESOURCE_TYPE_SERVICE,
  RESOURCE_TYPE_TEMPLATE,
} from '@nucleon/plugin-nucleon-common';
import { ResourceFilter } from '../../domain/ResourceCriteria';

/**
 * What permission rules can ask of anything in Nucleon. Fields that a resource
 * does not have are absent.
 *
 * @public
 */
export type NucleonPermissionResource = {
  /** `namespace/name`, or the name of a destination. */
  name: string;
  /** Entity ref. */
  owner?: string;
  /** `namespace/name` of the template that it was made from. */
  template?: string;
  /** Name of the destination that an environment is in. */
  destination?: string;
};

/**
 * A condition on a list: the field has one of the values.
 *
 * @public
 */
export type NucleonPermissionFilter = ResourceFilter;

const createRef = createPermissionResourceRef<
  NucleonPermissionResource,
  NucleonPermissionFilter
>();

/**
 * Templates, as rules see them.
 *
 * @public
 */
export const templateResourceRef = createRef.with({
  pluginId: 'nucleon',
  resourceType: RESOURCE_TYPE_TEMPLATE,
});

/**
 * Environments, as rules see them.
 *
 * @public
 */
export const environmentResourceRef = createRef.with({
  pluginId: 'nucleon',
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Services, as rules see them.
 *
 * @public
 */
export const serviceResourceRef = createRef.with({
  pluginId: 'nucleon',
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Destinations, as rules see them.
 *
 * @public
 */
export const destinationResourceRef = createRef.with({
  pluginId: 'nucleon',
  resourceType: RESOURCE_TYPE_DESTINATION,
});
