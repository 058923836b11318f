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
import { dereference } from './references';

const MERGEABLE = new Set([
  'type',
  'title',
  'description',
  'properties',
  'required',
  'allOf',
  'definitions',
]);

/**
 * One schema in the place of an `allOf` of plain object types, which is how OpenAPI writes inheritance. A schema with
 * other combinations, or with parts that say more than which properties there are, is given back as it is.
 *
 * @internal
 */
export function flattenAllOf(root: JsonSchema, schema: JsonSchema): JsonSchema {
  if (!schema.allOf || !isMergeable(schema)) {
    return schema;
  }
  const properties = { ...schema.properties };
  const required = new Set(schema.required);
  for (const part of schema.allOf) {
    const flat = flattenAllOf(root, dereference(root, part));
    if (flat.allOf || !isMergeable(flat)) {
      return schema;
    }
    for (const [name, property] of Object.entries(flat.properties ?? {})) {
      if (Object.hasOwn(properties, name)) {
        return schema;
      }
      properties[name] = property;
    }
    for (const name of flat.required ?? []) {
      required.add(name);
    }
  }
  return { type: 'object', properties, required: [...required] };
}

function isMergeable(schema: JsonSchema): boolean {
  return (
    (schema.type === 'object' || schema.properties !== undefined) &&
    (schema.type === undefined || schema.type === 'object') &&
    Object.keys(schema).every(keyword => MERGEABLE.has(keyword))
  );
}
