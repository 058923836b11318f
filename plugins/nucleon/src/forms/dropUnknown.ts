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

import { JsonObject, JsonValue } from '@backstage/types';
import { InputSchema, InputValues, getEntrySchema } from './inputSchema';

/**
 * Leaves out the inputs that a version does not know: its form does not draw
 * them, and the backend refuses them. Says which they were, by path.
 *
 * @internal
 */
export function dropUnknown(
  schema: InputSchema | undefined,
  values: InputValues,
): { value: InputValues; dropped: string[] } {
  const dropped: string[] = [];
  // A version without a schema for these inputs has none of them.
  const value = drop(schema ?? { properties: {} }, values, [], dropped);
  return { value: value as JsonObject, dropped };
}

function drop(
  schema: InputSchema | undefined,
  value: JsonValue | undefined,
  path: string[],
  dropped: string[],
): JsonValue | undefined {
  if (!schema || ['$ref', 'allOf', 'anyOf', 'oneOf'].some(at => at in schema)) {
    // What is known here is written elsewhere: the backend will say.
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      // An element stays, whatever is in it.
      drop(schema.items, item, [...path, String(index)], dropped)!,
    );
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  // As the backend: unknown members are refused as soon as some are named.
  const isOpen = schema.additionalProperties ?? !schema.properties;
  const kept: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const known = schema.properties?.[key];
    if (known || isOpen) {
      kept[key] = drop(
        known ?? getEntrySchema(schema),
        item,
        [...path, key],
        dropped,
      );
    } else {
      dropped.push([...path, key].join('.'));
    }
  }
  return kept;
}
