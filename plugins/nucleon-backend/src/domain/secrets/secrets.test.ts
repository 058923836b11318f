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

import { parseSpec, resolveCurrentValues } from '@nucleon/template-bundle';
import { maskInputs, withoutMasked } from './maskInputs';
import { SecretSealer } from './SecretSealer';

const MASK = '${Proton::CURRENT_VAL}';

describe('maskInputs', () => {
  it.each([
    [{ a: 1 }, [], { a: 1 }, undefined],
    [{ a: 1, b: 's' }, [['b']], { a: 1, b: MASK }, { b: 's' }],
    [{ a: 1 }, [['b']], { a: 1 }, undefined],
    [
      { db: { user: 'u', password: 'p' } },
      [['db', 'password']],
      { db: { user: 'u', password: MASK } },
      { db: { password: 'p' } },
    ],
    [
      {
        users: [
          { name: 'a', key: 'x' },
          { name: 'b' },
          { name: 'c', key: 'z' },
        ],
      },
      [['users', '*', 'key']],
      {
        users: [
          { name: 'a', key: MASK },
          { name: 'b' },
          { name: 'c', key: MASK },
        ],
      },
      { users: [{ key: 'x' }, undefined, { key: 'z' }] },
    ],
    [
      { tokens: { a: 'x', b: 'y' } },
      [['tokens', '*']],
      { tokens: { a: MASK, b: MASK } },
      { tokens: { a: 'x', b: 'y' } },
    ],
    [{ whole: { a: 1 } }, [['whole']], { whole: MASK }, { whole: { a: 1 } }],
  ])('of %j at %j', (inputs, paths, masked, secrets) => {
    const result = maskInputs(inputs, paths);
    expect(result).toEqual({ inputs: masked, secrets });

    // Sealed and opened again, the values are where they were.
    const sealer = new SecretSealer(['a key']);
    const opened =
      result.secrets === undefined
        ? {}
        : sealer.open(sealer.seal(result.secrets));
    expect(
      resolveCurrentValues(result.inputs, opened, { path: 'spec' }),
    ).toEqual(inputs);
  });

  it('keeps a number that was written with a point', () => {
    const { spec } = parseSpec(
      'proton: EnvironmentSpec\nspec: { a: 80.0, b: s }\n',
      'environment',
    );
    expect(maskInputs(spec, [['b']]).inputs.a).toBe(spec.a);
  });

  it('leaves masked values out of answers', () => {
    expect(
      withoutMasked({ a: MASK, b: { c: MASK, d: 1 }, e: [{ f: MASK }, 2] }),
    ).toEqual({ b: { d: 1 }, e: [{}, 2] });
  });

  it('leaves a list of masked values out as a whole', () => {
    expect(withoutMasked({ a: [MASK, MASK], b: [], c: [[MASK], [1]] })).toEqual(
      { b: [] },
    );
  });
});

describe('SecretSealer', () => {
  it('opens what it sealed, with an older key too', () => {
    const sealed = new SecretSealer(['old']).seal({ password: 'p' });
    expect(sealed).not.toContain('p"');
    expect(new SecretSealer(['new', 'old']).open(sealed)).toEqual({
      password: 'p',
    });
  });

  it('says which setting is missing', () => {
    const sealed = new SecretSealer(['old']).seal('p');
    expect(() => new SecretSealer([]).seal('p')).toThrow(
      /nucleon.encryption.key/,
    );
    expect(() => new SecretSealer(['new']).open(sealed)).toThrow(
      /nucleon.encryption.previousKeys/,
    );
  });

  it('refuses what was changed', () => {
    const sealer = new SecretSealer(['key']);
    const parts = sealer.seal('some secret').split('.');
    parts[4] = Buffer.from('other secret').toString('base64url');
    expect(() => sealer.open(parts.join('.'))).toThrow();
  });

  it('never seals the same value twice the same way', () => {
    const sealer = new SecretSealer(['key']);
    expect(sealer.seal('p')).not.toBe(sealer.seal('p'));
  });
});
