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

import { BundlePart } from '../bundle/Bundle';
import { Placeholders } from './Placeholders';
import { RenderContext, Values } from './RenderContext';

/**
 * The parameters as Proton named them (3.2), made of placeholders and inputs.
 *
 * @internal
 */
export function createPreviewContext(
  part: BundlePart,
  options: {
    placeholders: Placeholders;
    inputs: Values;
    instanceInputs: Values;
    hasPipeline: boolean;
  },
): RenderContext {
  const { placeholders, inputs, instanceInputs, hasPipeline } = options;
  const environmentAt = (path: string) =>
    placeholders.names(path, ['name', 'account_id'], {
      outputs: placeholders.outputs(`${path}.outputs`),
    });
  const service = placeholders.names('service', [
    'name',
    ...(hasPipeline
      ? ['branch_name', 'repository_connection_arn', 'repository_id']
      : []),
  ]);
  const contexts: Record<BundlePart, () => Values> = {
    infrastructure: () => ({
      environment: placeholders.names('environment', ['name'], { inputs }),
    }),
    instance: () => ({
      environment: environmentAt('environment'),
      service,
      service_instance: placeholders.names('service_instance', ['name'], {
        inputs,
        components: {
          default: placeholders.component(
            'service_instance.components.default',
          ),
        },
      }),
    }),
    pipeline: () => ({
      service,
      pipeline: { inputs },
      service_instances: [
        placeholders.names('service_instances[0]', ['name'], {
          inputs: instanceInputs,
          outputs: placeholders.outputs('service_instances[0].outputs'),
          environment: environmentAt('service_instances[0].environment'),
        }),
      ],
    }),
  };
  // Maps of the template engine stand where plain ones do otherwise.
  return contexts[part]() as RenderContext;
}
