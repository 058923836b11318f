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
import { join, resolve } from 'node:path';

const projectRoot = resolve(__dirname, '../../../..');

/**
 * The project's own example templates.
 *
 * @internal
 */
export const examplesDirectory = join(projectRoot, 'examples');

/**
 * The directory of real bundles and the oracle, which are no part of the project: NUCLEON_SHARED, or `shared` beside the
 * project. `undefined` where it is absent, unless NUCLEON_REQUIRE_SHARED=1 makes that an error.
 *
 * @internal
 */
export function findSharedFiles(): string | undefined {
  const directory =
    process.env.NUCLEON_SHARED ?? join(projectRoot, '../shared');
  if (existsSync(directory)) {
    return resolve(directory);
  }
  if (process.env.NUCLEON_REQUIRE_SHARED === '1') {
    throw new Error(`The directory ${directory} does not exist`);
  }
  return undefined;
}
