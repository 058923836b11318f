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

import { formatVersion, parseVersion } from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import { TemplateVersionRecord } from './TemplateVersionRecord';
import {
  assertDeletable,
  chooseUpdateVersion,
  chooseVersion,
  getNextSyncedVersion,
  getNextVersion,
  getRecommended,
  needsPublishing,
} from './versions';

const STATUS = {
  p: 'PUBLISHED',
  d: 'DRAFT',
  f: 'REGISTRATION_FAILED',
  r: 'REGISTRATION_IN_PROGRESS',
} as const;

// `1.0p 1.1d` are version 1.0, published, and 1.1, a draft.
function versions(text: string): TemplateVersionRecord[] {
  const at = DateTime.fromISO('2026-11-23T09:00:00Z');
  return text
    .split(' ')
    .filter(Boolean)
    .map(word => ({
      ...parseVersion(word.slice(0, -1))!,
      id: word.slice(0, -1),
      templateId: 'template',
      status: STATUS[word.at(-1) as keyof typeof STATUS],
      digest: 'digest',
      source: 'upload',
      createdAt: at,
      modifiedAt: at,
    }));
}

describe('numbers (5.1)', () => {
  it.each([
    // V1: the first version must leave the major out.
    ['', undefined, '1.0'],
    ['1.0p', '1', '1.1'],
    ['1.0p 1.1p', undefined, '2.0'],
    ['1.0p 1.1f', '1', '1.2'],
    ['1.0p 5.0d', undefined, '6.0'],
  ])(
    'gives to %p with the major %p the number %p',
    (given, major, expected) => {
      expect(formatVersion(getNextVersion(versions(given), major))).toBe(
        expected,
      );
    },
  );

  it('refuses a minor of a major that is not there (V1)', () => {
    expect(() => getNextVersion([], '1')).toThrow(/no major version '1'/);
    expect(() => getNextVersion(versions('1.0p'), '2')).toThrow(
      /no major version '2'/,
    );
  });

  it.each([
    ['', 1, '1.0'],
    ['', 3, '3.0'],
    ['1.0p', 1, '1.1'],
    ['1.0p', 5, '5.0'],
  ])('gives to %p synced from v%d the number %p', (given, major, expected) => {
    expect(formatVersion(getNextSyncedVersion(versions(given), major))).toBe(
      expected,
    );
  });
});

describe('the recommended version (5.3)', () => {
  it.each([
    ['', undefined, undefined],
    ['1.0d', undefined, undefined],
    ['1.0p', undefined, '1.0'], // V2
    ['1.0p 1.1d', undefined, '1.0'], // V3
    ['1.0p 1.1p', undefined, '1.1'],
    ['1.0p 1.1p 2.0p', undefined, '2.0'], // V4
    ['1.0p 1.1p 2.0p', 1, '1.1'],
    ['1.0p 1.1p 1.2p 2.0p', undefined, '2.0'], // V5
    ['1.0p 1.1p 1.2p 2.0p', 1, '1.2'],
    ['1.9p 1.10p', undefined, '1.10'],
  ])('of %p in major %p is %p', (given, major, expected) => {
    expect(getRecommended(versions(given), major)?.id).toBe(expected);
  });
});

describe('the version of something new (5.4)', () => {
  it.each([
    ['1.0p 1.1p 2.0p', undefined, '2.0'],
    ['1.0p 1.1p 2.0p', '1', '1.1'],
    ['1.0p 1.1p 2.0p', '1.0', '1.0'],
    ['1.0p 1.1d', '1.1', '1.1'],
  ])('from %p asked %p is %p', (given, asked, expected) => {
    expect(chooseVersion(versions(given), asked).id).toBe(expected);
  });

  it.each([
    ['1.0d', undefined, /no published version yet/],
    ['1.0p', '2', /no published version '2.x'/],
    ['1.0p', '1.7', /no version '1.7'/],
    ['1.0p 1.1f', '1.1', /REGISTRATION_FAILED/],
    ['1.0p 1.1r', '1.1', /REGISTRATION_IN_PROGRESS/],
    ['1.0p', 'latest', /neither a major/],
  ])('from %p asked %p is refused', (given, asked, message) => {
    expect(() => chooseVersion(versions(given), asked)).toThrow(message);
  });
});

