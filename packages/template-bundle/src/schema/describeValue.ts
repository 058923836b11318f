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
import { canonicalText, isObject } from './values';
import { JsonSchema } from './JsonSchema';

const SHOWN = 60;

/**
 * Names a value for people: `the text '80'`, `true`, `a list`, `missing`.
 *
 * @internal
 */
export function describeValue(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value === null) {
    return 'empty';
  }
  if (typeof value === 'string') {
    return `the text '${shorten(value)}'`;
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (isObject(value)) {
    return 'a map';
  }
  return canonicalText(value);
}

/**
 * Names a value, unless its schema says that it is a secret.
 *
 * @internal
 */
export function describeInput(schema: JsonSchema, value: unknown): string {
  return isSecret(schema) ? 'not' : describeValue(value);
}

/**
 * Whether a schema marks its values as secret.
 *
 * @internal
 */
export function isSecret(schema: JsonSchema): boolean {
  return schema.format === 'password' || schema.writeOnly === true;
}

/**
 * Cuts a text to what fits into a message.
 *
 * @internal
 */
export function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}
