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

// A short value is found everywhere by accident, and hiding it hides nothing.
const SHORTEST_SECRET = 4;

/**
 * The texts in sensitive values, the longest first, so that one which contains
 * another is hidden whole.
 *
 * @internal
 */
export function listSecrets(value: unknown): string[] {
  return [...new Set(collect(value))].sort((a, b) => b.length - a.length);
}

/**
 * What an engine tells with the secrets taken out: a property's value before and
 * after, the reason of a failure, an event.
 *
 * @internal
 */
export function hideSecrets<T>(value: T, secrets: string[]): T;
export function hideSecrets(value: unknown, secrets: string[]): unknown {
  if (typeof value === 'string') {
    return secrets.reduce(
      (text, secret) => text.replaceAll(secret, '****'),
      value,
    );
  }
  if (Array.isArray(value)) {
    return value.map(item => hideSecrets(item, secrets));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        hideSecrets(member, secrets),
      ]),
    );
  }
  return value;
}

function collect(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(collect);
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    return [];
  }
  const text = String(value);
  return text.length >= SHORTEST_SECRET ? [text] : [];
}
