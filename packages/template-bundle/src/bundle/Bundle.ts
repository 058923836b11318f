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
import { BundleFile } from '../archive/BundleFile';
import { BundleSchema } from '../schema/BundleSchema';
import { Manifest } from './Manifest';
import { Registration } from './parseRegistration';
import { TemplateKind } from './TemplateKind';

/**
 * The parts of a bundle that are provisioned each for itself: an environment's infrastructure, or a service's instances
 * and pipeline.
 *
 * @public
 */
export type BundlePart = 'infrastructure' | 'instance' | 'pipeline';

/**
 * The content of a template version, checked.
 *
 * @public
 */
export interface Bundle {
  /** Whether the version makes environments or services. */
  kind: TemplateKind;
  /** The inputs. */
  schema: BundleSchema;
  /** The text of schema.yaml. */
  schemaText: string;
  /** Whether services of this version have a pipeline. */
  hasPipeline: boolean;
  /** Set where customers provision the environments themselves. */
  provisioning?: 'CUSTOMER_MANAGED';
  /** Set where services have no pipeline. */
  pipelineProvisioning?: 'CUSTOMER_MANAGED';
  /** How each part is rendered and provisioned. */
  manifests: Partial<Record<BundlePart, Manifest>>;
  /** What the bundle itself says about compatible environments. */
  registration?: Registration;
  /** The files that the bundle was made of. */
  files: BundleFile[];
}

/**
 * The directory of each part, with its final slash.
 *
 * @internal
 */
export const partDirectories: Readonly<Record<BundlePart, string>> = {
  infrastructure: 'infrastructure/',
  instance: 'instance_infrastructure/',
  pipeline: 'pipeline_infrastructure/',
};
