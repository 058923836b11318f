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
import { resolveReference } from './references';

/**
 * The place of an input: names of properties, and `*` for every item of a list or every member of a map.
 *
 * @public
 */
export type InputPath = string[];

// Types that hold types twice double the places with each level.
const MAX_PLACES = 1_000;
const MAX_DEPTH = 64;

/**
 * The places of all inputs that hold secrets: `format: password` or `writeOnly: true`, at any depth. Where a type with a
 * secret holds itself, or the places are too many to name, the place of the whole value stands for those inside.
 *
 * @public
 */
export function sensitiveInputs(schema: JsonSchema): InputPath[] {
  const found = new Map<string, InputPath>();
  const secretive = schemasWithSecrets(schema);
  const open = new Set<JsonSchema>();
  const visit = (current: JsonSchema, path: InputPath) => {
    if (!secretive.has(current)) {
      return;
    }
    const isWhole =
      isSecret(current) ||
      open.has(current) ||
      found.size >= MAX_PLACES ||
      path.length >= MAX_DEPTH;
    if (isWhole) {
      found.set(JSON.stringify(path), path);
      return;
    }
    open.add(current);
    for (const { segment, child } of children(schema, current)) {
      visit(child, segment === undefined ? path : [...path, segment]);
    }
    open.delete(current);
  };
  visit(schema, []);
  return [...found.values()];
}

/**
 * The parts of a schema that hold secrets, at any depth.
 *
 * @internal
 */
export function schemasWithSecrets(root: JsonSchema): Set<JsonSchema> {
  const parents = new Map<JsonSchema, JsonSchema[]>();
  const open = [root];
  const secretive: JsonSchema[] = [];
  const seen = new Set(open);
  while (open.length) {
    const schema = open.pop()!;
    if (isSecret(schema)) {
      secretive.push(schema);
    }
    for (const { child } of children(root, schema)) {
      if (!seen.has(child)) {
        seen.add(child);
        open.push(child);
        parents.set(child, []);
      }
      parents.get(child)?.push(schema);
    }
  }
  const result = new Set(secretive);
  while (secretive.length) {
    for (const parent of parents.get(secretive.pop()!) ?? []) {
      if (!result.has(parent)) {
        result.add(parent);
        secretive.push(parent);
      }
    }
  }
  return result;
}

function children(
  root: JsonSchema,
  schema: JsonSchema,
): { segment?: string; child: JsonSchema }[] {
  const result: { segment?: string; child: JsonSchema }[] = [];
  if (schema.$ref !== undefined) {
    const target = resolveReference(root, schema.$ref);
    return target ? [{ child: target }] : [];
  }
  for (const combination of [schema.allOf, schema.anyOf, schema.oneOf]) {
    for (const child of combination ?? []) {
      result.push({ child });
    }
  }
  for (const [segment, child] of Object.entries(schema.properties ?? {})) {
    result.push({ segment, child });
  }
  if (schema.items) {
    result.push({ segment: '*', child: schema.items });
  }
  if (typeof schema.additionalProperties === 'object') {
    result.push({ segment: '*', child: schema.additionalProperties });
  }
  return result;
}
