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

import { TargetKind, TemplateKind } from '@nucleon/plugin-nucleon-common';
import {
  BundleSchema,
  InputType,
  JsonSchema,
  parseBundleSchema,
} from '@nucleon/template-bundle';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import type { Stores } from '../Stores';

/**
 * The input type that each kind of target takes its values from.
 *
 * @internal
 */
export const INPUT_TYPES: Record<TargetKind, InputType> = {
  environment: 'environmentInput',
  'service-instance': 'serviceInput',
  'service-pipeline': 'pipelineInput',
};

/**
 * The schema of a version, read from its content: a version's schema is not
 * stored beside it, and a plain template has none but its parameters.
 *
 * @internal
 */
export async function loadSchema(
  stores: Stores,
  version: Pick<TemplateVersionRecord, 'digest'>,
  kind: TemplateKind,
): Promise<BundleSchema> {
  const files = await stores.bundles.getFiles(version.digest);
  return parseBundleSchema(files, { kind }).schema;
}

/**
 * The schema of the inputs of one kind of target.
 *
 * @internal
 */
export async function loadInputSchema(
  stores: Stores,
  version: Pick<TemplateVersionRecord, 'digest'>,
  kind: TargetKind,
): Promise<JsonSchema> {
  const schema = await loadSchema(
    stores,
    version,
    kind === 'environment' ? 'environment' : 'service',
  );
  return schema[INPUT_TYPES[kind]] ?? {};
}
