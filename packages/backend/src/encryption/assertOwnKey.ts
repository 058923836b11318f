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

import { Config } from '@backstage/config';
import { NotAllowedError } from '@backstage/errors';

/** What app-config.yaml falls back to. */
const EXAMPLE_KEY = 'for-the-example-portal-only';

/**
 * Refuses the example's key wherever people are not the example's. An unset
 * variable alone would do nothing: the value of the file below counts then.
 */
export function assertOwnKey(config: Config): void {
  const keys = [
    config.getOptionalString('nucleon.encryption.key'),
    ...(config.getOptionalStringArray('nucleon.encryption.previousKeys') ?? []),
  ];
  const isExample = config.getOptionalBoolean('auth.personas') ?? false;
  if (!isExample && keys.includes(EXAMPLE_KEY)) {
    throw new NotAllowedError(
      "Everybody can read the example's encryption key. Set NUCLEON_ENCRYPTION_KEY to 32 random bytes, such as from 'openssl rand -base64 32'",
    );
  }
}
