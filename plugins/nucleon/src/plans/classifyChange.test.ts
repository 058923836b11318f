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
import { PlanChange } from '@nucleon/plugin-nucleon-common';
import { classifyChange } from './classifyChange';

const change = (given: Partial<PlanChange>): PlanChange => ({
  action: 'Modify',
  logicalId: 'Thing',
  type: 'AWS::S3::Bucket',
  replacement: 'False',
  holdsData: false,
  ...given,
});

describe('classifyChange', () => {
  it.each<[string, Partial<PlanChange>]>([
    ['inPlace', {}],
    ['inPlace', { holdsData: true }],
    ['interrupts', { interruption: true }],
    ['replaced', { replacement: 'True', interruption: true }],
    ['replacedWithData', { replacement: 'True', holdsData: true }],
    ['maybeReplaced', { replacement: 'Conditional' }],
    ['maybeReplacedWithData', { replacement: 'Conditional', holdsData: true }],
    ['added', { action: 'Add', holdsData: true }],
    ['imported', { action: 'Import' }],
    ['unknown', { action: 'Dynamic' }],
    ['removed', { action: 'Remove' }],
    ['removedWithData', { action: 'Remove', holdsData: true }],
    ['retained', { action: 'Remove', holdsData: true, retained: true }],
  ])('calls it %s: %j', (effect, given) => {
    expect(classifyChange(change(given))).toBe(effect);
  });
});
