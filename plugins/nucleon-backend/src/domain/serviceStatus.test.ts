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

import { getPhasesOf, toServiceStatus } from './serviceStatus';

describe('the status of a service', () => {
  it.each([
    ['create', 'instances', 'CREATE_IN_PROGRESS'],
    ['create', 'pipeline', 'CREATE_IN_PROGRESS'],
    ['create', 'cleanup', 'CREATE_FAILED_CLEANUP_IN_PROGRESS'],
    ['create', 'cleaned', 'CREATE_FAILED_CLEANUP_COMPLETE'],
    ['create', 'cleanup-failed', 'CREATE_FAILED_CLEANUP_FAILED'],
    ['create', 'failed', 'CREATE_FAILED'],
    ['create', 'succeeded', 'ACTIVE'],
    ['edit', 'instances', 'UPDATE_IN_PROGRESS'],
    ['edit', 'removal', 'UPDATE_IN_PROGRESS'],
    ['edit', 'pipeline', 'UPDATE_IN_PROGRESS'],
    ['edit', 'cleanup', 'UPDATE_FAILED_CLEANUP_IN_PROGRESS'],
    ['edit', 'cleaned', 'UPDATE_FAILED_CLEANUP_COMPLETE'],
    ['edit', 'cleanup-failed', 'UPDATE_FAILED_CLEANUP_FAILED'],
    ['edit', 'removal-failed', 'UPDATE_COMPLETE_CLEANUP_FAILED'],
    ['edit', 'failed', 'UPDATE_FAILED'],
    ['edit', 'succeeded', 'ACTIVE'],
    ['delete', 'pipeline', 'DELETE_IN_PROGRESS'],
    ['delete', 'instances', 'DELETE_IN_PROGRESS'],
    ['delete', 'failed', 'DELETE_FAILED'],
  ] as const)(
    'in a %s at %s is %s, and is found by it',
    (kind, phase, status) => {
      expect(toServiceStatus({ kind, phase })).toBe(status);
      expect(getPhasesOf([status])).toContainEqual({ kind, phase });
    },
  );

  it('is active where nothing was ever done', () => {
    expect(toServiceStatus(undefined)).toBe('ACTIVE');
  });
});
