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
import { isSecret } from './describeValue';
import { JsonSchema } from './JsonSchema';
import { dereference, resolveReference } from './references';
import { schemasWithSecrets } from './sensitiveInputs';

// Types that hold types twice double the places with each level.
const MAX_PLACES = 10_000;

class Inliner {
  keepsReferences = false;
  readonly #root: JsonSchema;
  readonly #secretive: Set<JsonSchema>;
  #places = 0;

  constructor(root: JsonSchema) {
    this.#root = root;
    this.#secretive = schemasWithSecrets(root);
  }

  inline(schema: JsonSchema, open: readonly JsonSchema[]): JsonSchema {
    this.#places += 1;
    if (schema.$ref === undefined) {
      return this.#inlineInside(schema, open);
    }
    const target = dereference(this.#root, schema);
    if (!open.includes(target) && this.#places <= MAX_PLACES) {
      return this.#inlineInside(target, [...open, target]);
    }
    if (this.#secretive.has(target)) {
      return { title: target.title, writeOnly: true };
    }
    this.keepsReferences = true;
    return resolveReference(this.#root, schema.$ref) ? { ...schema } : {};
  }

  #inlineInside(schema: JsonSchema, open: readonly JsonSchema[]): JsonSchema {
    if (isSecret(schema)) {
      return { ...schema };
    }
    const result: JsonSchema = { ...schema };
    const { properties, items, additionalProperties, not } = schema;
    if (properties) {
      result.properties = Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
          name,
          this.inline(property, open),
        ]),
      );
    }
    if (items) {
      result.items = this.inline(items, open);
    }
    if (typeof additionalProperties === 'object') {
      result.additionalProperties = this.inline(additionalProperties, open);
    }
    if (not) {
      result.not = this.inline(not, open);
    }
    for (const combination of ['allOf', 'anyOf', 'oneOf'] as const) {
      const parts = schema[combination];
      if (parts) {
        result[combination] = parts.map(part => this.inline(part, open));
      }
    }
    return result;
  }
}

/**
 * The schema with each reference replaced by what it means, for readers that look at properties one by one, such as a
 * form. A type that holds itself keeps its reference there, with the definitions at the root; where such a type has a
 * secret, that place is a secret as a whole, as in `sensitiveInputs`.
 *
 * @public
 */
export function inlineReferences(schema: JsonSchema): JsonSchema {
  const inliner = new Inliner(schema);
  const result = inliner.inline(schema, []);
  if (!inliner.keepsReferences) {
    delete result.definitions;
  }
  return result;
}
