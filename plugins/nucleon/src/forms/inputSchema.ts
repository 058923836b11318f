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

/**
 * The part of JSON Schema (draft-07) that schemas of versions use.
 *
 * @internal
 */
export type InputSchema = {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: JsonValue;
  enum?: JsonValue[];
  format?: string;
  writeOnly?: boolean;
  NoEcho?: boolean;
  properties?: Record<string, InputSchema>;
  required?: string[];
  items?: InputSchema;
  additionalProperties?: boolean | InputSchema;
  [keyword: string]: unknown;
};

/**
 * Values of inputs, without the sensitive ones.
 *
 * @public
 */
export type InputValues = JsonObject;

/**
 * Sensitive values by their path, such as `database.password` or
 * `users.0.token`. A value is what its schema says, mostly text.
 *
 * @internal
 */
export type SecretValues = Record<string, JsonValue>;

/**
 * Whether a value must never be stored or shown.
 *
 * @internal
 */
export function isSensitive(schema: InputSchema): boolean {
  return (
    schema.format === 'password' ||
    schema.writeOnly === true ||
    schema.NoEcho === true
  );
}

/**
 * The schema of the entries of a map, where it has one.
 *
 * @internal
 */
export function getEntrySchema(
  schema: InputSchema | undefined,
): InputSchema | undefined {
  const entry = schema?.additionalProperties;
  return typeof entry === 'object' ? entry : undefined;
}

/**
 * Whether a value is sensitive in one piece. Of a map of secrets this is the
 * whole map: its keys are free, and could not be told apart in a path. So is a
 * list of secrets: it stays as it was, or is given anew.
 *
 * @internal
 */
export function isSecretWhole(schema: InputSchema): boolean {
  const element = schema.properties ? undefined : getEntrySchema(schema);
  return [schema, schema.items, element].some(
    one => one !== undefined && isSensitive(one),
  );
}

/**
 * Whether a version asks for anything at all.
 *
 * @internal
 */
export function hasInputs(schema: InputSchema | undefined): boolean {
  return Object.keys(schema?.properties ?? {}).length > 0;
}

/**
 * A default as a person would write it.
 *
 * @internal
 */
export function describeDefault(value: JsonValue): string {
  if (Array.isArray(value)) {
    return value.map(describeDefault).join(', ');
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => `${key}: ${describeDefault(item ?? '')}`)
      .join(', ');
  }
  return String(value);
}
