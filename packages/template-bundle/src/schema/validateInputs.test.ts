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
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { YamlFloat } from '../yaml/YamlFloat';
import { JsonSchema } from './JsonSchema';
import { schemas, values } from './__testUtils__/arbitrarySchemas';
import { validateInputs } from './validateInputs';

const schema: JsonSchema = {
  type: 'object',
  properties: {
    port: { type: 'number', minimum: 0, maximum: 65535, default: 80 },
    count: { type: 'integer', multipleOf: 2 },
    size: { type: 'string', enum: ['small', 'large'] },
    name: { type: 'string', minLength: 2, maxLength: 4, pattern: '^[a-z]+$' },
    secret: { type: 'string', format: 'password', minLength: 4, pattern: '^x' },
    since: { type: 'string', format: 'date' },
    zones: {
      type: 'array',
      items: { type: 'string' },
      maxItems: 2,
      uniqueItems: true,
    },
    debug: { type: ['boolean', 'null'] },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    free: { type: 'object' },
    nested: {
      type: 'object',
      properties: { inner: { $ref: '#/definitions/Inner' } },
      required: ['inner'],
    },
    choice: { oneOf: [{ $ref: '#/definitions/Inner' }, { type: 'string' }] },
    both: {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        {
          type: 'object',
          properties: { b: { type: 'string' } },
          required: ['b'],
        },
      ],
    },
  },
  required: ['size', 'port'],
  definitions: {
    Inner: {
      type: 'object',
      properties: { depth: { type: 'integer' } },
      required: ['depth'],
    },
  },
};

function messages(input: Record<string, unknown>): string {
  return validateInputs(schema, { size: 'small', ...input }, { path: 'spec' })
    .map(({ message }) => message)
    .join('\n');
}

describe('validateInputs', () => {
  it.each([
    [{}],
    [{ port: new YamlFloat(80), count: new YamlFloat(4), size: 'large' }],
    [{ name: 'abc', since: '2024-02-29', zones: ['a', 'b'], debug: null }],
    [
      {
        labels: { any: 'text' },
        free: { any: [1] },
        nested: { inner: { depth: 1 } },
      },
    ],
    [{ choice: 'text' }],
    [{ choice: { depth: 1 }, both: { a: 'x', b: 'y' } }],
    [{ name: 'aé'.normalize('NFC').replace('é', 'b') }],
  ])('accepts %p', input => {
    expect(messages(input)).toBe('');
  });

  it.each([
    [{ size: undefined }, "'spec.size' must be text, but is missing"],
    [
      { prot: 80 },
      "'spec.prot' is unknown; known here: 'size', 'port', 'count'",
    ],
    [
      { port: '80' },
      "'spec.port' must be a number, but is the text '80'; write it without quotes",
    ],
    [{ size: 80 }, "'spec.size' must be text, but is 80; write it in quotes"],
    [{ size: new YamlFloat(80) }, 'write it in quotes'],
    [{ port: 65536 }, "'spec.port' must be at most 65535, but is 65536"],
    [{ port: -1 }, 'must be at least 0'],
    [{ port: true }, 'must be a number, but is true'],
    [{ count: 1.5 }, 'must be a whole number'],
    [{ count: 3 }, 'must be a multiple of 2'],
    [
      { size: 'medium' },
      "must be one of 'small', 'large', but is the text 'medium'",
    ],
    [{ name: 'a' }, 'must have at least 2 characters'],
    [{ name: 'abcde' }, 'must have at most 4 characters'],
    [{ name: 'A1' }, 'must match the pattern ^[a-z]+$'],
    [{ since: '2023-02-29' }, 'must have the format date'],
    [{ zones: 'a' }, "'spec.zones' must be a list"],
    [{ zones: ['a', 'a'] }, 'must not hold the same item twice'],
    [{ zones: ['a', 2] }, "'spec.zones[1]' must be text"],
    [{ debug: 'yes' }, 'must be true or false or empty'],
    [{ labels: { a: 1 } }, "'spec.labels.a' must be text"],
    [{ nested: {} }, "'spec.nested.inner' is missing"],
    [{ nested: { inner: { deep: 1 } } }, "'spec.nested.inner.deep' is unknown"],
    [{ choice: 1 }, 'fits none of the alternatives'],
    [{ both: { b: 'x', c: 'y' } }, "'spec.both.c' is unknown"],
    [{ both: { a: 'x' } }, "'spec.both.b' is missing"],
    [{ toString: 'x' }, "'spec.toString' is unknown"],
  ])('refuses %p', (input, message) => {
    expect(messages(input)).toContain(message);
  });

  it('names what is missing, and no secret', () => {
    const [problem] = validateInputs(schema, {}, { path: 'instances[0].spec' });
    expect(problem.message).toBe(
      "The input 'instances[0].spec.size' is missing",
    );
    expect(validateInputs(schema, {}, { path: '' })).toHaveLength(1);
    expect(messages({ secret: 'hush-hush' })).not.toContain('hush');
    expect(validateInputs(schema, 'text', { path: 'spec' })).toHaveLength(1);
  });

  it('ends on schemas that multiply', () => {
    const definitions: Record<string, JsonSchema> = { T0: { type: 'string' } };
    for (let level = 1; level < 18; level += 1) {
      const $ref = `#/definitions/T${level - 1}`;
      definitions[`T${level}`] = { anyOf: [{ $ref }, { $ref }, { $ref }] };
    }
    const bomb = { $ref: '#/definitions/T17', definitions };
    expect(validateInputs(bomb, 1, { path: 'spec' }).pop()?.message).toContain(
      'too many steps',
    );
  });

  it('says what Ajv says of the same schema and value', () => {
    const ajv = new Ajv({ strict: false, allErrors: false });
    addFormats(ajv);
    fc.assert(
      fc.property(schemas.map(opened), values, (tested, value) => {
        // That a required input with a default need not be given is ours.
        fc.pre(!JSON.stringify(tested).includes('"default"'));
        const isValid = ajv.validate(tested, value);
        const problems = validateInputs(tested, value, { path: '' });
        expect([tested, value, problems.length === 0]).toEqual([
          tested,
          value,
          isValid,
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

// Unknown members are refused by us and accepted by JSON Schema, unless the schema says what it wants.
function opened(closed: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(closed), (_, value) =>
    value?.type === 'object' ? { additionalProperties: true, ...value } : value,
  );
}
