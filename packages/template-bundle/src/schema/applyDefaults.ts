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
import { InputError } from '@backstage/errors';
import { JsonSchema } from './JsonSchema';
import { resolveReference } from './references';
import { copyValue, isObject } from './values';

// Types with default {} that hold such types twice double with each level.
const MAX_DEPTH = 200;
const MAX_STEPS = 50_000;

class Defaults {
  readonly #root: JsonSchema;
  #steps = 0;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  fill(schema: JsonSchema, value: unknown, depth: number): unknown {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS || depth > MAX_DEPTH) {
      throw new InputError(
        'The defaults of the schema make the inputs too large; give fewer types a default',
      );
    }
    if (schema.$ref !== undefined) {
      const target = resolveReference(this.#root, schema.$ref) ?? {};
      return this.fill(target, value, depth + 1);
    }
    if (Array.isArray(value) && schema.items) {
      const items = schema.items;
      return value.map(item => this.fill(items, item, depth + 1));
    }
    if (isObject(value)) {
      this.#fillMembers(schema, value, depth + 1);
    }
    return value;
  }

  #fillMembers(
    schema: JsonSchema,
    value: Record<string, unknown>,
    depth: number,
  ): void {
    const properties = schema.properties ?? {};
    for (const [name, property] of Object.entries(properties)) {
      const source = firstWithDefault(this.#root, property);
      if (source && !Object.hasOwn(value, name)) {
        value[name] = copyValue(source.default);
      }
      if (Object.hasOwn(value, name)) {
        value[name] = this.fill(property, value[name], depth);
      }
    }
    const additional = schema.additionalProperties;
    if (typeof additional === 'object') {
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(properties, name)) {
          value[name] = this.fill(additional, value[name], depth);
        }
      }
    }
    // Only what holds in every case gives defaults: which alternative is meant may depend on them.
    for (const part of schema.allOf ?? []) {
      this.fill(part, value, depth);
    }
  }
}

function firstWithDefault(
  root: JsonSchema,
  schema: JsonSchema,
): JsonSchema | undefined {
  let current: JsonSchema | undefined = schema;
  for (let hops = 0; current && hops < MAX_DEPTH; hops += 1) {
    if ('default' in current) {
      return current;
    }
    current =
      current.$ref === undefined
        ? undefined
        : resolveReference(root, current.$ref);
  }
  return undefined;
}

/**
 * The values with the defaults of a schema in the places of what is not given; also inside of given objects and items.
 * An object that is not given and has no default of its own stays away, whatever its properties' defaults are, so that
 * templates can ask whether it is defined. The given values are not changed.
 *
 * @public
 */
export function applyDefaults(
  schema: JsonSchema,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const filled = new Defaults(schema).fill(schema, copyValue(values), 0);
  // An object is filled in place.
  return filled as Record<string, unknown>;
}
