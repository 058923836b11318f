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

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './startProcess.mjs';

const MANIFEST = `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: jinja
      template_language: cloudformation
`;

const SCHEMA = `schema:
  format:
    openapi: "3.0.0"
  environment_input_type: Inputs
  types:
    Inputs:
      type: object
      properties:
        timeout: { type: integer, default: 30 }
`;

const TEMPLATE = `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: {{ environment.inputs.timeout }}
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  Timeout:
    Value: "{{ environment.inputs.timeout }}"
`;

const SERVICE_SCHEMA = `schema:
  format:
    openapi: "3.0.0"
  service_input_type: Inputs
  pipeline_input_type: Pipeline
  types:
    Inputs:
      type: object
      properties:
        timeout: { type: integer, default: 30 }
    Pipeline:
      type: object
      properties:
        stage: { type: string, default: all }
`;

const INSTANCE_TEMPLATE = TEMPLATE.replaceAll(
  'environment.inputs',
  'service_instance.inputs',
);

const PIPELINE_TEMPLATE = `Resources:
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  Stage:
    Value: "{{ pipeline.inputs.stage }}"
`;

/** One of more than 51,200 bytes, which has to go through a bucket. */
export const LARGE_TEMPLATE = `Metadata:
  Filler: "${'x'.repeat(60_000)}"
${TEMPLATE}`;

/** Registers and publishes a small environment template. */
export async function publishTemplate({
  rest,
  directory,
  name,
  template = TEMPLATE,
}) {
  await publish({ rest, directory, kind: 'environment', name }, [
    ['schema/schema.yaml', SCHEMA],
    ['infrastructure/manifest.yaml', MANIFEST],
    ['infrastructure/cloudformation.yaml', template],
  ]);
}

/** The same for a service with a pipeline, in environments of a template. */
export async function publishServiceTemplate({
  rest,
  directory,
  name,
  compatible,
}) {
  await publish({ rest, directory, kind: 'service', name }, [
    ['schema/schema.yaml', SERVICE_SCHEMA],
    ['instance_infrastructure/manifest.yaml', MANIFEST],
    ['instance_infrastructure/cloudformation.yaml', INSTANCE_TEMPLATE],
    ['pipeline_infrastructure/manifest.yaml', MANIFEST],
    ['pipeline_infrastructure/cloudformation.yaml', PIPELINE_TEMPLATE],
    [
      '.template-registration.yaml',
      `compatible_environments:\n  - ${compatible}:1\n`,
    ],
  ]);
}

async function publish({ rest, directory, kind, name }, files) {
  const bundle = path.join(directory, name);
  for (const [file, text] of files) {
    mkdirSync(path.join(bundle, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(bundle, file), text);
  }
  const { stdout } = spawnSync('tar', ['-czf', '-', '-C', bundle, '.']);
  await rest('POST', '/templates', { kind, name });
  const versions = `/templates/${kind}/default/${name}/versions`;
  const { version } = await rest('POST', versions, new Uint8Array(stdout));
  await until('registering the template', async () => {
    const { status, problems } = await rest('GET', `${versions}/${version}`);
    if (status === 'REGISTRATION_FAILED') {
      const error = new Error(JSON.stringify(problems));
      throw Object.assign(error, { isFinal: true });
    }
    return status === 'DRAFT';
  });
  await rest('PATCH', `${versions}/${version}`, { status: 'PUBLISHED' });
}
