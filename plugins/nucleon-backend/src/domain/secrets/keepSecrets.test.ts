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

import { keepSecrets } from './keepSecrets';
import { maskInputs, withoutMasked } from './maskInputs';

const MASK = '${Proton::CURRENT_VAL}';
const paths = [
  ['token'],
  ['db', 'password'],
  ['tokens', '*'],
  ['users', '*', 'password'],
  ['keys', '*'],
  ['people', '*', 'password'],
];
const ann = { name: 'ann', password: 'a' };
const bob = { name: 'bob', password: 'b' };
const current = {
  image: 'app:1',
  token: 't',
  db: { user: 'u', password: 'p' },
  tokens: ['x', 'y'],
  users: [ann, bob, { name: 'guest' }],
  keys: { one: '1', two: '2' },
  people: { ann, bob },
};

function keep(next: object) {
  const given = { image: 'app:2', ...next };
  return keepSecrets({ next: given, current, paths, path: 'spec' });
}

describe('keepSecrets', () => {
  const shown = withoutMasked(maskInputs(current, paths).inputs) as any;

  it('keeps everything of what is sent back as it was shown', () => {
    expect(shown).toEqual({
      image: 'app:1',
      db: { user: 'u' },
      users: [{ name: 'ann' }, { name: 'bob' }, { name: 'guest' }],
      keys: {},
      people: { ann: { name: 'ann' }, bob: { name: 'bob' } },
    });
    expect(keep(shown)).toEqual(current);
    expect(keep({ ...shown, image: 'app:3' })).toEqual({
      ...current,
      image: 'app:3',
    });
  });

  it.each<[string, object, object]>([
    ['inputs with secrets that are left out', {}, {}],
    ['a new list of secrets', { tokens: ['z'] }, { tokens: ['z'] }],
    ['an emptied list of secrets', { tokens: [] }, { tokens: [] }],
    ['another secret', { db: { password: 'q' } }, { db: { password: 'q' } }],
    [
      'a changed object',
      { db: { user: 'v' } },
      { db: { user: 'v', password: 'p' } },
    ],
    ['an item that went away', { users: [{ name: 'bob' }] }, { users: [bob] }],
    [
      'an item that came and others that moved',
      { users: [{ name: 'bob' }, { name: 'cyd' }, { name: 'ann' }] },
      { users: [bob, { name: 'cyd' }, ann] },
    ],
    [
      'a changed item that keeps its secret',
      { users: [{ name: 'anna', password: MASK }] },
      { users: [{ name: 'anna', password: MASK }] },
    ],
    [
      'members of maps',
      { keys: { three: '3' }, people: { bob: { name: 'rob' } } },
      {
        keys: { one: '1', two: '2', three: '3' },
        people: { bob: { name: 'rob', password: 'b' } },
      },
    ],
  ])('takes %s', (_what, next, expected) => {
    expect(keep(next)).toEqual({ ...current, image: 'app:2', ...expected });
  });

  it.each<[string, object, string]>([
    [
      'a changed item without its secret',
      { users: [{ name: 'anna' }, { name: 'bob' }] },
      'spec.users[0].password',
    ],
    [
      'a new item in the place of one with a secret',
      { users: [{ name: 'ann' }, { name: 'cyd' }] },
      'spec.users[1].password',
    ],
  ])('refuses %s', (_what, next, place) => {
    expect(() => keep(next)).toThrow(`'${place}' would be lost`);
  });

  it('does not guess which of several that look alike is left', () => {
    const two = { users: [{ password: 'a' }, { password: 'b' }] };
    const next = (users: object[]) =>
      keepSecrets({ next: { users }, current: two, paths, path: 'spec' });
    expect(next([{}, {}])).toEqual(two);
    expect(() => next([{}])).toThrow("'spec.users[0].password'");
  });

  it('knows no secrets where nothing stands', () => {
    expect(
      keepSecrets({
        next: { users: [{ name: 'a' }] },
        current: undefined,
        paths,
        path: 'spec',
      }),
    ).toEqual({ users: [{ name: 'a' }] });
  });
});
