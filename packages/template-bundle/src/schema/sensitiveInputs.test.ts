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
import { redact, sensitiveParameters } from '../render/redact';
import { JsonSchema } from './JsonSchema';
import { sensitiveInputs } from './sensitiveInputs';

describe('sensitiveInputs', () => {
  const schema: JsonSchema = {
    properties: {
      user: { type: 'string' },
      token: { type: 'string', format: 'password' },
      key: { type: 'object', writeOnly: true, properties: { part: {} } },
      targets: { type: 'array', items: { $ref: '#/definitions/Target' } },
      labels: { additionalProperties: { writeOnly: true } },
      one: { oneOf: [{ properties: { pin: { writeOnly: true } } }, {}] },
      tree: { $ref: '#/definitions/Tree' },
    },
    definitions: {
      Target: {
        allOf: [{ properties: { secret: { format: 'password' }, name: {} } }],
      },
      Tree: {
        properties: {
          pin: { format: 'password' },
          name: {},
          children: { items: { $ref: '#/definitions/Tree' } },
        },
      },
    },
  };

  it('finds secrets at any depth, and hides the whole of what holds itself', () => {
    expect(sensitiveInputs(schema)).toEqual([
      ['token'],
      ['key'],
      ['targets', '*', 'secret'],
      ['labels', '*'],
      ['one', 'pin'],
      ['tree', 'pin'],
      ['tree', 'children', '*'],
    ]);
    const values = {
      user: 'u',
      token: 't',
      key: { part: 1, more: [true, 'x', null] },
      targets: [{ name: 'n', secret: 's' }],
      labels: { a: 'x' },
      tree: { pin: '1', name: 'n', children: [{ pin: '2', name: 'm' }] },
    };
    expect(redact(values, sensitiveInputs(schema))).toEqual({
      user: 'u',
      token: '****',
      key: { part: 0, more: [false, '****', null] },
      targets: [{ name: 'n', secret: '****' }],
      labels: { a: '****' },
      tree: {
        pin: '****',
        name: 'n',
        children: [{ pin: '****', name: '****' }],
      },
    });
    expect(values.token).toBe('t');
  });

  it('ends on types that multiply', () => {
    const definitions: Record<string, JsonSchema> = { T0: { writeOnly: true } };
    for (let level = 1; level < 40; level += 1) {
      const $ref = `#/definitions/T${level - 1}`;
      definitions[`T${level}`] = { properties: { a: { $ref }, b: { $ref } } };
    }
    const paths = sensitiveInputs({ $ref: '#/definitions/T39', definitions });
    expect(paths.length).toBeLessThan(2_000);
  });

  it('says where the secrets are in the context of each part', () => {
    const input: JsonSchema = { properties: { token: { writeOnly: true } } };
    const bundle = {
      schema: {
        environmentInput: input,
        serviceInput: input,
        pipelineInput: input,
      },
    };
    expect(sensitiveParameters(bundle, 'infrastructure')).toEqual([
      ['environment', 'inputs', 'token'],
    ]);
    expect(sensitiveParameters(bundle, 'instance')).toEqual([
      ['service_instance', 'inputs', 'token'],
    ]);
    expect(sensitiveParameters(bundle, 'pipeline')).toEqual([
      ['pipeline', 'inputs', 'token'],
      ['service_instances', '*', 'inputs', 'token'],
    ]);
  });
});
