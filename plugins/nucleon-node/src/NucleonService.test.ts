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
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NucleonClient } from '@nucleon/plugin-nucleon-common';
import { createNucleonService } from './NucleonService';

describe('createNucleonService', () => {
  it('trades the credentials of each call for a token', async () => {
    const asked: { url: string; authorization?: string }[] = [];
    const client = new NucleonClient({
      discoveryApi: { getBaseUrl: async () => 'http://localhost/api/nucleon' },
      fetchApi: {
        fetch: async (input, init) => {
          asked.push({
            url: String(input),
            authorization:
              new Headers(init?.headers).get('authorization') ?? undefined,
          });
          return Response.json({ items: [], totalItems: 0, pageInfo: {} });
        },
      },
    });
    const service = createNucleonService({ auth: mockServices.auth(), client });
    const credentials = mockCredentials.user('user:default/ada');

    await expect(service.listTemplates({}, { credentials })).resolves.toEqual({
      items: [],
      totalItems: 0,
      pageInfo: {},
    });
    await service.listDestinations({ credentials });
    await service.getDeployment('d1', { credentials });

    expect(asked.map(({ url }) => url)).toEqual([
      'http://localhost/api/nucleon/templates',
      'http://localhost/api/nucleon/destinations',
      'http://localhost/api/nucleon/deployments/d1',
    ]);
    for (const { authorization } of asked) {
      expect(authorization).toMatch(/^Bearer mock-service-token.*ada/);
    }
  });
});
