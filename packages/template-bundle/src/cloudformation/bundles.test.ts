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

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  bundleFiles,
  cloudFormationManifest,
} from '../__testUtils__/bundleFiles';
import {
  examplesDirectory,
  findSharedFiles,
} from '../__testUtils__/sharedFiles';
import { readDirectory } from '../archive/readDirectory';
import { Bundle, BundlePart } from '../bundle/Bundle';
import { parseBundle } from '../bundle/parseBundle';
import { pipelineNamespace } from '../render/namespaces';
import { previewBundle } from '../render/previewBundle';
import {
  RenderedFile,
  renderInfrastructure,
} from '../render/renderInfrastructure';
import { applyDefaults } from '../schema/applyDefaults';
import {
  checkCloudFormation,
  CloudFormationProblem,
} from './checkCloudFormation';

// Loading the rules takes seconds.
jest.setTimeout(120_000);

async function readBundle(directory: string): Promise<Bundle> {
  const files = await readDirectory(directory);
  const kind = files.some(({ path }) => path.startsWith('instance_'))
    ? 'service'
    : 'environment';
  return parseBundle(files, { kind, inferProvisioning: true }).bundle!;
}

async function checkBundle(directory: string) {
  const bundle = await readBundle(directory);
  const files = Object.keys(bundle.manifests).flatMap(part =>
    renderPart(bundle, part as BundlePart),
  );
  const found: CloudFormationProblem[] = [];
  for (const file of files) {
    found.push(...(await checkCloudFormation(file)));
  }
  return { files, found };
}

// The pipeline of a sample looks its runtime up: a placeholder is none.
function renderPart(bundle: Bundle, part: BundlePart): RenderedFile[] {
  const { [part]: manifest } = bundle.manifests;
  const { files, problems } = previewBundle(
    { ...bundle, manifests: { [part]: manifest } },
    { mapLines: true },
  );
  if (part !== 'pipeline' || !problems.length) {
    expect(problems).toEqual([]);
    return files;
  }
  const { pipelineInput = {}, serviceInput = {} } = bundle.schema;
  const context = pipelineNamespace({
    service: {
      name: 'shop',
      branchName: 'main',
      repositoryId: 'o/r',
      repositoryConnectionArn: 'arn:aws:codestar-connections:::connection/c',
    },
    inputs: applyDefaults(pipelineInput, {}),
    instances: ['dev', 'prod'].map(name => ({
      name,
      inputs: applyDefaults(serviceInput, {}),
      outputs: { LambdaRuntime: 'python3.8' },
      environment: {
        name: 'net',
        accountId: '111122223333',
        outputs: { PublicSubnets: 'subnet-1,subnet-2' },
      },
    })),
  });
  return renderInfrastructure(bundle, part, context, { mapLines: true });
}

function below(directory: string): string[] {
  return readdirSync(directory)
    .map(name => join(directory, name, 'v1'))
    .filter(existsSync);
}

describe('checking what a bundle renders', () => {
  it('names the line of the template, in a loop and behind a filter', async () => {
    const source = `Resources:
{% for name in service_instance.inputs.names %}
  Topic{{ name }}:
    Type: AWS::SNS::Topic
    Properties:
      {# what Proton took #}
      {% if name != 'A' %}
      TopicNam: {{ name }}
      {% endif %}
{% endfor %}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: a
          Image: b
          Environment:
            {{ environment.outputs | proton_cfn_ecs_task_definition_formatted_env_vars }}
          Imag: c
`;
    const path = 'instance_infrastructure/cloudformation.yaml';
    const files = bundleFiles({
      'instance_infrastructure/manifest.yaml': cloudFormationManifest,
      [path]: source,
    });
    const manifests = { instance: { engine: 'cloudformation', path } as const };
    const [file] = renderInfrastructure(
      { schema: {}, files, manifests },
      'instance',
      {
        environment: { name: 'e', outputs: { One: '1', Two: '2', Three: '3' } },
        service_instance: { name: 'i', inputs: { names: ['A', 'B', 'C'] } },
      },
      { mapLines: true },
    );
    expect(await checkCloudFormation(file)).toMatchObject([
      { file: path, line: 8, severity: 'error', rule: 'F3002' },
      { file: path, line: 19, severity: 'error', rule: 'F3002' },
    ]);
  });

  it('names the line of a plain template, whatever its parameters are given', async () => {
    const source = `Parameters:
  Size:
    Type: Number
  Text:
    Type: String
    Default: |
      one
      two
  Other: { Type: String }
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: { DisplayName: !Sub '\${Size}\${Text}\${Other}', Foo: 1 }
`;
    const path = 'template.yaml';
    const [file] = renderInfrastructure(
      {
        schema: {},
        files: bundleFiles({ [path]: source }),
        manifests: {
          infrastructure: { engine: 'cloudformation', isPlain: true, path },
        },
      },
      'infrastructure',
      {
        environment: { name: 'e', inputs: { Size: 1, Text: 'x', Other: 'y' } },
      },
      { mapLines: true },
    );
    expect(file.sourceLines).toEqual([
      1, 2, 3, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14,
    ]);
    expect(await checkCloudFormation(file)).toMatchObject([
      { line: 13, severity: 'error', rule: 'F3002' },
    ]);
  });

  it.each(below(join(examplesDirectory, 'templates')))(
    'finds no error in %s',
    async directory => {
      const { found } = await checkBundle(directory);
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});

const shared = findSharedFiles();
const describeShared = shared ? describe : describe.skip;

describeShared("checking AWS's samples", () => {
  const bundles = join(shared ?? '', 'bundles/cloudformation');
  const directories = shared
    ? ['environment-templates', 'service-templates'].flatMap(kind =>
        below(join(bundles, kind)),
      )
    : [];

  it('finds no error, but what is old and what placeholders are not', async () => {
    expect(directories.length).toBeGreaterThanOrEqual(5);
    const errors: unknown[] = [];
    const rules = new Set<string>();
    for (const directory of directories) {
      const { files, found } = await checkBundle(directory);
      expect(files.length).toBeGreaterThan(0);
      found.forEach(({ rule }) => rules.add(rule));
      errors.push(...found.filter(({ severity }) => severity === 'error'));
    }
    expect(errors).toEqual([]);
    expect([...rules].sort()).toEqual(
      expect.arrayContaining(['E2533', 'F3031']),
    );
  });
});
