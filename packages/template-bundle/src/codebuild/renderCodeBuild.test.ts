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
import { join } from 'node:path';
import { bundleFiles, schemaText } from '../__testUtils__/bundleFiles';
import { findSharedFiles } from '../__testUtils__/sharedFiles';
import { BundleFile } from '../archive/BundleFile';
import { readDirectory } from '../archive/readDirectory';
import { Bundle } from '../bundle/Bundle';
import { parseBundle } from '../bundle/parseBundle';
import {
  environmentNamespace,
  instanceNamespace,
  pipelineNamespace,
} from '../render/namespaces';
import { RenderContext } from '../render/RenderContext';
import { applyDefaults } from '../schema/applyDefaults';
import { YamlFloat } from '../yaml/YamlFloat';
import { renderCodeBuild } from './renderCodeBuild';

const environment = {
  name: 'net',
  accountId: '111122223333',
  outputs: { VpcId: 'vpc-1' },
};

function environmentBundle(settings: string): Bundle {
  const { bundle, problems } = parseBundle(
    bundleFiles({
      'schema/schema.yaml': schemaText(
        ['environment_input_type'],
        `        codebuild_subnets: { type: array, items: { type: string } }
        timeout: { type: integer }
        ratio: { type: number }
        is_on: { type: boolean }
        tags: { type: object }
        token: { type: string, format: password }`,
      ),
      'infrastructure/manifest.yaml': `infrastructure:
  templates:
    - rendering_engine: codebuild
      settings: ${settings}
`,
      'infrastructure/main.py': 'print()\n',
      'infrastructure/lib/x.py': '',
      'infrastructure/proton-inputs.json': '{"example": true}',
    }),
    { kind: 'environment' },
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return bundle!;
}

const context = environmentNamespace({
  name: 'net',
  inputs: {
    codebuild_subnets: ['subnet-1', 'subnet-2'],
    timeout: 60,
    ratio: new YamlFloat(80),
    is_on: true,
    tags: { team: 'a' },
    token: 'hush',
  },
});

function textOf(files: BundleFile[], path: string): string {
  const file = files.find(candidate => candidate.path === path);
  return new TextDecoder().decode(file?.content);
}

describe('renderCodeBuild', () => {
  it('gives project properties the types of their values (R6)', () => {
    const bundle = environmentBundle(`
        env: { variables: { NAME: "{{ environment.name }}" } }
        provision: [a]
        deprovision: [b]
        project_properties:
          VpcConfig:
            VpcId: vpc-1
            Subnets: "{{ environment.inputs.codebuild_subnets }}"
            SecurityGroupIds: ["sg-{{ environment.name }}", " {{- environment.name -}} "]
          TimeoutInMinutes: "{{ environment.inputs.timeout }}"
          ConcurrentBuildLimit: 1
          Ratio: "{{ environment.inputs.ratio }}"
          IsOn: "{{ environment.inputs.is_on }}"
          Tags: "{{ environment.inputs.tags }}"
          Name: "{{ environment.name }}-{{ environment.inputs.timeout }}"
          Two: "{{ environment.inputs.timeout }}{{ environment.inputs.timeout }}"
          First: "{{ environment.inputs.codebuild_subnets[0] if true else '}}' }}"
          Else: "{{ environment.inputs.none | default(['x']) }}"`);
    const { projectProperties, env } = renderCodeBuild(
      bundle,
      'infrastructure',
      context,
    );
    expect(projectProperties).toEqual({
      VpcConfig: {
        VpcId: 'vpc-1',
        Subnets: ['subnet-1', 'subnet-2'],
        SecurityGroupIds: ['sg-net', 'net'],
      },
      TimeoutInMinutes: 60,
      ConcurrentBuildLimit: 1,
      Ratio: new YamlFloat(80),
      IsOn: true,
      Tags: { team: 'a' },
      Name: 'net-60',
      Two: '6060',
      First: 'subnet-1',
      Else: ['x'],
    });
    expect(env.variables).toEqual({ NAME: '{{ environment.name }}' });
  });

  it('puts the inputs beside the code', () => {
    const bundle = environmentBundle('{ provision: [a], deprovision: [b] }');
    const { files, commands } = renderCodeBuild(
      bundle,
      'infrastructure',
      context,
    );
    expect(commands).toEqual(['a']);
    expect(files.map(({ path }) => path)).toEqual([
      'manifest.yaml',
      'main.py',
      'lib/x.py',
      'proton-inputs.json',
    ]);
    const text = textOf(files, 'proton-inputs.json');
    expect(text).toContain('"ratio" : 80.0');
    expect(JSON.parse(text)).toEqual({
      environment: {
        name: 'net',
        inputs: {
          codebuild_subnets: ['subnet-1', 'subnet-2'],
          timeout: 60,
          ratio: 80,
          is_on: true,
          tags: { team: 'a' },
          token: 'hush',
        },
      },
    });
  });

  it('writes the inputs as definitions of variables for Terraform', () => {
    const bundle = environmentBundle(
      '{ provision: [a], deprovision: [b], input_type: HCL }',
    );
    const { files } = renderCodeBuild(
      bundle,
      'infrastructure',
      environmentNamespace({
        name: 'net',
        inputs: {
          text: 'a "b" \\ ${c} %{d}\n\u0008',
          ratio: new YamlFloat(80),
          list: ['a', { b: null }],
          none: [],
        },
      }),
    );
    expect(textOf(files, 'proton-inputs.auto.tfvars')).toBe(`environment = {
  "name" = "net"
  "inputs" = {
    "text" = "a \\"b\\" \\\\ $\${c} %%{d}\\n\\u0008"
    "ratio" = 80.0
    "list" = [
      "a",
      {
        "b" = null
      },
    ]
    "none" = []
  }
}
`);
  });

  it('gives instances and pipelines what the guide says', () => {
    const bundle: Pick<Bundle, 'schema' | 'files' | 'manifests'> = {
      schema: {},
      files: [],
      manifests: {},
    };
    const manifest = environmentBundle('{ provision: [a], deprovision: [b] }')
      .manifests.infrastructure!;
    const inputsOf = (part: 'instance' | 'pipeline', values: RenderContext) => {
      const { files } = renderCodeBuild(
        { ...bundle, manifests: { [part]: manifest } },
        part,
        values,
      );
      return JSON.parse(textOf(files, 'proton-inputs.json'));
    };
    const service = {
      name: 'shop',
      branchName: 'main',
      repositoryConnectionArn: 'arn:c',
      repositoryId: 'o/r',
    };
    expect(
      inputsOf(
        'instance',
        instanceNamespace({
          environment,
          service,
          instance: { name: 'dev', inputs: { port: 80 } },
        }),
      ),
    ).toEqual({
      environment: {
        account_id: '111122223333',
        name: 'net',
        outputs: { VpcId: 'vpc-1' },
      },
      service: {
        name: 'shop',
        repository_connection_arn: 'arn:c',
        repository_id: 'o/r',
        branch_name: 'main',
      },
      service_instance: { name: 'dev', inputs: { port: 80 }, components: {} },
    });
    expect(
      inputsOf(
        'pipeline',
        pipelineNamespace({
          service,
          inputs: { dockerfile: 'Dockerfile' },
          instances: [
            {
              name: 'dev',
              inputs: { port: 80 },
              outputs: { Url: 'http://x' },
              environment,
            },
          ],
        }),
      ),
    ).toMatchObject({
      pipeline: { inputs: { dockerfile: 'Dockerfile' } },
      service: { name: 'shop' },
      service_instances: [{ name: 'dev', environment: { name: 'net' } }],
    });
    expect(() => renderCodeBuild(bundle, 'instance', {})).toThrow(
      /no code for CodeBuild/,
    );
  });

  it('says which command reads what is not there, and deletes in spite of it', () => {
    const bundle = environmentBundle(`
        provision: [a, "b {{ environment.inputs.gone }}"]
        deprovision:
          - "c {{ environment.inputs.gone.deeper }}{% for x in environment.inputs.gone %}x{% endfor %} {{ environment.name }}"
        project_properties:
          Name: "{{ environment.inputs.gone }}"
          VpcConfig: { Subnets: ["{{ environment.inputs.gone }}", s] }`);
    expect(() => renderCodeBuild(bundle, 'infrastructure', context)).toThrow(
      /^infrastructure\/manifest.yaml: settings.provision\[1\]: 'environment.inputs.gone' is not defined/,
    );
    const rendered = renderCodeBuild(bundle, 'infrastructure', context, {
      isDeprovisioning: true,
    });
    expect(rendered).toMatchObject({
      commands: ['c  net'],
      projectProperties: { VpcConfig: { Subnets: ['s'] } },
    });
    expect(rendered.projectProperties).not.toHaveProperty('Name');
    expect(rendered.problems).toMatchObject([
      {
        severity: 'warning',
        file: 'infrastructure/manifest.yaml',
        message: expect.stringMatching(
          /settings.deprovision\[0\]: 'environment.inputs.gone' is not defined.*taken for empty/,
        ),
      },
      { message: expect.stringMatching(/settings.project_properties.Name:/) },
      { message: expect.stringMatching(/VpcConfig.Subnets\[0\]/) },
    ]);
    // Only what is missing is forgiven.
    expect(() =>
      renderCodeBuild(
        environmentBundle('{ provision: [a], deprovision: ["{{ 1 // 0 }}"] }'),
        'infrastructure',
        context,
        { isDeprovisioning: true },
      ),
    ).toThrow(/settings.deprovision\[0\]: integer division/);
  });

  it('shows no secrets, in files, commands or errors', () => {
    const bundle = environmentBundle(
      '{ provision: ["login {{ environment.inputs.token }}", "{{ [1][environment.inputs.token|length - 4] }}"], deprovision: ["{{ environment.inputs.token|int(base=99) }}"] }',
    );
    const used = renderCodeBuild(bundle, 'infrastructure', context);
    expect(used.commands).toEqual(['login hush', '1']);
    const shown = renderCodeBuild(bundle, 'infrastructure', context, {
      redact: [],
    });
    expect(shown.commands[0]).toBe('login ****');
    expect(textOf(shown.files, 'proton-inputs.json')).not.toContain('hush');
    const longer = {
      environment: {
        ...context.environment!,
        inputs: { ...context.environment!.inputs, token: 'hush-hush' },
      },
    };
    expect(() => renderCodeBuild(bundle, 'infrastructure', longer)).toThrow(
      /settings.provision\[1\]: The value of a secret input is not accepted here/,
    );
  });
});

const shared = findSharedFiles();
const describeWithShared = shared ? describe : describe.skip;

describeWithShared('renderCodeBuild with real bundles', () => {
  it.each([
    ['environment', 'environment-templates/cdk-vpc-ecs-cluster/v1'],
    ['service', 'service-templates/cdk-ecs-fargate-service/v1'],
  ] as const)('renders the %s as its example says', async (kind, path) => {
    const files = await readDirectory(
      join(shared ?? '', 'bundles/codebuild/cdk', path),
    );
    const { bundle } = parseBundle(files, { kind, inferProvisioning: true });
    const [part] = Object.keys(bundle!.manifests) as ['instance'];
    const directory = bundle!.manifests[part];
    const example = JSON.parse(
      textOf(
        files,
        `${(directory as { directory: string }).directory}proton-inputs.json`,
      ),
    );
    const values =
      kind === 'environment'
        ? environmentNamespace(example.environment)
        : instanceNamespace({
            environment: {
              ...example.environment,
              accountId: example.environment.account_id,
            },
            service: {
              name: example.service.name,
              branchName: '',
              repositoryConnectionArn: '',
              repositoryId: '',
            },
            instance: {
              name: example.service_instance.name,
              inputs: applyDefaults(
                bundle!.schema.serviceInput!,
                example.service_instance.inputs,
              ),
            },
          });
    const rendered = renderCodeBuild(bundle!, part, values);
    expect(
      JSON.parse(textOf(rendered.files, 'proton-inputs.json')),
    ).toMatchObject(example);
    expect(rendered.commands[0]).toBe('npm install');
  });
});
