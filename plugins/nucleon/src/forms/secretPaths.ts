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
import { SecretValues } from './inputSchema';

/**
 * The sensitive values below a path, with what is left of their own.
 *
 * @internal
 */
export function secretsAt(secrets: SecretValues, prefix: string): SecretValues {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([path, value]) =>
      path.startsWith(`${prefix}.`)
        ? [[path.slice(prefix.length + 1), value]]
        : [],
    ),
  );
}

/**
 * Puts other sensitive values in the place of those below a path.
 *
 * @internal
 */
export function changeSecretsAt(
  secrets: SecretValues,
  prefix: string,
  changed: SecretValues,
): SecretValues {
  const others = Object.entries(secrets).filter(
    ([path]) => !path.startsWith(`${prefix}.`),
  );
  return Object.fromEntries([
    ...others,
    ...Object.entries(changed).map(([path, value]) => [
      `${prefix}.${path}`,
      value,
    ]),
  ]);
}

/**
 * Drops the sensitive values of a list's element, and lets the later ones
 * move up with their elements.
 *
 * @internal
 */
export function removeSecretsAt(
  secrets: SecretValues,
  index: number,
): SecretValues {
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([path, value]) => {
      const [first, ...rest] = path.split('.');
      const at = Number(first);
      if (at === index) {
        return [];
      }
      return [[[at > index ? at - 1 : at, ...rest].join('.'), value]];
    }),
  );
}
