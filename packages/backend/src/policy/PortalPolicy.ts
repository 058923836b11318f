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
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import {
  createEnvironmentConditionalDecision,
  createServiceConditionalDecision,
  environmentConditions,
  serviceConditions,
} from '@nucleon/plugin-nucleon-backend';
import {
  environmentDeployIntoPermission,
  environmentReadPermission,
  serviceCreatePermission,
  serviceDeletePermission,
  serviceReadPermission,
  serviceUpdatePermission,
  templateReadPermission,
  templateUsePermission,
} from '@nucleon/plugin-nucleon-common';

const PLATFORM = 'group:default/platform';
const MANAGEMENT = 'group:default/engineering-management';

const ALLOW = { result: AuthorizeResult.ALLOW } as const;
const DENY = { result: AuthorizeResult.DENY } as const;

const READS = [
  templateReadPermission,
  environmentReadPermission,
  serviceReadPermission,
];

/** Registering a template lets its author run steps with the portal's rights. */
const REGISTRATION = [
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
];

/**
 * Platform engineers may do everything, managers see everything and change
 * nothing of Nucleon, developers see everything and run what their team owns,
 * in environments that the platform team opened to them.
 */
export class PortalPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const owns = user?.info.ownershipEntityRefs ?? [];
    if (owns.includes(PLATFORM)) {
      return ALLOW;
    }
    if (READS.some(read => isPermission(permission, read))) {
      return ALLOW;
    }
    if (!permission.name.startsWith('nucleon.')) {
      return decideElsewhere(permission, owns);
    }
    return owns.includes(MANAGEMENT)
      ? DENY
      : decideForDeveloper(permission, owns);
  }
}

/** What belongs to the catalog, the scaffolder and the rest of the portal. */
function decideElsewhere(
  permission: PolicyQuery['permission'],
  owns: string[],
): PolicyDecision {
  if (isPermission(permission, taskCreatePermission)) {
    return owns.includes(MANAGEMENT) ? DENY : ALLOW;
  }
  if (REGISTRATION.some(permitted => isPermission(permission, permitted))) {
    return DENY;
  }
  const isChange =
    isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY) &&
    permission.attributes.action !== 'read';
  return isChange ? DENY : ALLOW;
}

function decideForDeveloper(
  permission: PolicyQuery['permission'],
  owns: string[],
): PolicyDecision {
  if (
    isPermission(permission, templateUsePermission) ||
    isPermission(permission, serviceCreatePermission)
  ) {
    return ALLOW;
  }
  if (
    isPermission(permission, serviceUpdatePermission) ||
    isPermission(permission, serviceDeletePermission)
  ) {
    return createServiceConditionalDecision(
      permission,
      serviceConditions.isOwner({ values: owns }),
    );
  }
  if (isPermission(permission, environmentDeployIntoPermission)) {
    // Production too: who may deploy there is decided in review, not here.
    return createEnvironmentConditionalDecision(
      permission,
      environmentConditions.isOwner({ values: [PLATFORM, ...owns] }),
    );
  }
  return DENY;
}
