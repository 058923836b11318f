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

import { FakeTemplate } from '@nucleon/plugin-nucleon-node/testUtils';

const MANIFEST = `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: jinja
      template_language: cloudformation
`;

/** A property of a schema, and whether it is required. */
export type InputText = { [name: string]: string };

/** Options of the bundles. */
export type BundleTextOptions = {
  /** Properties as YAML in one line; a name that ends in `*` is required. */
  inputs?: InputText;
  pipelineInputs?: InputText;
  template?: FakeTemplate;
  pipelineTemplate?: FakeTemplate;
  compatible?: string[];
};

/** The files of an environment template's version; a template that is a text is taken as it is. */
export function environmentTexts(
  options: Omit<BundleTextOptions, 'template'> & {
    template?: FakeTemplate | string;
  } = {},
): Record<string, string> {
  const { inputs = { cidr: '{ type: string, default: 10.0.0.0/16 }' } } =
    options;
  const template = options.template ?? {
    resources: ['Vpc'],
    outputs: {
      VpcId: 'vpc-{{ environment.name }}',
      Cidr: '{{ environment.inputs.cidr }}',
    },
  };
  return {
    'schema/schema.yaml': schemaText({ environment: inputs }),
    'infrastructure/manifest.yaml': MANIFEST,
    'infrastructure/cloudformation.yaml':
      typeof template === 'string' ? template : JSON.stringify(template),
  };
}

/** The files of a service template's version, for the fake engine. */
export function serviceTexts(
  options: BundleTextOptions = {},
): Record<string, string> {
  const {
    inputs = {
      'image*': '{ type: string }',
      size: '{ type: integer, default: 1 }',
    },
  } = options;
  const template = options.template ?? {
    resources: ['Task'],
    outputs: {
      Image: '{{ service_instance.inputs.image }}',
      Vpc: '{{ environment.outputs.VpcId }}',
    },
  };
  const compatible = options.compatible ?? ['network:1'];
  const { pipelineInputs } = options;
  return {
    'schema/schema.yaml': schemaText({
      service: inputs,
      pipeline: pipelineInputs,
    }),
    'instance_infrastructure/manifest.yaml': MANIFEST,
    'instance_infrastructure/cloudformation.yaml': JSON.stringify(template),
    ...(pipelineInputs && {
      'pipeline_infrastructure/manifest.yaml': MANIFEST,
      'pipeline_infrastructure/cloudformation.yaml': JSON.stringify(
        options.pipelineTemplate ?? {
          resources: ['Pipeline'],
          outputs: {
            Branch: '{{ pipeline.inputs.branch }}',
            Instances:
              '{% for service_instance in service_instances %}{{ service_instance.name }} {% endfor %}',
          },
        },
      ),
    }),
    '.template-registration.yaml': [
      'compatible_environments:',
      ...compatible.map(entry => `  - ${entry}`),
      '',
    ].join('\n'),
  };
}

function schemaText(types: Record<string, InputText | undefined>): string {
  const parts = Object.entries(types).filter(
    ([, inputs]) => inputs !== undefined,
  );
  return [
    'schema:',
    '  format: { openapi: "3.0.0" }',
    ...parts.map(([part]) => `  ${part}_input_type: ${part}Input`),
    '  types:',
    ...parts.flatMap(([part, inputs]) =>
      typeText(`${part}Input`, inputs ?? {}),
    ),
    '',
  ].join('\n');
}

function typeText(name: string, inputs: InputText): string[] {
  const required = Object.keys(inputs).filter(input => input.endsWith('*'));
  const list = required.map(input => input.slice(0, -1)).join(', ');
  return [
    `    ${name}:`,
    '      type: object',
    ...(required.length ? [`      required: [${list}]`] : []),
    '      properties:',
    ...Object.entries(inputs).map(
      ([input, text]) => `        ${input.replace('*', '')}: ${text}`,
    ),
  ];
}
