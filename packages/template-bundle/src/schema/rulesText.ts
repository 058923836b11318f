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
import { canonicalText, isObject } from './values';

const ANNOTATIONS = ['title', 'description', 'examples', 'definitions'];

/**
 * A text that is the same for schemas that say the same rules: with the types that they refer to, without notes for people.
 *
 * @internal
 */
export function rulesText(root: JsonSchema, schema: JsonSchema): string {
  const texts: string[] = [];
  const open = [schema];
  const seen = new Set<string>();
  while (open.length) {
    const text = canonicalText(withoutNotes(open.pop()));
    texts.push(text);
    for (const [, reference] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
      const target = resolveReference(root, reference);
      if (target && !seen.has(reference)) {
        seen.add(reference);
        texts.push(reference);
        open.push(target);
      }
    }
  }
  return texts.join('\n');
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
