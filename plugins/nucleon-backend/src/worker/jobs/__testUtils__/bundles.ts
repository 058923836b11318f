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

import { BundleFile } from '@nucleon/template-bundle';

const MANIFEST = `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: jinja
      template_language: cloudformation
`;

// All inputs of a part are used, so that nothing is said about unused ones.
const templateOf = (inputs: string) => `Description: "{{ ${inputs} }}"
Resources:
  Thing:
    Type: AWS::SNS::Topic
`;

/** Files by their paths and texts. */
export function toFiles(texts: Record<string, string>): BundleFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    content: new TextEncoder().encode(text),
  }));
}

/** Options of {@link schemaOf}. */
export type SchemaParts = Partial<
  Record<'environment' | 'service' | 'pipeline', string[]>
>;

/** The text of a schema whose inputs are text; `name*` is required. */
export function schemaOf(parts: SchemaParts): string {
  const lines = ['schema:', '  format:', '    openapi: "3.0.0"'];
  for (const part of Object.keys(parts)) {
    lines.push(`  ${part}_input_type: ${part}Input`);
  }
  lines.push('  types:');
  for (const [part, inputs] of Object.entries(parts)) {
    const required = inputs.filter(name => name.endsWith('*'));
    lines.push(`    ${part}Input:`, '      type: object');
    if (required.length) {
      const names = required.map(name => name.slice(0, -1)).join(', ');
      lines.push(`      required: [${names}]`);
    }
    lines.push('      properties:');
    for (const name of inputs) {
      lines.push(`        ${name.replace('*', '')}: { type: string }`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** An environment bundle. */
export function environmentBundle(
  more: Record<string, string> = {},
): BundleFile[] {
  return toFiles({
    'schema/schema.yaml': schemaOf({ environment: ['cidr'] }),
    'infrastructure/manifest.yaml': MANIFEST,
    'infrastructure/cloudformation.yaml': templateOf('environment.inputs'),
    ...more,
  });
}

/** A service bundle with a pipeline. */
export function serviceBundle(more: Record<string, string> = {}): BundleFile[] {
  return toFiles({
    'schema/schema.yaml': schemaOf({
      service: ['image'],
      pipeline: ['branch'],
    }),
    'instance_infrastructure/manifest.yaml': MANIFEST,
    'instance_infrastructure/cloudformation.yaml': templateOf(
      'service_instance.inputs',
    ),
    'pipeline_infrastructure/manifest.yaml': MANIFEST,
    'pipeline_infrastructure/cloudformation.yaml':
      templateOf('pipeline.inputs'),
    '.template-registration.yaml': 'compatible_environments:\n  - network:1\n',
    ...more,
  });
}
