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

import { catalogLocationCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { PortalPolicy } from './PortalPolicy';

// Of the user the policy reads nothing else.
const member = (group: string) =>
  ({
    info: { ownershipEntityRefs: [`group:default/${group}`] },
  }) as PolicyQueryUser;

describe('PortalPolicy', () => {
  it.each([
    ['platform', 'ALLOW'],
    ['checkout', 'DENY'],
    ['engineering-management', 'DENY'],
  ])('decides for %s about registering: %s', async (group, result) => {
    const query = { permission: catalogLocationCreatePermission };
    await expect(
      new PortalPolicy().handle(query, member(group)),
    ).resolves.toEqual({ result });
  });
});
