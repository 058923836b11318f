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

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root =
  process.env.NUCLEON_SHARED ?? resolve(__dirname, '../../../../../shared');

/**
 * A file or folder of the project's shared material.
 *
 * @internal
 */
export function sharedPath(...parts: string[]): string {
  return resolve(root, ...parts);
}

/**
 * Whether tests can and should use some of it: where it is required, its absence fails them.
 *
 * @internal
 */
export function isSharedUsable(...parts: string[]): boolean {
  return (
    process.env.NUCLEON_REQUIRE_SHARED === '1' ||
    existsSync(sharedPath(...parts))
  );
}