describe('the four update modes (5.5)', () => {
  const given = '1.0p 1.1p 1.2d 2.0p 2.1p';
  it.each([
    ['CURRENT_VERSION', '1.0', undefined, '1.0'],
    ['MINOR_VERSION', '1.0', undefined, '1.1'],
    ['MINOR_VERSION', '1.0', '1', '1.1'],
    ['MINOR_VERSION', '1.1', '1.0', '1.0'],
    ['MINOR_VERSION', '1.0', '1.2', '1.2'],
    ['MAJOR_VERSION', '1.0', undefined, '2.1'],
    ['MAJOR_VERSION', '1.0', '2.0', '2.0'],
    ['MAJOR_VERSION', '1.0', '2', '2.1'],
  ] as const)(
    '%s from %s asked %s goes to %s',
    (mode, from, version, expected) => {
      const all = versions(given);
      const current = all.find(({ id }) => id === from)!;
      expect(
        chooseUpdateVersion({ mode, versions: all, current, version }).id,
      ).toBe(expected);
    },
  );

  it.each([
    ['CURRENT_VERSION', '1.0', '1.1', /keeps the version '1.0'/],
    ['MINOR_VERSION', '1.0', '2.0', /stays in the major '1'/],
    ['MAJOR_VERSION', '2.0', '1.1', /needs a major above '2'/],
    ['MAJOR_VERSION', '2.0', undefined, /needs a major above '2'/],
    ['ROLLBACK', '2.0', undefined, /chooses no version/],
  ] as const)(
    'S2: %s from %s asked %s is refused',
    (mode, from, version, message) => {
      const all = versions(given);
      const current = all.find(({ id }) => id === from)!;
      expect(() =>
        chooseUpdateVersion({ mode, versions: all, current, version }),
      ).toThrow(message);
    },
  );
});

describe('deleting a version (5.7, V6)', () => {
  const check = (given: string, id: string, uses: number) => () => {
    const all = versions(given);
    assertDeletable(
      all.find(version => version.id === id)!,
      all,
      uses,
    );
  };
  it.each([
    ['1.0p 1.1p', '1.0'],
    ['1.0p', '1.0'],
    ['1.0f', '1.0'],
    ['1.0p 2.0p', '1.0'],
    ['1.0p 1.1d', '1.1'],
  ])('of %p lets %p go', (given, id) => {
    expect(check(given, id, 0)).not.toThrow();
  });

  it.each([
    ['1.0p 1.1p', '1.0', 1, /used by 1/],
    ['1.0p 1.1p 2.0p', '1.1', 0, /recommended minor/],
    ['1.0p 2.0p', '2.0', 0, /delete all others first/],
    ['1.0r', '1.0', 0, /being registered/],
  ])('of %p keeps %p with %d uses', (given, id, uses, message) => {
    expect(check(given, id, uses)).toThrow(message);
  });
});

describe('publishing (V8)', () => {
  it.each([
    ['1.0d', 'PUBLISHED', true],
    ['1.0p', 'PUBLISHED', false],
    ['1.0d', 'DRAFT', false],
  ] as const)('%s to %s: %s', (given, status, expected) => {
    expect(needsPublishing(versions(given)[0], status)).toBe(expected);
  });

  it.each([
    ['1.0p', 'DRAFT', /cannot become a draft/],
    ['1.0f', 'PUBLISHED', /only a draft/],
    ['1.0r', 'PUBLISHED', /only a draft/],
  ] as const)('%s to %s is refused', (given, status, message) => {
    expect(() => needsPublishing(versions(given)[0], status)).toThrow(message);
  });
});
