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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Reads an entity ref and writes it in full; a name alone is a group, as in the
 * catalog's `spec.owner`.
 *
 * @internal
 */
export function assertEntityRef(
  what: string,
  text: string,
  defaultKind = 'group',
): string {
  const refuse = (cause?: unknown) =>
    new InputError(
      `The ${what} '${text}' is no entity ref, such as '${defaultKind}:default/example'`,
      cause,
    );
  // The catalog's own reader takes any text between the separators.
  if (!/^[A-Za-z0-9_.:/-]+$/.test(text)) {
    throw refuse();
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch (error) {
    throw refuse(error);
  }
}

/**
 * The same for a system; an empty text takes it away.
 *
 * @internal
 */
export function assertSystemRef(text: string): string {
  return text && assertEntityRef('system', text, 'system');
}
