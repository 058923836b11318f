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

import { ConfigReader } from '@backstage/config';
import path from 'node:path';
import { readNucleonConfig } from './readNucleonConfig';

const destination = {
  name: 'dev',
  account: '111122223333',
  region: 'eu-west-1',
};

describe('readNucleonConfig', () => {
  it('has a default for everything', () => {
    expect(readNucleonConfig(new ConfigReader({}))).toMatchObject({
      destinations: [],
      bundles: { directories: [] },
      encryption: { keys: [] },
      permissions: { requireOwnership: true, trustedServices: [] },
      cloudformationChecks: 'default',
      instancesPerService: 20,
    });
  });

  it('reads what is given', () => {
    const config = readNucleonConfig(
      new ConfigReader({
        nucleon: {
          destinations: [
            { ...destination, simulated: true, tier: 'production' },
          ],
          bundles: { directories: ['templates'] },
          encryption: { key: 'new', previousKeys: ['old'] },
          permissions: { requireOwnership: false },
          checks: { cloudformation: 'strict' },
          retention: { deployments: { days: 30 } },
        },
      }),
    );
    expect(config.destinations).toEqual([
      expect.objectContaining({ ...destination, isSimulated: true }),
    ]);
    expect(config.bundles.directories).toEqual([path.resolve('templates')]);
    expect(config.encryption.keys).toEqual(['new', 'old']);
    expect(config.permissions.requireOwnership).toBe(false);
    expect(config.cloudformationChecks).toBe('strict');
    expect(config.retention.deployments.as('days')).toBe(30);
  });

  it.each([
    [
      { destinations: [{ ...destination, account: '1234' }] },
      "The account '1234'",
    ],
    [{ destinations: [destination, destination] }, "are named 'dev'"],
    [{ checks: { cloudformation: 'none' } }, "but is 'none'"],
  ])('refuses what cannot work', (nucleon, message) => {
    expect(() => readNucleonConfig(new ConfigReader({ nucleon }))).toThrow(
      message,
    );
  });
});
