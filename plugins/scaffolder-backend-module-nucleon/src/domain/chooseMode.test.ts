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

import { chooseMode } from './chooseMode';

describe('chooseMode', () => {
  it.each([
    ['1.2', undefined, { mode: 'CURRENT_VERSION' }],
    ['1.2', '1.3', { mode: 'MINOR_VERSION', version: '1.3' }],
    ['1.2', '1', { mode: 'MINOR_VERSION', version: '1' }],
    ['1.2', '2.0', { mode: 'MAJOR_VERSION', version: '2.0' }],
    ['1.2', '2', { mode: 'MAJOR_VERSION', version: '2' }],
    [undefined, '1.0', { mode: 'MAJOR_VERSION', version: '1.0' }],
  ])('goes from %p to %p', (current, wanted, expected) => {
    expect(chooseMode(current, wanted)).toEqual(expected);
  });

  it('says what a version is', () => {
    expect(() => chooseMode('1.0', 'latest')).toThrow(
      "'latest' is no version; write major.minor",
    );
  });
});
