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
import { Float } from '@nucleon/jinja';

/**
 * Whether a value is a map of members (and no list, no `Float`).
 *
 * @internal
 */
export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Float)
  );
}

/**
 * The number that a value is, if it is one.
 *
 * @internal
 */
export function numberOf(value: unknown): number | undefined {
  if (value instanceof Float) {
    return value.value;
  }
  return typeof value === 'number' ? value : undefined;
}

/**
 * A text that is the same for values that JSON Schema takes for equal: 80 and 80.0 are, 1 and true are not.
 *
 * @internal
 */
export function canonicalText(value: unknown): string {
  const number = numberOf(value);
  if (number !== undefined) {
    return String(Object.is(number, -0) ? 0 : number);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).join(',')}]`;
  }
  if (isObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map(key => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * A copy that shares nothing with the original.
 *
 * @internal
 */
export function copyValue<T>(value: T): T;
export function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copyValue);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, copyValue(member)]),
    );
  }
  return value;
}
