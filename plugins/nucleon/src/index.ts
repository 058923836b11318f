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
 * The Nucleon pages, cards and forms for Backstage.
 *
 * @packageDocumentation
 */
export * from './api/nucleonApiRef';
export * from './catalog';
export {
  isNucleonEnvironment,
  isNucleonService,
  isNucleonTemplate,
} from './entity/nucleonEntity';
export type { InputValues } from './forms/inputSchema';
export type { InstanceValue, NucleonSpecValue } from './forms/specValue';
export * from './plugin';
export { rootRouteRef as nucleonRouteRef } from './routes';
export { NUCLEON_SECRETS_KEY } from './scaffolder/taskSecrets';
export type { NucleonSpecUiOptions } from './scaffolder';
export { nucleonTranslationRef } from './translation';
