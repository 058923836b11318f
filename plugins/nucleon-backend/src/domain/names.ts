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

import { InputError } from '@backstage/errors';

const LONGEST = 63;

/**
 * Throws unless the name obeys both Proton's pattern and the catalog's.
 *
 * @internal
 */
export function assertName(what: string, name: string): void {
  const isValid =
    name.length <= LONGEST &&
    /^[0-9A-Za-z]([0-9A-Za-z_-]*[0-9A-Za-z])?$/.test(name);
  if (!isValid) {
    throw new InputError(
      `The ${what} '${name.slice(0, 100)}' must have at most ${LONGEST} letters, digits, '-' and '_', and start and end with a letter or digit`,
    );
  }
}

/**
 * Throws unless the text is a Backstage namespace.
 *
 * @internal
 */
export function assertNamespace(namespace: string): void {
  if (
    namespace.length > LONGEST ||
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(namespace)
  ) {
    throw new InputError(
      `The namespace '${namespace.slice(0, 100)}' must have at most ${LONGEST} lower-case letters and digits, with '-' between them`,
    );
  }
}

/**
 * Reads `namespace/name`, or a name in the given namespace.
 *
 * @internal
 */
export function parseQualifiedName(
  text: string,
  defaultNamespace = 'default',
): { namespace: string; name: string } {
  const parts = text.split('/');
  if (parts.length > 2 || parts.some(part => part === '')) {
    throw new InputError(`'${text}' is neither a name nor 'namespace/name'`);
  }
  return parts.length === 2
    ? { namespace: parts[0], name: parts[1] }
    : { namespace: defaultNamespace, name: text };
}

/**
 * What decides whether two names are the same.
 *
 * @internal
 */
export function toNameKey(name: string): string {
  return name.toLowerCase();
}
