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

import { JsonSchema } from './JsonSchema';
import { sampleInputs } from './sampleInputs';
import { validateInputs } from './validateInputs';

describe('sampleInputs', () => {
  it('makes what is required and has no default', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
      properties: {
        a: { type: 'string', minLength: 8, maxLength: 9 },
        b: { type: 'integer', minimum: 256 },
        c: { type: 'number', exclusiveMaximum: 0 },
        d: { type: 'boolean' },
        e: { type: ['string', 'null'], enum: ['x', 'y'] },
        f: { type: 'array', minItems: 2, items: { $ref: '#/definitions/F' } },
        g: { type: 'string', pattern: '^v\\d$', examples: ['v1'] },
        h: { type: 'string', default: 'here' },
        i: { $ref: '#/definitions/F' },
        optional: { type: 'string' },
      },
      definitions: {
        F: {
          type: 'object',
          required: ['port'],
          properties: { port: { type: 'integer' }, name: { type: 'string' } },
        },
      },
    };
    const { inputs, pipelineInputs } = sampleInputs({ serviceInput: schema });
    expect(inputs).toEqual({
      a: 'samplexx',
      b: 256,
      c: -1,
      d: false,
      e: 'x',
      f: [{ port: 1 }, { port: 1 }],
      g: 'v1',
      i: { port: 1 },
    });
    expect(pipelineInputs).toEqual({});
    expect(validateInputs(schema, inputs, { path: 'inputs' })).toEqual([]);
  });

  it('does not grow with types that hold each other many times', () => {
    const definitions: Record<string, JsonSchema> = { T0: { type: 'string' } };
    for (let level = 1; level < 20; level++) {
      const $ref = `#/definitions/T${level - 1}`;
      definitions[`T${level}`] = {
        type: 'array',
        minItems: 10,
        items: { $ref },
      };
    }
    const { inputs } = sampleInputs({
      environmentInput: {
        type: 'object',
        required: ['a'],
        properties: { a: { $ref: '#/definitions/T19' } },
        definitions,
      },
    });
    expect(JSON.stringify(inputs).length).toBeLessThan(50_000);
  });
});
