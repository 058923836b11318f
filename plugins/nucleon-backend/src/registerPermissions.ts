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

import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  environmentCreatePermission,
  nucleonPermissions,
  serviceCreatePermission,
  templateCreatePermission,
} from '@nucleon/plugin-nucleon-common';
import {
  createConditionTransformer,
  PermissionRule,
} from '@backstage/plugin-permission-node';
import { Stores } from './database/Stores';
import { Destination } from './domain/Destination';
import { parseQualifiedName } from './domain/names';
import {
  destinationResourceRef,
  destinationRules,
  environmentResourceRef,
  environmentRules,
  NucleonPermissionFilter,
  NucleonPermissionResource,
  serviceResourceRef,
  serviceRules,
  templateResourceRef,
  templateRules,
} from './permissions/rules';
import { toNamedResourceRef } from './permissions/resourceRefs';

// Resources and parameters differ by rule; here only lists of rules are made.
type Rule = PermissionRule<any, NucleonPermissionFilter, any, any>;
type Rules = Record<string, Rule>;

const RULES = [
  [templateResourceRef, templateRules],
  [environmentResourceRef, environmentRules],
  [serviceResourceRef, serviceRules],
  [destinationResourceRef, destinationRules],
] as const;

/**
 * How conditions of each resource type become conditions of a query.
 *
 * @internal
 */
export function createTransforms() {
  return Object.fromEntries(
    RULES.map(([ref, rules]) => [
      ref.resourceType,
      createConditionTransformer<NucleonPermissionFilter, Rule[]>(
        Object.values(rules as Rules),
      ),
    ]),
  );
}

function toFields(
  resource: { namespace: string; name: string; owner?: string },
  rest: Partial<NucleonPermissionResource> = {},
): NucleonPermissionResource {
  return { name: toNamedResourceRef(resource), owner: resource.owner, ...rest };
}

/**
 * Tells the permission framework which permissions there are, and finds the
 * resources that it asks rules about.
 *
 * @internal
 */
export function registerPermissions(options: {
  registry: PermissionsRegistryService;
  stores: Stores;
  destinations: Destination[];
}): void {
  const { registry, stores, destinations } = options;

  async function getTemplate(ref: string) {
    const { kind, namespace, name } = parseEntityRef(ref);
    const template = await stores.templates.find({
      // What the refs are made from is the template's kind.
      kind: kind as 'environment' | 'service',
      namespace,
      name,
    });
    return template && toFields(template);
  }

  async function getEnvironment(ref: string) {
    const { namespace, name } = parseQualifiedName(ref, 'default');
    const target = await stores.targets.findEnvironment(namespace, name);
    const template = target && (await stores.templates.get(target.templateId));
    return (
      target &&
      toFields(target, {
        destination: target.destination,
        template: template && toNamedResourceRef(template),
      })
    );
  }

  async function getService(ref: string) {
    const { namespace, name } = parseQualifiedName(ref, 'default');
    const service = await stores.services.find(namespace, name);
    const template =
      service && (await stores.templates.get(service.templateId));
    return (
      service &&
      toFields(service, { template: template && toNamedResourceRef(template) })
    );
  }

  async function getDestination(ref: string) {
    return destinations.some(destination => destination.name === ref)
      ? { name: ref }
      : undefined;
  }

  const finders = [getTemplate, getEnvironment, getService, getDestination];
  for (const [index, [resourceRef, rules]] of RULES.entries()) {
    registry.addResourceType<any, any, any>({
      resourceRef,
      rules: Object.values(rules as Rules),
      permissions: nucleonPermissions.filter(
        permission =>
          'resourceType' in permission &&
          permission.resourceType === resourceRef.resourceType,
      ),
      getResources: refs => Promise.all(refs.map(finders[index])),
    });
  }
  registry.addPermissions([
    templateCreatePermission,
    environmentCreatePermission,
    serviceCreatePermission,
  ]);
}
