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
import { validateInputs } from './validateInputs';

const schema = {
  type: 'object',
  required: ['name', 'size', 'token'],
  properties: {
    name: { type: 'string', pattern: '^[a-z]+$', maxLength: 10 },
    size: { type: 'integer', default: 1, minimum: 1 },
    token: { type: 'string', format: 'password' },
  },
};

const paths = (options: Omit<Parameters<typeof validateInputs>[0], 'schema'>) =>
  validateInputs({ schema, ...options }).map(({ path }) => path);

describe('validateInputs', () => {
  it('asks for what has no default', () => {
    expect(paths({ value: {} })).toEqual(['name', 'token']);
  });

  it('takes a secret whose value is elsewhere', () => {
    expect(paths({ value: { name: 'a' }, givenSecrets: ['token'] })).toEqual(
      [],
    );
    expect(paths({ value: { name: 'a' }, keepsSecrets: true })).toEqual([]);
    expect(paths({ value: { name: 'a' }, secrets: { token: 't' } })).toEqual(
      [],
    );
  });

  it('takes a list of secrets that is kept, though none of it is at hand', () => {
    const listed = {
      type: 'object',
      required: ['keys'],
      properties: { keys: { type: 'array', items: schema.properties.token } },
    };
    const check = (keepsSecrets: boolean) =>
      validateInputs({ schema: listed, value: {}, keepsSecrets });
    expect(check(true)).toEqual([]);
    expect(check(false)).toMatchObject([{ path: 'keys' }]);
  });

  it('checks patterns and ranges', () => {
    expect(
      paths({ value: { name: 'A', size: 0 }, givenSecrets: ['token'] }),
    ).toEqual(['name', 'size']);
  });

  it('checks a pattern that would take a backtracking engine forever', () => {
    const started = Date.now();
    const problems = validateInputs({
      schema: {
        type: 'object',
        properties: { evil: { type: 'string', pattern: '^(a+)+$' } },
      },
      value: { evil: `${'a'.repeat(5_000)}!` },
    });
    expect(problems).toHaveLength(1);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('tells patterns of one schema apart', () => {
    const two = {
      type: 'object',
      properties: {
        a: { type: 'string', pattern: '^a$' },
        b: { type: 'string', pattern: '^b$' },
      },
    };
    expect(validateInputs({ schema: two, value: { a: 'a', b: 'b' } })).toEqual(
      [],
    );
  });
});
