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

/**
 * The file of the template sync layout that names compatible environments.
 *
 * @internal
 */
export const REGISTRATION_FILE = '.template-registration.yaml';

/**
 * Its older form, one `name:major` a line.
 *
 * @internal
 */
export const COMPATIBLE_ENVIRONMENTS_FILE = '.compatible-envs';

/**
 * Whether a path is one of the files that say what a version may be used with, and are no part of its content.
 *
 * @internal
 */
export function isRegistrationFile(path: string): boolean {
  return path === REGISTRATION_FILE || path === COMPATIBLE_ENVIRONMENTS_FILE;
}
