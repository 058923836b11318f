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
import { JsonSchema } from '../JsonSchema';

const names = fc.constantFrom('a', 'b', 'c');
const scalars = fc.constantFrom<unknown>(
  ...[0, 1, 2, 3, 4, 6, 0.5, -1, 100],
  ...['', 'a', 'ab', 'abc', 'x-1', '2024-01-01', 'a@b.c'],
  ...[true, false, null],
);

/**
 * Values of the kind that specs hold, few enough that schemas often accept them.
 *
 * @internal
 */
export const values: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/**
 * Schemas with every rule that a bundle's schema can have, except references.
 *
 * @internal
 */
export const schemas: fc.Arbitrary<JsonSchema> = fc.letrec<{
  schema: JsonSchema;
}>(tie => {
  const bound = fc.constantFrom(0, 1, 2, 3);
  const text = fc.record<JsonSchema>(
    {
      type: fc.constantFrom<string | string[]>('string', ['string', 'null']),
      minLength: bound,
      maxLength: bound,
      pattern: fc.constantFrom('^[a-z]*$', '^a', '\\d', 'b$'),
      format: fc.constantFrom('date', 'email', 'uuid', 'password'),
      default: fc.constantFrom('a', 'abc'),
    },
    { requiredKeys: ['type'] },
  );
  const number = fc.record<JsonSchema>(
    {
      type: fc.constantFrom<string | string[]>('number', 'integer', [
        'integer',
        'null',
      ]),
      minimum: bound,
      maximum: bound,
      exclusiveMinimum: bound,
      exclusiveMaximum: fc.constantFrom(2, 4, 7),
      multipleOf: fc.constantFrom(1, 2, 0.5, 3),
      default: bound,
    },
    { requiredKeys: ['type'] },
  );
  const array = fc.record<JsonSchema>(
    {
      type: fc.constant('array'),
      items: tie('schema'),
      minItems: bound,
      maxItems: bound,
      uniqueItems: fc.boolean(),
    },
    { requiredKeys: ['type'] },
  );
  const object = fc.record<JsonSchema>(
    {
      type: fc.constant('object'),
      properties: fc.dictionary(names, tie('schema'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      required: fc.uniqueArray(names, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
      minProperties: fc.constantFrom(0, 1),
      maxProperties: fc.constantFrom(1, 2, 3),
    },
    { requiredKeys: ['type'] },
  );
  const several = fc.array(tie('schema'), { minLength: 1, maxLength: 2 });
  const combination = fc.oneof(
    fc.record({ allOf: several }),
    fc.record({ anyOf: several }),
    fc.record({ oneOf: several }),
    fc.record({ not: tie('schema') }),
  );
  const choice = fc.record<JsonSchema>({
    enum: fc.uniqueArray(scalars, {
      minLength: 1,
      maxLength: 3,
      selector: String,
    }),
  });
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      number,
      fc.constant<JsonSchema>({ type: 'boolean' }),
      fc.constant<JsonSchema>({}),
      choice,
      { arbitrary: object, weight: 4 },
      array,
      combination as fc.Arbitrary<JsonSchema>,
    ),
  };
}).schema;

/**
 * A schema with one rule changed somewhere, often in a way that accepts the same values or more.
 *
 * @internal
 */
export function changed(schema: JsonSchema): fc.Arbitrary<JsonSchema> {
  const here = fc.oneof(
    fc.constant(schema),
    schemas,
    fc
      .constantFrom<keyof JsonSchema>(
        ...(Object.keys(schema) as (keyof JsonSchema)[]),
        'title',
      )
      .map(keyword => {
        const { [keyword]: _, ...rest } = schema;
        return rest;
      }),
    fc
      .record<JsonSchema>(
        {
          title: fc.constant('Title'),
          minimum: fc.constantFrom(-1, 0, 1),
          maximum: fc.constantFrom(1, 3, 10),
          minLength: fc.constantFrom(0, 1),
          maxLength: fc.constantFrom(2, 10),
          maxItems: fc.constantFrom(2, 10),
          default: fc.constantFrom<unknown>('a', 1),
          required: fc.uniqueArray(names, { maxLength: 2 }),
          additionalProperties: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      .map(rest => ({ ...schema, ...rest })),
  );
  const { properties, items } = schema;
  const inner: fc.Arbitrary<JsonSchema>[] = [];
  for (const [name, property] of Object.entries(properties ?? {})) {
    inner.push(
      changed(property).map(next => ({
        ...schema,
        properties: { ...properties, [name]: next },
      })),
    );
  }
  if (properties) {
    inner.push(
      fc.tuple(names, schemas).map(([name, added]) => ({
        ...schema,
        properties: { [name]: added, ...properties },
      })),
    );
  }
  if (items) {
    inner.push(changed(items).map(next => ({ ...schema, items: next })));
  }
  return fc.oneof(here, ...inner);
}
