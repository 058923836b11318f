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
import { resolveReference } from './references';
import { isObject } from './values';

// How many schemas may speak of one value in a row. It bounds the recursion of everything that walks over schemas.
const LONGEST_CHAIN = 30;

/**
 * A type that, to be checked, needs itself to be checked for the same value, or a long chain of others; `undefined` if
 * there is none.
 *
 * @internal
 */
export function findEndlessType(
  definitions: Record<string, JsonSchema>,
): string | undefined {
  const lengths = new Map<JsonSchema, number>();
  const chainLength = (schema: JsonSchema, depth: number): number => {
    const known = lengths.get(schema);
    if (known !== undefined || depth > LONGEST_CHAIN) {
      return known ?? Infinity;
    }
    let length = 0;
    for (const next of sameValueSchemas({ definitions }, schema)) {
      length = Math.max(length, chainLength(next, depth + 1));
    }
    lengths.set(schema, length + 1);
    return length + 1;
  };
  return Object.keys(definitions).find(name =>
    innerSchemas(definitions[name]).some(
      schema => chainLength(schema, 0) > LONGEST_CHAIN,
    ),
  );
}

// The schema and all that are written inside of it.
function innerSchemas(schema: JsonSchema): JsonSchema[] {
  const result: JsonSchema[] = [];
  const open: unknown[] = [schema];
  while (open.length) {
    const value = open.pop();
    if (isObject(value)) {
      result.push(value);
    }
    if (typeof value === 'object' && value !== null) {
      open.push(...Object.values(value));
    }
  }
  return result;
}

// The schemas that are applied to the same value as this one; properties and items go one value further down.
function sameValueSchemas(root: JsonSchema, schema: JsonSchema): JsonSchema[] {
  const target =
    schema.$ref === undefined ? undefined : resolveReference(root, schema.$ref);
  return [
    ...(target ? [target] : []),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.not ? [schema.not] : []),
  ];
}
