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
  getEntrySchema,
  isSecretWhole,
} from './inputSchema';

/**
 * Takes the sensitive values out of a form's data, and with them what is empty
 * because nobody touched it: the form makes an object of everything that has
 * fields. What was empty on purpose before stays so.
 *
 * @internal
 */
export function splitSecrets(
  schema: InputSchema,
  data: JsonObject,
  before: InputValues = {},
): { value: InputValues; secrets: SecretValues } {
  const secrets: SecretValues = {};
  const value = take(data, { schema, before, path: [], secrets });
  return { value: (value as JsonObject | undefined) ?? {}, secrets };
}

type TakeOptions = {
  schema: InputSchema | undefined;
  before: JsonValue | undefined;
  path: string[];
  secrets: SecretValues;
};

function take(
  data: JsonValue | undefined,
  options: TakeOptions,
): JsonValue | undefined {
  const { schema, before, path, secrets } = options;
  if (schema && isSecretWhole(schema)) {
    if (!isUntouched(data)) {
      secrets[path.join('.')] = data!;
    }
    return undefined;
  }
  if (Array.isArray(data)) {
    return data.map((item, index) => takeItem(item, index, options));
  }
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  const old = isMap(before) ? before : undefined;
  const entries = Object.entries(data).flatMap(([key, item]) => {
    const property = schema?.properties?.[key];
    const kept = take(item, {
      schema: property ?? getEntrySchema(schema),
      before: old?.[key],
      path: [...path, key],
      secrets,
    });
    return kept === undefined ? [] : [[key, kept] as const];
  });
  // A map that lost its last entry is empty, as a list is.
  const isMeant = old && (Object.keys(old).length === 0 || !schema?.properties);
  return entries.length || isMeant ? Object.fromEntries(entries) : undefined;
}

/** An element that is not filled in yet keeps its place. */
function takeItem(
  item: JsonValue | undefined,
  index: number,
  options: TakeOptions,
): JsonValue {
  const { schema, before, path, secrets } = options;
  const old = Array.isArray(before) ? before : [];
  if (item === null && old.includes(null)) {
    return null;
  }
  const taken = take(item, {
    schema: schema?.items,
    before: old[index],
    path: [...path, String(index)],
    secrets,
  });
  return taken ?? getEmpty(schema?.items, item);
}

/** The form has null for any element that is empty. */
function getEmpty(
  schema: InputSchema | undefined,
  item: JsonValue | undefined,
): JsonValue {
  if (isMap(item) || schema?.properties || schema?.type === 'object') {
    return {};
  }
  if (schema?.type === 'array') {
    return [];
  }
  return schema?.type === undefined || schema.type === 'string' ? '' : null;
}

function isUntouched(data: JsonValue | undefined): boolean {
  return (
    data === undefined ||
    data === null ||
    data === '' ||
    (Array.isArray(data) && data.length === 0) ||
    (isMap(data) && Object.values(data).every(isUntouched))
  );
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
