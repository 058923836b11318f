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
  assertCompatible,
  findNarrowed,
  isCompatible,
  parseCompatible,
} from './compatibility';

const version = { major: 1, minor: 4 };
const environment = {
  name: 'prod',
  template: { namespace: 'default', name: 'network' },
  version: { major: 2, minor: 7 },
};

describe('where an instance may live (5.6)', () => {
  it.each([
    [['network:2'], 'default', true],
    [['network:1', 'network:2'], 'default', true],
    [['network:1'], 'default', false],
    [['net:2'], 'default', false],
    [[], 'default', false],
    [['network:2'], 'team', false],
    [['default/network:2'], 'team', true],
  ])('with %p in namespace %p: %p', (entries, namespace, expected) => {
    const compatible = entries.map(parseCompatible);
    expect(isCompatible(compatible, environment, namespace)).toBe(expected);
  });

  it('says what would be compatible (S8)', () => {
    const check = (changes: Partial<typeof environment>) => () =>
      assertCompatible({
        compatible: [parseCompatible('network:1')],
        environment: { ...environment, ...changes },
        namespace: 'default',
        version,
      });
    expect(check({})).toThrow(
      "Environment 'prod' is made from 'network:2', which version '1.4' is not compatible with; it is with network:1",
    );
    expect(check({ version: undefined })).toThrow(/never been deployed/);
    expect(check({ version: { major: 1, minor: 0 } })).not.toThrow();
  });

  it.each(['network', 'network:', 'network:01', ':1', 'network:1.0'])(
    'does not read %p',
    text => {
      expect(() => parseCompatible(text)).toThrow(/name:major/);
    },
  );

  it('finds what a change takes away', () => {
    const before = ['a:1', 'b:1'].map(parseCompatible);
    expect(findNarrowed(before, ['b:1', 'c:1'].map(parseCompatible))).toEqual([
      { templateName: 'a', majorVersion: '1' },
    ]);
  });
});
