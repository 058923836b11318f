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

/**
 * Files of a bundle, from their texts by path.
 *
 * @internal
 */
export function bundleFiles(texts: Record<string, string>): BundleFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    content: new TextEncoder().encode(text),
  }));
}

/**
 * The manifest of a CloudFormation template.
 *
 * @internal
 */
export const cloudFormationManifest = `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: jinja
      template_language: cloudformation
`;

/**
 * A schema with one type for each named input type, all with the given properties.
 *
 * @internal
 */
export function schemaText(
  inputTypes: string[],
  properties = '        size: { type: string, default: small }',
): string {
  const named = inputTypes.map(key => `  ${key}: Input\n`).join('');
  return `schema:
  format:
    openapi: "3.0.0"
${named}  types:
    Input:
      type: object
      properties:
${properties}
`;
}

/**
 * A bundle of a service with a pipeline.
 *
 * @internal
 */
export function serviceBundle(): Record<string, string> {
  return {
    'schema/schema.yaml': schemaText([
      'service_input_type',
      'pipeline_input_type',
    ]),
    'instance_infrastructure/manifest.yaml': cloudFormationManifest,
    'instance_infrastructure/cloudformation.yaml':
      "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: '{{ service_instance.inputs.size }}' } } }\n",
    'pipeline_infrastructure/manifest.yaml': cloudFormationManifest,
    'pipeline_infrastructure/cloudformation.yaml':
      "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: '{{ pipeline.inputs.size }}' } } }\n",
    '.template-registration.yaml':
      'compatible_environments: ["network:1", "platform:2"]\nsupported_component_sources: [DIRECTLY_DEFINED]\n',
  };
}

/**
 * A bundle of an environment.
 *
 * @internal
 */
export function environmentBundle(): Record<string, string> {
  return {
    'schema/schema.yaml': schemaText(['environment_input_type']),
    'infrastructure/manifest.yaml': cloudFormationManifest,
    'infrastructure/cloudformation.yaml':
      "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: '{{ environment.inputs.size }}' } } }\n",
  };
}
