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
import { inlineReferences } from './inlineReferences';
import { parseSchema } from './parseSchema';
import { validateInputs } from './validateInputs';

function read(types: string) {
  const { schema, problems } = parseSchema(
    `schema:
  format: { openapi: '3.0.0' }
  environment_input_type: Input
  types:
${types}`,
    'schema/schema.yaml',
  );
  expect(problems).toEqual([]);
  return schema.environmentInput!;
}

describe('inlineReferences', () => {
  it('puts types where they are used, at any depth', () => {
    const inlined = inlineReferences(
      read(`
    Input:
      type: object
      properties:
        network: { $ref: '#/Network' }
        users: { type: array, items: { $ref: '#/User' } }
        byName: { type: object, additionalProperties: { $ref: '#/User' } }
    Network:
      type: object
      properties:
        cidr: { type: string, default: 10.0.0.0/16 }
    User:
      type: object
      properties:
        token: { type: string, format: password }
`),
    );
    expect(JSON.stringify(inlined)).not.toContain('$ref');
    expect(inlined).not.toHaveProperty('definitions');
    expect(inlined).toMatchObject({
      properties: {
        network: { properties: { cidr: { default: '10.0.0.0/16' } } },
        users: { items: { properties: { token: { format: 'password' } } } },
        byName: {
          additionalProperties: {
            properties: { token: { format: 'password' } },
          },
        },
      },
    });
  });

  it('keeps the reference of a type that holds itself, and it still means the same', () => {
    const schema = read(`
    Input:
      type: object
      properties:
        tree: { $ref: '#/Tree' }
    Tree:
      type: object
      properties:
        name: { type: string }
        children: { type: array, items: { $ref: '#/Tree' } }
`);
    const inlined = inlineReferences(schema);
    const good = { tree: { children: [{ children: [{ name: 'leaf' }] }] } };
    const bad = { tree: { children: [{ children: [{ name: 1 }] }] } };
    for (const either of [schema, inlined]) {
      expect(validateInputs(either, good, { path: 'spec' })).toEqual([]);
      expect(validateInputs(either, bad, { path: 'spec' })).toHaveLength(1);
    }
  });

  it('makes a secret of the place where a type with a secret holds itself', () => {
    const inlined = inlineReferences(
      read(`
    Input:
      type: object
      properties:
        account: { $ref: '#/Account' }
    Account:
      type: object
      title: Account
      properties:
        token: { type: string, format: password }
        parent: { $ref: '#/Account' }
`),
    );
    expect(inlined.properties!.account.properties!.parent).toEqual({
      title: 'Account',
      writeOnly: true,
    });
  });

  it('is bounded where types double with each level', () => {
    const types = Array.from(
      { length: 40 },
      (_, level) => `
    T${level}:
      type: object
      properties:
        a: { $ref: '#/T${level + 1}' }
        b: { $ref: '#/T${level + 1}' }
`,
    ).join('');
    const inlined = inlineReferences(
      read(`
    Input: { type: object, properties: { a: { $ref: '#/T0' } } }
${types}
    T40: { type: string }
`),
    );
    expect(JSON.stringify(inlined).length).toBeLessThan(10_000_000);
    expect(inlined.definitions).toBeDefined();
  });
});
