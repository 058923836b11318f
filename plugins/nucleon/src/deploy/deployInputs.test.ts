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
import { JsonObject } from '@backstage/types';
import { UpgradePreview } from '@nucleon/plugin-nucleon-common';
import { SecretValues } from '../forms';
import {
  getRequestInputs,
  getStartValues,
  keepsSecret,
  onlyMissing,
} from './deployInputs';

const preview: UpgradePreview = {
  fromVersion: '1.0',
  toVersion: '1.1',
  mode: 'MINOR_VERSION',
  problems: [],
  inputs: [
    {
      input: 'service',
      path: 'tls_policy',
      change: 'new',
      needsValue: true,
    },
    {
      input: 'service',
      path: 'legacy.mode',
      change: 'removed',
      needsValue: false,
    },
  ],
  schema: {
    type: 'object',
    required: ['image', 'tls_policy'],
    properties: {
      image: { type: 'string' },
      tls_policy: { type: 'string' },
      token: { type: 'string', format: 'password' },
      keys: { type: 'array', items: { type: 'string', format: 'password' } },
      users: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            password: { type: 'string', writeOnly: true },
          },
        },
      },
    },
  },
  currentInputs: {
    image: 'app:1',
    legacy: { mode: 'old', kept: true },
    users: [{ name: 'ann' }, { name: 'bob' }],
    strange: { list: [1, [2]] },
  },
};

describe('deployInputs', () => {
  it('starts from everything that stands but what is gone', () => {
    expect(getStartValues(preview)).toEqual({
      image: 'app:1',
      legacy: { kept: true },
      users: [{ name: 'ann' }, { name: 'bob' }],
      strange: { list: [1, [2]] },
    });
    expect(preview.currentInputs).toHaveProperty('legacy.mode', 'old');
  });

  it('asks only for what is missing', () => {
    expect(Object.keys(onlyMissing(preview)?.properties ?? {})).toEqual([
      'tls_policy',
    ]);
    expect(onlyMissing(preview)?.required).toEqual(['tls_policy']);
  });

  it('sends no list of secrets that nobody gave anew', () => {
    const value = { ...getStartValues(preview), image: 'app:2' };
    const sent = (secrets: SecretValues) =>
      getRequestInputs({ preview, value, secrets });
    expect(sent({})).not.toHaveProperty('keys');
    expect(sent({ keys: ['new'] })).toMatchObject({ keys: ['new'] });
  });

  it('keeps the secrets of changed list elements, as long as none was added or removed', () => {
    const value = getStartValues(preview);
    const sent = (users: JsonObject[], secrets: SecretValues = {}) =>
      getRequestInputs({ preview, value: { ...value, users }, secrets });
    const kept = '${Proton::CURRENT_VAL}';
    expect(
      sent([{ name: 'anna' }, { name: 'bob' }], {
        token: 'new',
        'users.1.password': 'changed',
      }),
    ).toMatchObject({
      token: 'new',
      users: [
        { name: 'anna', password: kept },
        { name: 'bob', password: 'changed' },
      ],
      strange: { list: [1, [2]] },
    });
    // The backend knows these again, and none gets the secret of another.
    for (const users of [
      [{ name: 'ann' }, { name: 'bob' }],
      [{ name: 'bob' }],
      [{ name: 'bob' }, { name: 'cyd' }],
    ]) {
      expect(sent(users).users).toEqual(users);
    }
  });

  it('asks for a secret only where the new version needs one, or its list changed', () => {
    const next: UpgradePreview = {
      ...preview,
      inputs: [
        ...preview.inputs,
        {
          input: 'service',
          path: 'db.password',
          change: 'newlyRequired',
          needsValue: true,
        },
      ],
    };
    const value = getStartValues(next);
    expect(keepsSecret(next, value, 'token')).toBe(true);
    expect(keepsSecret(next, value, 'db.password')).toBe(false);
    expect(keepsSecret(next, value, 'users.*.password')).toBe(true);
    expect(
      keepsSecret(next, { ...value, users: [{}] }, 'users.*.password'),
    ).toBe(false);
  });
});
