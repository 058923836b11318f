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

const DEFINITIONS = '#/definitions/';

/**
 * The reference to a type among the definitions.
 *
 * @internal
 */
export function definitionReference(name: string): string {
  const pointer = name.replace(/~/g, '~0').replace(/\//g, '~1');
  return DEFINITIONS + encodeURIComponent(pointer);
}

/**
 * The type that a reference means; `undefined` for one that means nothing.
 *
 * @internal
 */
export function resolveReference(
  root: JsonSchema,
  reference: string,
): JsonSchema | undefined {
  if (!reference.startsWith(DEFINITIONS)) {
    return undefined;
  }
  const pointer = decodeURIComponent(reference.slice(DEFINITIONS.length));
  const name = pointer.replace(/~1/g, '/').replace(/~0/g, '~');
  const definitions = root.definitions ?? {};
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

/**
 * The schema itself, or what its reference means; references that lead in a circle were refused at registration.
 *
 * @internal
 */
export function dereference(root: JsonSchema, schema: JsonSchema): JsonSchema {
  let current = schema;
  for (let hops = 0; current.$ref !== undefined && hops < 100; hops += 1) {
    current = resolveReference(root, current.$ref) ?? {};
  }
  return current;
}
