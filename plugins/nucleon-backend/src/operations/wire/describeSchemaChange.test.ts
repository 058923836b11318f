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

import { JsonSchema } from '@nucleon/template-bundle';
import { describeSchemaChange } from './describeSchemaChange';

describe('describeSchemaChange', () => {
  it.each<[keyof JsonSchema, unknown, unknown, string]>([
    ['enum', ['a'], ['a', 'b'], 'It may be b too now.'],
    ['enum', ['a', 'b'], ['b'], 'It may not be a any more.'],
    [
      'enum',
      [1, 2],
      [2, 3, 4],
      'It may be 3, 4 too now. It may not be 1 any more.',
    ],
    ['enum', ['a', 'b'], ['b', 'a'], 'Its choices are in another order.'],
    ['enum', undefined, ['a'], 'It must be one of these now: a.'],
    [
      'enum',
      ['a'],
      undefined,
      'It may be anything now, not only one of a few.',
    ],
    ['default', 1, 2, 'If left out it is 2 now, not 1.'],
    ['default', undefined, false, 'If left out it is no now.'],
    [
      'default',
      ['a', 'b'],
      [],
      'If left out it is an empty list now, not a, b.',
    ],
    [
      'default',
      { a: 1 },
      undefined,
      'There is no default any more; it was a: 1.',
    ],
    [
      'type',
      'integer',
      ['string', 'array'],
      'It is a text or a list now, not a whole number.',
    ],
    ['minimum', undefined, 1, 'It must be at least 1 now.'],
    ['maxLength', 10, 20, 'It must be at most 20 characters long now, not 10.'],
    [
      'maxItems',
      3,
      undefined,
      'It need not be at most 3 elements long any more.',
    ],
    ['pattern', undefined, '^a$', 'It must have the pattern ^a$ now.'],
    ['format', 'uri', undefined, 'It need not have the format uri any more.'],
    ['title', 'Old', 'New', "It is called 'New' now."],
    ['items', {}, { type: 'string' }, 'What its elements may be has changed.'],
    ['oneOf', [], [{}], 'What it may be has changed.'],
  ])('%s from %j to %j', (keyword, before, after, words) => {
    expect(
      describeSchemaChange(keyword, {
        before: { [keyword]: before },
        after: { [keyword]: after },
      }),
    ).toBe(words);
  });
});
