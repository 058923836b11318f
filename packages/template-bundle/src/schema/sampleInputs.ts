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

import { BundleSchema } from './BundleSchema';
import { JsonSchema } from './JsonSchema';
import { dereference } from './references';
import { copyValue } from './values';

// A sample is a small one, or none.
const MOST_VALUES = 500;
const LONGEST_TEXT = 500;
const MOST_ITEMS = 20;

class Sample {
  readonly #root: JsonSchema;
  #count = 0;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  members(schema: JsonSchema): Record<string, unknown> {
    const { properties = {}, required = [] } = dereference(this.#root, schema);
    const missing = required.filter(name => {
      const property = Object.hasOwn(properties, name) && properties[name];
      return property && !('default' in dereference(this.#root, property));
    });
    return Object.fromEntries(
      missing.map(name => [name, this.#value(properties[name])]),
    );
  }

  #value(schema: JsonSchema): unknown {
    this.#count += 1;
    const target = dereference(this.#root, schema);
    const { enum: values = [], examples = [], type } = target;
    if (values.length || examples.length || this.#count > MOST_VALUES) {
      return copyValue([...examples, ...values][0] ?? null);
    }
    switch (Array.isArray(type) ? type[0] : type) {
      case 'array':
        return this.#items(target);
      case 'boolean':
        return false;
      case 'integer':
      case 'number':
        return smallest(target);
      case 'string':
        return text(target);
      default:
        return this.members(target);
    }
  }

  #items({ items = {}, minItems = 0 }: JsonSchema): unknown[] {
    const length = Math.min(minItems, MOST_ITEMS);
    return Array.from({ length }, () => this.#value(items));
  }
}

/**
 * Values made from a schema for the required inputs that have no default: the first example or enum value, or the smallest
 * value of the type. They may be refused all the same, for example by a pattern.
 *
 * @public
 */
export function sampleInputs({
  environmentInput,
  serviceInput,
  pipelineInput,
}: BundleSchema): {
  inputs: Record<string, unknown>;
  pipelineInputs: Record<string, unknown>;
} {
  return {
    inputs: sampleOf(environmentInput ?? serviceInput),
    pipelineInputs: sampleOf(pipelineInput),
  };
}

function sampleOf(schema: JsonSchema = {}): Record<string, unknown> {
  return new Sample(schema).members(schema);
}

function smallest(schema: JsonSchema): number {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema;
  const least = minimum ?? (exclusiveMinimum ?? 0) + 1;
  return Math.min(least, maximum ?? least, (exclusiveMaximum ?? Infinity) - 1);
}

function text({ minLength = 0, maxLength = LONGEST_TEXT }: JsonSchema): string {
  return 'sample'
    .padEnd(Math.min(minLength, LONGEST_TEXT), 'x')
    .slice(0, maxLength);
}
