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

/** Registers and publishes a small environment template. */
export async function publishTemplate({
  rest,
  directory,
  name,
  template = TEMPLATE,
}) {
  const bundle = path.join(directory, name);
  for (const [file, text] of [
    ['schema/schema.yaml', SCHEMA],
    ['infrastructure/manifest.yaml', MANIFEST],
    ['infrastructure/cloudformation.yaml', template],
  ]) {
    mkdirSync(path.join(bundle, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(bundle, file), text);
  }
  const { stdout } = spawnSync('tar', ['-czf', '-', '-C', bundle, '.']);
  await rest('POST', '/templates', { kind: 'environment', name });
  const versions = `/templates/environment/default/${name}/versions`;
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
