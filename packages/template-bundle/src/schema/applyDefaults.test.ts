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
import { YamlFloat } from '../yaml/YamlFloat';
import { applyDefaults } from './applyDefaults';
import { JsonSchema } from './JsonSchema';

describe('applyDefaults', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      port: { type: 'number', default: 80 },
      ratio: { type: 'number', default: new YamlFloat(80) },
      image: { type: 'string' },
      scaling: { $ref: '#/definitions/Scaling' },
      given: { $ref: '#/definitions/Plain' },
      list: { type: 'array', items: { $ref: '#/definitions/Plain' } },
      map: {
        type: 'object',
        additionalProperties: { $ref: '#/definitions/Plain' },
      },
      off: { type: 'boolean', default: false },
      nothing: { type: ['string', 'null'], default: 'x' },
    },
    allOf: [{ properties: { extra: { default: 'e' } } }],
    definitions: {
      Scaling: {
        type: 'object',
        default: { min: 2 },
        properties: { min: { default: 1 }, max: { default: 3 } },
      },
      Plain: { type: 'object', properties: { size: { default: 's' } } },
    },
  };

  it('fills what is absent, also inside of what is given, and changes nothing else', () => {
    const values = {
      image: 'a',
      given: {},
      list: [{}, { size: 'm' }],
      map: { k: {} },
      nothing: null,
    };
    expect(applyDefaults(schema, values)).toEqual({
      image: 'a',
      given: { size: 's' },
      list: [{ size: 's' }, { size: 'm' }],
      map: { k: { size: 's' } },
      nothing: null,
      port: 80,
      ratio: new YamlFloat(80),
      scaling: { min: 2, max: 3 },
      off: false,
      extra: 'e',
    });
    expect(values.given).toEqual({});
    expect(applyDefaults(schema, {})).not.toHaveProperty('given');
    const first = applyDefaults(schema, {});
    (first.scaling as { min: number }).min = 9;
    expect(applyDefaults(schema, {}).scaling).toEqual({ min: 2, max: 3 });
  });

  it('ends on defaults that multiply', () => {
    const definitions: Record<string, JsonSchema> = { T0: {} };
    for (let level = 1; level < 30; level += 1) {
      const $ref = `#/definitions/T${level - 1}`;
      definitions[`T${level}`] = {
        type: 'object',
        default: {},
        properties: { a: { $ref }, b: { $ref } },
      };
    }
    expect(() =>
      applyDefaults(
        { properties: { a: { $ref: '#/definitions/T29' } }, definitions },
        {},
      ),
    ).toThrow(/too large/);
  });
});
