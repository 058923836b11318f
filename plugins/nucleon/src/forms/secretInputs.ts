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
import {
  InputSchema,
  InputValues,
  SecretValues,
  isSensitive,
} from './inputSchema';

/**
 * Takes the sensitive values out of a form's data, and with them what is empty
 * because nobody touched it.
 *
 * @internal
 */
export function splitSecrets(
  schema: InputSchema,
  data: JsonObject,
): { value: InputValues; secrets: SecretValues } {
  const secrets: SecretValues = {};
  const value = take(schema, data, [], secrets);
  return { value: (value as JsonObject | undefined) ?? {}, secrets };
}

function take(
  schema: InputSchema | undefined,
  data: JsonValue | undefined,
  path: string[],
  secrets: SecretValues,
): JsonValue | undefined {
  if (data === undefined || data === null) {
    return undefined;
  }
  if (schema && isSensitive(schema)) {
    if (data !== '') {
      secrets[path.join('.')] =
        typeof data === 'string' ? data : JSON.stringify(data);
    }
    return undefined;
  }
  if (Array.isArray(data)) {
    // An element that is not filled in yet keeps its place.
    return data.map(
      (item, index) =>
        take(schema?.items, item, [...path, String(index)], secrets) ??
        (typeof item === 'object' ? {} : ''),
    );
  }
  if (typeof data === 'object') {
    const entries = Object.entries(data).flatMap(([key, item]) => {
      const kept = take(
        schema?.properties?.[key],
        item,
        [...path, key],
        secrets,
      );
      return kept === undefined ? [] : [[key, kept] as const];
    });
    return entries.length ? Object.fromEntries(entries) : undefined;
  }
  return data;
}

/**
 * Puts sensitive values back among the others, for the form to draw them.
 *
 * @internal
 */
export function mergeSecrets(
  value: InputValues,
  secrets: SecretValues,
): JsonObject {
  const data = structuredCloneOf(value);
  for (const [path, secret] of Object.entries(secrets)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    // Objects and arrays are both written by key here.
    let place = data as Record<string, JsonValue | undefined>;
    for (const key of keys) {
      place[key] ??= {};
      place = place[key] as Record<string, JsonValue | undefined>;
    }
    place[last] = secret;
  }
  return data;
}

function structuredCloneOf(value: InputValues): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
