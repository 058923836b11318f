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

import { rebaseInputs } from './rebaseInputs';

describe('rebaseInputs', () => {
  it('puts what was changed here onto what somebody else changed', () => {
    expect(
      rebaseInputs({
        before: { image: 'a:1', count: 2, db: { size: 1, user: 'x' }, old: 1 },
        after: { image: 'a:2', count: 2, db: { size: 5, user: 'x' }, new: [1] },
        mine: { image: 'a:1', count: 4, db: { size: 1, user: 'me' }, old: 1 },
        secrets: { token: 't' },
      }),
    ).toEqual({
      value: { image: 'a:2', count: 4, db: { size: 5, user: 'me' }, new: [1] },
      secrets: { token: 't' },
      lostSecrets: [],
      differences: [
        { path: 'image', before: 'a:1', after: 'a:2' },
        { path: 'db.size', before: 1, after: 5 },
        { path: 'new', before: undefined, after: [1] },
        { path: 'old', before: 1, after: undefined },
      ],
    });
  });

  it('keeps the own value where both changed one, and says so', () => {
    const { value, differences } = rebaseInputs({
      before: { count: 2, cleared: 'a', same: 1, hosts: ['a'] },
      after: { count: 5, cleared: 'b', same: 3, hosts: ['a', 'b'] },
      mine: { count: 4, same: 3, hosts: ['c'] },
      secrets: {},
    });
    expect(value).toEqual({ count: 4, same: 3, hosts: ['c'] });
    expect(differences).toEqual([
      { path: 'count', before: 2, after: 5, kept: { value: 4 } },
      { path: 'cleared', before: 'a', after: 'b', kept: { value: undefined } },
      {
        path: 'hosts',
        before: ['a'],
        after: ['a', 'b'],
        kept: { value: ['c'] },
      },
    ]);
  });

  it('gives up a secret whose list is another by now', () => {
    const { secrets, lostSecrets } = rebaseInputs({
      before: { users: [{ name: 'ann' }, { name: 'bob' }], db: {} },
      after: { users: [{ name: 'bob' }], db: {} },
      mine: { users: [{ name: 'ann' }, { name: 'bob' }], db: {} },
      secrets: { 'users.1.token': 'bobs', 'db.password': 'p' },
    });
    expect(secrets).toEqual({ 'db.password': 'p' });
    expect(lostSecrets).toEqual(['users.1.token']);
  });

  it('has nothing to tell where nothing but the order differs', () => {
    expect(
      rebaseInputs({
        before: { a: 1, b: { c: 1, d: 2 } },
        after: { b: { d: 2, c: 1 }, a: 1 },
        mine: { a: 9, b: { c: 1, d: 2 } },
        secrets: {},
      }),
    ).toMatchObject({ value: { a: 9 }, differences: [] });
  });
});
