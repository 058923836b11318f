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
  compareVersions,
  formatVersion,
  getVersionStatus,
  getWorstVersionStatus,
  parseVersion,
} from './versions';

describe('versions', () => {
  it('reads and writes Proton version numbers', () => {
    expect(parseVersion('1.10')).toEqual({ major: 1, minor: 10 });
    expect(formatVersion({ major: 1, minor: 10 })).toBe('1.10');
    for (const text of ['1', '01.2', '1.02', '1.2.3', 'v1.2', '']) {
      expect(parseVersion(text)).toBeUndefined();
    }
  });

  it('orders by major, then minor, as numbers', () => {
    const sorted = ['2.0', '1.10', '1.9', '10.1']
      .map(text => parseVersion(text)!)
      .sort(compareVersions)
      .map(formatVersion);
    expect(sorted).toEqual(['1.9', '1.10', '2.0', '10.1']);
  });

  it.each([
    ['1.0', '1.0', 'up-to-date'],
    ['1.0', '1.1', 'behind-minor'],
    ['1.9', '2.0', 'behind-major'],
    ['1.2', '1.1', 'up-to-date'],
    ['2.0', '1.5', 'up-to-date'],
    ['1.0', undefined, 'up-to-date'],
  ])('%s against %s is %s', (deployed, recommended, status) => {
    expect(
      getVersionStatus(
        parseVersion(deployed)!,
        recommended ? parseVersion(recommended) : undefined,
      ),
    ).toBe(status);
  });

  it('finds the worst status', () => {
    expect(getWorstVersionStatus([])).toBeUndefined();
    expect(getWorstVersionStatus(['up-to-date', 'behind-minor'])).toBe(
      'behind-minor',
    );
    expect(
      getWorstVersionStatus(['behind-minor', 'behind-major', 'up-to-date']),
    ).toBe('behind-major');
  });
});
