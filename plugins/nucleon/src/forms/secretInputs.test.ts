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
import { InputSchema } from './inputSchema';
import { mergeSecrets, splitSecrets } from './secretInputs';

const schema: InputSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    pin: { type: 'integer', writeOnly: true },
    flag: { type: 'boolean', writeOnly: true },
    keys: { type: 'array', writeOnly: true, items: { type: 'string' } },
    login: {
      type: 'object',
      writeOnly: true,
      properties: { user: { type: 'string' }, password: { type: 'string' } },
    },
    vault: {
      type: 'object',
      additionalProperties: { type: 'string', format: 'password' },
    },
    tokens: { type: 'array', items: { type: 'string', format: 'password' } },
    users: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          token: { type: 'string', format: 'password' },
        },
      },
    },
    sizes: { type: 'array', items: { type: 'integer' } },
    hosts: { type: 'array', items: { type: 'string' } },
    health: { type: 'object', properties: { path: { type: 'string' } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

describe('splitSecrets', () => {
  it('keeps sensitive values as what they are, and puts them back', () => {
    const data: JsonObject = {
      name: 'n',
      pin: 1234,
      flag: false,
      keys: ['a', 'b'],
      login: { user: 'u', password: 'p' },
      vault: { 'with.dot': 'x' },
      tokens: ['x', 'y'],
      users: [{ name: 'ann', token: 't' }, { name: 'bob' }],
    };
    const split = splitSecrets(schema, data);
    expect(split).toEqual({
      value: { name: 'n', users: [{ name: 'ann' }, { name: 'bob' }] },
      secrets: {
        pin: 1234,
        flag: false,
        keys: ['a', 'b'],
        login: { user: 'u', password: 'p' },
        vault: { 'with.dot': 'x' },
        tokens: ['x', 'y'],
        'users.0.token': 't',
      },
    });
    expect(mergeSecrets(split.value, split.secrets)).toEqual(data);
  });

  it('takes sensitive values that are empty for untouched', () => {
    expect(
      splitSecrets(schema, {
        pin: null,
        keys: [],
        login: { user: '' },
        vault: {},
        tokens: [],
      }),
    ).toEqual({ value: {}, secrets: {} });
  });

  it('leaves what is empty on purpose as it is, whatever is touched', () => {
    const standing: JsonObject = {
      health: {},
      labels: {},
      unknown: { none: null, deep: { empty: {} } },
      nothing: null,
      hosts: [null, 'a'],
      list: [null, [], {}],
    };
    const { value } = splitSecrets(
      schema,
      { ...standing, name: 'typed' },
      standing,
    );
    expect(value).toEqual({ ...standing, name: 'typed' });
  });

  it('drops objects that only the form has made', () => {
    const { value } = splitSecrets(
      schema,
      { health: {}, labels: {}, name: 'typed' },
      {},
    );
    expect(value).toEqual({ name: 'typed' });
    expect(
      splitSecrets(schema, { health: {} }, { health: { path: '/' } }).value,
    ).toEqual({});
  });

  it('keeps a map that lost its last entry', () => {
    expect(
      splitSecrets(schema, { labels: {} }, { labels: { a: 'x' } }).value,
    ).toEqual({ labels: {} });
  });

  it('keeps the place of elements that are not filled in yet', () => {
    // The form writes null for whatever is empty in a list.
    expect(
      splitSecrets(schema, {
        hosts: ['a', null],
        sizes: [1, null],
        users: [null, { token: 't' }],
      }),
    ).toEqual({
      value: { hosts: ['a', ''], sizes: [1, null], users: [{}, {}] },
      secrets: { 'users.1.token': 't' },
    });
  });
});
