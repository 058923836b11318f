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

import { dropUnknown } from './dropUnknown';

describe('dropUnknown', () => {
  it('leaves out what the schema does not name, at any depth', () => {
    expect(
      dropUnknown(
        {
          type: 'object',
          properties: {
            image: { type: 'string' },
            db: { type: 'object', properties: { size: { type: 'integer' } } },
            users: {
              type: 'array',
              items: { type: 'object', properties: { name: {} } },
            },
            labels: { type: 'object', additionalProperties: {} },
            free: { type: 'object' },
            open: { properties: { a: {} }, additionalProperties: true },
            other: { $ref: '#/definitions/Other' },
          },
        },
        {
          image: 'a',
          gone: 1,
          db: { size: 1, user: 'x' },
          users: [{ name: 'ann', age: 3 }],
          labels: { team: 'shop' },
          free: { any: 1 },
          open: { a: 1, b: 2 },
          other: { c: 3 },
        },
      ),
    ).toEqual({
      value: {
        image: 'a',
        db: { size: 1 },
        users: [{ name: 'ann' }],
        labels: { team: 'shop' },
        free: { any: 1 },
        open: { a: 1, b: 2 },
        other: { c: 3 },
      },
      dropped: ['gone', 'db.user', 'users.0.age'],
    });
  });

  it('leaves out everything where a version asks for nothing', () => {
    expect(dropUnknown(undefined, { a: 1 })).toEqual({
      value: {},
      dropped: ['a'],
    });
  });
});
