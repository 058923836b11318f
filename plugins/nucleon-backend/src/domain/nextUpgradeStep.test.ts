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

import { DateTime } from 'luxon';
import { nextUpgradeStep } from './nextUpgradeStep';
import { UpgradeItemRecord, UpgradeRecord } from './UpgradeRecord';

const STATUS = {
  p: 'PENDING',
  r: 'IN_PROGRESS',
  s: 'SUCCEEDED',
  f: 'FAILED', // with a deployment
  x: 'FAILED', // refused
  k: 'SKIPPED',
} as const;

const at = DateTime.fromISO('2026-11-23T09:00:00Z');
const upgrade: UpgradeRecord = {
  id: 'upgrade',
  mode: 'MINOR_VERSION',
  concurrency: 2,
  stopAtFirstFailure: true,
  status: 'IN_PROGRESS',
  origin: 'request',
  createdAt: at,
};

function items(
  text: string,
): Pick<UpgradeItemRecord, 'position' | 'status' | 'deploymentId'>[] {
  return [...text].map((letter, position) => ({
    position,
    status: STATUS[letter as keyof typeof STATUS],
    deploymentId: letter === 'f' ? 'deployment' : undefined,
  }));
}

describe('the next step of an upgrade', () => {
  it.each([
    ['pppp', {}, { type: 'start', positions: [0, 1] }],
    ['rppp', {}, { type: 'start', positions: [1] }],
    ['rrpp', {}, { type: 'wait' }],
    ['srpp', {}, { type: 'start', positions: [2] }],
    ['sssr', {}, { type: 'wait' }],
    ['ssss', {}, { type: 'end', status: 'SUCCEEDED' }],
    ['sssk', {}, { type: 'end', status: 'SUCCEEDED' }],
    [
      'srfp',
      {},
      {
        type: 'skip',
        positions: [3],
        message: 'Another target of the upgrade failed',
      },
    ],
    ['srfk', {}, { type: 'wait' }],
    ['kkkk', {}, { type: 'end', status: 'SUCCEEDED' }],
    ['kxkk', {}, { type: 'end', status: 'FAILED' }],
    [
      'sxpp',
      {},
      {
        type: 'skip',
        positions: [2, 3],
        message: 'Another target of the upgrade failed',
      },
    ],
    ['sxpp', { origin: 'policy' }, { type: 'start', positions: [2, 3] }],
    ['sxss', { origin: 'policy' }, { type: 'end', status: 'FAILED' }],
    [
      'sfpp',
      { origin: 'policy' },
      {
        type: 'skip',
        positions: [2, 3],
        message: 'Another target of the upgrade failed',
      },
    ],
    ['ssfk', {}, { type: 'end', status: 'FAILED' }],
    ['sffp', { stopAtFirstFailure: false }, { type: 'start', positions: [3] }],
    ['sffs', { stopAtFirstFailure: false }, { type: 'end', status: 'FAILED' }],
    [
      'srpp',
      { cancelledAt: at },
      { type: 'skip', positions: [2, 3], message: 'The upgrade was stopped' },
    ],
    ['srkk', { cancelledAt: at }, { type: 'wait' }],
    ['sskk', { cancelledAt: at }, { type: 'end', status: 'STOPPED' }],
  ] as const)('of %s with %p', (text, changes, expected) => {
    expect(nextUpgradeStep({ ...upgrade, ...changes }, items(text))).toEqual(
      expected,
    );
  });
});
