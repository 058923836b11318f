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
import {
  formatProblems,
  parseRegistration,
  Registration,
} from '@nucleon/template-bundle';
import { RegistrationFile } from '../../../database/queries/registerVersion';

/**
 * What a registration file says; throws all that is wrong with it.
 *
 * @internal
 */
export function parseRegistrationFile(
  file: RegistrationFile | undefined,
): Registration {
  if (!file) {
    throw new InputError(
      "The file '.template-registration.yaml' is gone; put it back, with the list 'compatible_environments'",
    );
  }
  const { path, content } = file;
  const { registration, problems } = parseRegistration([
    { path, content: new TextEncoder().encode(content) },
  ]);
  if (!registration) {
    throw new InputError(formatProblems(problems));
  }
  return registration;
}
