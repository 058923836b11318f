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
import fc from 'fast-check';
import { changed, schemas, values } from './__testUtils__/arbitrarySchemas';
import { checkSchemaCompatibility } from './checkSchemaCompatibility';
import { JsonSchema } from './JsonSchema';
import { validateInputs } from './validateInputs';

const object = (
  properties: Record<string, JsonSchema>,
  more: Partial<JsonSchema> = {},
): JsonSchema => ({ type: 'object', properties, ...more });

function compare(older: JsonSchema, newer: JsonSchema): string[] {
  return checkSchemaCompatibility(
    { serviceInput: older },
    { serviceInput: newer },
  );
}

describe('checkSchemaCompatibility', () => {
  const text: JsonSchema = { type: 'string' };

  it.each<[string, JsonSchema, JsonSchema]>([
    ['nothing changed', object({ a: text }), object({ a: text })],
    [
      'a new optional property',
      object({ a: text }),
      object({ a: text, b: text }),
    ],
    [
      'a new required property with a default',
      object({ a: text }),
      object({ a: text, b: { ...text, default: 'x' } }, { required: ['b'] }),
    ],
    [
      'required stays',
      object({ a: text }, { required: ['a'] }),
      object({ a: text }, { required: ['a'] }),
    ],
    [
      'no longer required',
      object({ a: text }, { required: ['a'] }),
      object({ a: text }),
    ],
    [
      'integer becomes number',
      object({ a: { type: 'integer' } }),
      object({ a: { type: 'number' } }),
    ],
    [
      'nullable',
      object({ a: text }),
      object({ a: { type: ['string', 'null'] } }),
    ],
    [
      'an enum grows',
      object({ a: { enum: ['x'] } }),
      object({ a: { enum: ['y', 'x'] } }),
    ],
    [
      'an enum becomes a pattern that its values match',
      object({ a: { enum: ['x'] } }),
      object({ a: { type: 'string', pattern: '^x' } }),
    ],
    [
      'a pattern goes',
      object({ a: { ...text, pattern: '^x' } }),
      object({ a: text }),
    ],
    [
      'bounds widen',
      object({ a: { type: 'number', minimum: 1, maximum: 2 } }),
      object({ a: { type: 'number', minimum: 0, exclusiveMaximum: 3 } }),
    ],
    [
      'a factor is divided',
      object({ a: { type: 'integer', multipleOf: 6 } }),
      object({ a: { type: 'integer', multipleOf: 3 } }),
    ],
    [
      'notes and defaults',
      object({ a: { ...text, default: 'x' } }),
      object({ a: { ...text, default: 'y', title: 'A' } }),
    ],
    [
      'inheritance gets a property',
      { allOf: [object({ a: text }), object({ b: text })], type: 'object' },
      {
        allOf: [object({ a: text }), object({ b: text, c: text })],
        type: 'object',
      },
    ],
    [
      'a bound of another type',
      object({ a: text }),
      object({ a: { ...text, minimum: 5 } }),
    ],
  ])('accepts: %s', (_, older, newer) => {
    expect(compare(older, newer)).toEqual([]);
  });

  it.each<[string, JsonSchema, JsonSchema, RegExp]>([
    [
      'newly required',
      object({ a: text }),
      object({ a: text }, { required: ['a'] }),
      /'a' is required now/,
    ],
    [
      'new and required',
      object({}),
      object({ a: text }, { required: ['a'] }),
      /'a' is required now/,
    ],
    [
      'required and its default is gone',
      object({ a: { ...text, default: 'x' } }, { required: ['a'] }),
      object({ a: text }, { required: ['a'] }),
      /'a' is required now/,
    ],
    [
      'a property is gone',
      object({ a: text, b: text }),
      object({ b: text }),
      /'a' is gone/,
    ],
    [
      'another type',
      object({ a: text }),
      object({ a: { type: 'number' } }),
      /'a' changes its type from string to number/,
    ],
    [
      'number becomes integer',
      object({ a: { type: 'number' } }),
      object({ a: { type: 'integer' } }),
      /'a' changes its type/,
    ],
    [
      'no longer nullable',
      object({ a: { type: ['string', 'null'] } }),
      object({ a: text }),
      /'a' changes its type/,
    ],
    [
      'an enum is new',
      object({ a: text }),
      object({ a: { ...text, enum: ['x'] } }),
      /'a' accepts only certain values/,
    ],
    [
      'an enum misses a value',
      object({ a: { enum: ['x', 'y'] } }),
      object({ a: { enum: ['y'] } }),
      /'a' does not accept the text 'x'/,
    ],
    [
      'a pattern is new',
      object({ a: text }),
      object({ a: { ...text, pattern: '^x' } }),
      /'a' has the pattern \^x/,
    ],
    [
      'another pattern',
      object({ a: { ...text, pattern: '^y' } }),
      object({ a: { ...text, pattern: '^x' } }),
      /instead of \^y/,
    ],
    [
      'a format is new',
      object({ a: text }),
      object({ a: { ...text, format: 'date' } }),
      /format date/,
    ],
    [
      'a higher minimum',
      object({ a: { type: 'number', minimum: 1 } }),
      object({ a: { type: 'number', exclusiveMinimum: 1 } }),
      /higher minimum/,
    ],
    [
      'a lower maximum',
      object({ a: { type: 'number' } }),
      object({ a: { type: 'number', maximum: 1 } }),
      /lower maximum/,
    ],
    [
      'a shorter text',
      object({ a: { ...text, maxLength: 3 } }),
      object({ a: { ...text, maxLength: 2 } }),
      /lower maxLength \(2 instead of 3\)/,
    ],
    [
      'more items',
      object({ a: { type: 'array' } }),
      object({ a: { type: 'array', minItems: 1 } }),
      /higher minItems \(1 instead of 0\)/,
    ],
    [
      'unique items',
      object({ a: { type: 'array' } }),
      object({ a: { type: 'array', uniqueItems: true } }),
      /same item twice/,
    ],
    [
      'items of another type',
      object({ a: { type: 'array', items: text } }),
      object({ a: { type: 'array', items: { type: 'number' } } }),
      /'a\[\]' changes its type/,
    ],
    [
      'a nested property is gone',
      object({ a: object({ b: text, c: text }) }),
      object({ a: object({ c: text }) }),
      /'a\.b' is gone/,
    ],
    [
      'a factor is new',
      object({ a: { type: 'integer' } }),
      object({ a: { type: 'integer', multipleOf: 2 } }),
      /multiple of 2/,
    ],
    [
      'free members are refused',
      object({ a: { type: 'object' } }),
      object({ a: object({ b: text }) }),
      /'a' does not accept other members/,
    ],
    [
      'other alternatives',
      object({ a: { anyOf: [text] } }),
      object({ a: { anyOf: [{ type: 'number' }] } }),
      /'a' has other rules with/,
    ],
    [
      'a referenced type',
      {
        ...object({ a: { $ref: '#/definitions/T' } }),
        definitions: { T: text },
      },
      {
        ...object({ a: { $ref: '#/definitions/T' } }),
        definitions: { T: { type: 'number' } },
      },
      /'a' changes its type/,
    ],
  ])('refuses: %s', (_, older, newer, reason) => {
    expect(compare(older, newer).join('\n')).toMatch(reason);
  });

  it('refuses that an input type goes or comes, and ends on types that hold themselves', () => {
    const tree = object(
      { children: { type: 'array', items: { $ref: '#/definitions/Tree' } } },
      { definitions: {} },
    );
    tree.definitions = { Tree: object({ ...tree.properties, name: text }) };
    expect(compare(tree, tree)).toEqual([]);
    expect(
      checkSchemaCompatibility(
        { serviceInput: tree, pipelineInput: tree },
        { serviceInput: tree },
      ),
    ).toEqual(["The 'pipeline_input_type' is gone"]);
    expect(
      checkSchemaCompatibility(
        { serviceInput: tree },
        { serviceInput: tree, pipelineInput: tree },
      ),
    ).toHaveLength(1);
  });

  it('lets no spec pass that the newer version refuses', () => {
    let compared = 0;
    const pairs = schemas.chain(older =>
      fc.tuple(fc.constant(older), changed(older)),
    );
    fc.assert(
      fc.property(
        pairs,
        fc.array(values, { minLength: 20, maxLength: 40 }),
        ([older, newer], candidates) => {
          const accepted = candidates.filter(
            value => !validateInputs(older, value, { path: '' }).length,
          );
          const refused = accepted.filter(
            value => validateInputs(newer, value, { path: '' }).length,
          );
          const isCompatible = compare(older, newer).length === 0;
          compared += isCompatible ? accepted.length : 0;
          return !isCompatible || !refused.length;
        },
      ),
      { numRuns: 1_000 },
    );
    // The property says nothing if hardly anything is compared.
    expect(compared).toBeGreaterThan(300);
  });
});
