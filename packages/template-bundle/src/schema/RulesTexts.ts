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
import { createHash } from 'node:crypto';
import { JsonSchema } from './JsonSchema';
import { resolveReference } from './references';
import { canonicalText, isObject } from './values';

const ANNOTATIONS = ['title', 'description', 'examples', 'definitions'];

interface Rules {
  text: string;
  references: string[];
}

/**
 * Texts that are the same for schemas that say the same rules: with the types that they refer to, without notes for people.
 *
 * @internal
 */
export class RulesTexts {
  readonly #root: JsonSchema;
  readonly #rules = new Map<string, Rules>();
  readonly #digests = new Map<string, string>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /** The text of a schema below the root. */
  of(schema: JsonSchema): string {
    const { text, references } = readRules(schema);
    return [
      text,
      ...references.map(reference => this.#digestOf(reference)),
    ].join('\n');
  }

  // Of a type and all that it refers to in turn. Their text may be as long as the schema, and is asked for at each place.
  #digestOf(reference: string): string {
    const known = this.#digests.get(reference);
    if (known !== undefined) {
      return known;
    }
    const hash = createHash('sha256');
    const seen = new Set([reference]);
    // A set is gone through to its end, also what is added on the way.
    for (const next of seen) {
      const { text, references } = this.#rulesOf(next);
      hash.update(`${next}\n${text}\n`);
      for (const further of references) {
        seen.add(further);
      }
    }
    const digest = hash.digest('hex');
    this.#digests.set(reference, digest);
    return digest;
  }

  #rulesOf(reference: string): Rules {
    const known = this.#rules.get(reference);
    if (known) {
      return known;
    }
    const target = resolveReference(this.#root, reference);
    const rules = target ? readRules(target) : { text: '', references: [] };
    this.#rules.set(reference, rules);
    return rules;
  }
}

function readRules(schema: JsonSchema): Rules {
  const text = canonicalText(withoutNotes(schema));
  const references = new Set<string>();
  for (const [, reference] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
    references.add(reference);
  }
  return { text, references: [...references] };
}

function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNotes);
  }
  if (!isObject(value)) {
    return value;
  }
  const rest: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    // Below `properties` a title is a name like any other, and a map, where the note is text.
    if (!ANNOTATIONS.includes(key) || isObject(member)) {
      rest[key] = withoutNotes(member);
    }
  }
  return rest;
}
