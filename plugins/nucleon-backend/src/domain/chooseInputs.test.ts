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
import { carryOver, chooseInputs } from './chooseInputs';
import { InputValues } from './targetSpec';

const target = { kind: 'service-instance', name: 'dev' } as const;
const MASK = '${Proton::CURRENT_VAL}';
const schema: JsonSchema = {
  type: 'object',
  required: ['image'],
  properties: {
    image: { type: 'string' },
    size: { type: 'integer', default: 1 },
    zones: { type: 'array', items: { type: 'string' } },
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
};
const current = { image: 'a:1', zones: ['x', 'y'], token: 'secret' };

const spec = (inputs: string) => `proton: ServiceSpec
instances:
  - name: prod
    environment: p
    spec: { image: other }
  - name: dev
    environment: d
    spec: ${inputs}
`;

describe('chooseInputs', () => {
  it.each([
    // S3: what stands, without defaults.
    ['nothing given', {}, current],
    ['a spec', { spec: spec('{ image: b }') }, { image: 'b' }],
    // S7: only the part of this target counts.
    [
      'a spec that keeps values',
      { spec: spec(`{ image: b, zones: "${MASK}", token: "${MASK}" }`) },
      { image: 'b', zones: ['x', 'y'], token: 'secret' },
    ],
    // Roadmap 78: what a form does not show is given back by it; a secret it
    // never had.
    [
      'inputs',
      { inputs: { image: 'b', zones: ['x'] } },
      { image: 'b', zones: ['x'], token: 'secret' },
    ],
    [
      'another secret',
      { inputs: { image: 'b', token: 'new' } },
      { image: 'b', token: 'new' },
    ],
  ])('takes %s', (_what, given, expected) => {
    expect(chooseInputs({ target, schema, current, ...given })).toEqual(
      expected,
    );
  });

  it('keeps the secrets of lists, or says which would be lost', () => {
    const stands = {
      ...current,
      keys: ['k'],
      users: [{ name: 'ann', password: 'a' }],
    };
    const choose = (inputs: InputValues) =>
      chooseInputs({ target, schema, current: stands, inputs });
    expect(choose({ image: 'b', users: [{ name: 'ann' }] })).toEqual({
      image: 'b',
      token: 'secret',
      keys: ['k'],
      users: [{ name: 'ann', password: 'a' }],
    });
    expect(
      choose({ image: 'b', users: [{ name: 'anna', password: MASK }] }),
    ).toMatchObject({ users: [{ name: 'anna', password: 'a' }] });
    expect(() => choose({ image: 'b', users: [{ name: 'anna' }] })).toThrow(
      "'instances[dev].spec.users[0].password' would be lost",
    );
  });

  it.each([
    [
      'a missing one (S1)',
      { inputs: { size: 1 }, current: undefined },
      /image/,
    ],
    ['a wrong one', { inputs: { image: 1 } }, /instances\[dev\]\.spec\.image/],
    ['an unknown one', { inputs: { image: 'a', imgae: 'b' } }, /imgae/],
    [
      'one to keep that is not there (S5)',
      { inputs: { image: MASK }, current: {} },
      /no current value/,
    ],
    [
      'a spec without the instance',
      {
        spec: 'proton: ServiceSpec\ninstances: [{ name: a, environment: b }]\n',
      },
      /no instance named 'dev'/,
    ],
    ['both', { inputs: {}, spec: spec('{}') }, /not both/],
  ])('refuses %s', (_what, given, message) => {
    expect(() => chooseInputs({ target, schema, current, ...given })).toThrow(
      message,
    );
  });

  it('carries over what the next version still knows (S4)', () => {
    const next: JsonSchema = {
      type: 'object',
      required: ['image', 'team'],
      properties: { image: { type: 'string' }, team: { type: 'string' } },
    };
    expect(carryOver({ current, currentSchema: schema, schema: next })).toEqual(
      {
        image: 'a:1',
      },
    );
    expect(() =>
      chooseInputs({ target, schema: next, currentSchema: schema, current }),
    ).toThrow(/team/);
    expect(
      chooseInputs({
        target,
        schema: { ...next, required: ['image'] },
        currentSchema: schema,
        current,
      }),
    ).toEqual({ image: 'a:1' });
  });
});
