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

import { BundleFile, TemplateKind } from '@nucleon/template-bundle';

const SERVICE_PARTS = /^(?:instance_infrastructure|pipeline_infrastructure)\//;
const SERVICE_TYPES = /^\s*(?:service|pipeline)_input_type\s*:/m;
const REGISTRATION = ['.template-registration.yaml', '.compatible-envs'];

/**
 * Whether a bundle makes environments or services, by the signs that only one of them has. A plain template has none but
 * the file that names compatible environments, which services need.
 *
 * @internal
 */
export function inferKind(files: readonly BundleFile[]): TemplateKind {
  const schema = files.find(({ path }) => path === 'schema/schema.yaml');
  const isService =
    files.some(({ path }) => SERVICE_PARTS.test(path)) ||
    SERVICE_TYPES.test(new TextDecoder().decode(schema?.content)) ||
    files.some(({ path }) => REGISTRATION.includes(path));
  return isService ? 'service' : 'environment';
}
