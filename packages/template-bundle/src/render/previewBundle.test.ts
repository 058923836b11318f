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
import {
  bundleFiles,
  cloudFormationManifest,
} from '../__testUtils__/bundleFiles';
import { parseBundle } from '../bundle/parseBundle';
import { TemplateKind } from '../bundle/TemplateKind';
import { BundlePreview, previewBundle, PreviewInputs } from './previewBundle';

const schema = `schema:
  format:
    openapi: "3.0.0"
  service_input_type: Instance
  pipeline_input_type: Pipeline
  types:
    Instance:
      type: object
      required: [image]
      properties:
        image: { type: string }
        ratio: { type: number, default: 80.0 }
        password: { type: string, format: password, default: hunter2 }
    Pipeline:
      type: object
      properties:
        stage: { type: string, default: beta }
`;

/** A service without a pipeline, of an engine that is not CloudFormation. */
function previewInstance(files: Record<string, string>): BundlePreview {
  const { bundle } = parseBundle(
    bundleFiles({
      'schema/schema.yaml': schema
        .replace('  pipeline_input_type: Pipeline\n', '')
        .replace(/ {4}Pipeline:[^]*/, ''),
      ...files,
    }),
    { kind: 'service', inferProvisioning: true },
  );
  return previewBundle(bundle!, { inputs: { image: 'web:1' } });
}

function preview(
  templates: { instance?: string; pipeline?: string },
  given: PreviewInputs = { inputs: { image: 'web:1' } },
  kind: TemplateKind = 'service',
) {
  const files = bundleFiles({
    'schema/schema.yaml': schema,
    'instance_infrastructure/manifest.yaml': cloudFormationManifest,
    'instance_infrastructure/cloudformation.yaml':
      templates.instance ?? 'Resources: {}\n',
    'pipeline_infrastructure/manifest.yaml': cloudFormationManifest,
    'pipeline_infrastructure/cloudformation.yaml':
      templates.pipeline ?? 'Resources: {}\n',
  });
  const { bundle } = parseBundle(files, { kind, inferProvisioning: true });
  return previewBundle(bundle!, given);
}

describe('previewBundle', () => {
  it('renders every part with defaults, placeholders and masked secrets', () => {
    const { files, placeholders, problems } = preview({
      instance: `Resources:
  A: {{ service_instance.inputs.image }} {{ service_instance.inputs.ratio }}
  B: {{ service_instance.inputs.password }}
  C: {{ environment.outputs.VpcId | proton_cfn_sanitize }} {{ environment.outputs['Subnets'] }}
  D: arn:aws:iam::{{ environment.account_id }}:role/{{ service.name }}-{{ service_instance.name }}
  E: {{ service.branch_name }}
  {%- if service_instance.components.default %} never {% endif %}
  F: {{ service_instance.components.default.outputs.Url }}
  {%- if 'Zone' in environment.outputs %}
  G: {{ environment.outputs.get('Zone') }}
  {%- endif %}
  H: {{ service_instance.components.default.outputs | proton_cfn_ecs_task_definition_formatted_env_vars }}
`,
      pipeline: `Resources:
  A: {{ pipeline.inputs.stage }}
{%- for instance in service_instances %}
  B: {{ instance.inputs.image }} {{ instance.inputs.password }} {{ instance.outputs.Url }} {{ instance.environment.account_id }}
{%- endfor %}
`,
    });
    expect(problems).toEqual([]);
    expect(files).toEqual([
      {
        path: 'instance_infrastructure/cloudformation.yaml',
        content: `Resources:
  A: web:1 80.0
  B: ****
  C: __environment_outputs_VpcId__ __environment_outputs_Subnets__
  D: arn:aws:iam::__environment_account_id__:role/__service_name__-__service_instance_name__
  E: __service_branch_name__
  F: __service_instance_components_default_outputs_Url__
  G: __environment_outputs_Zone__
  H: `,
      },
      {
        path: 'pipeline_infrastructure/cloudformation.yaml',
        content: `Resources:
  A: beta
  B: web:1 **** __service_instances_0__outputs_Url__ __service_instances_0__environment_account_id__`,
      },
    ]);
    expect(placeholders).toEqual([
      'environment.account_id',
      'environment.outputs.Subnets',
      'environment.outputs.VpcId',
      'environment.outputs.Zone',
      'service.branch_name',
      'service.name',
      'service_instance.components.default.outputs.Url',
      'service_instance.name',
      'service_instances[0].environment.account_id',
      'service_instances[0].outputs.Url',
    ]);
  });

  it('names what is undefined at its line, and still renders the other part', () => {
    const { files, problems } = preview({
      instance: 'Resources:\n  A: {{ environment.nmae }}\n',
    });
    expect(problems).toEqual([
      {
        file: 'instance_infrastructure/cloudformation.yaml',
        line: 2,
        message: expect.stringContaining("'environment.nmae' is not defined"),
        severity: 'error',
      },
    ]);
    expect(files.map(({ path }) => path)).toEqual([
      'pipeline_infrastructure/cloudformation.yaml',
    ]);
  });

  it('renders nothing of inputs that are missing or wrong, and names all', () => {
    const { files, problems } = preview(
      {},
      { inputs: { ratio: 'much' }, pipelineInputs: { stages: 1 } },
    );
    expect(files).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('image'),
      expect.stringContaining('ratio'),
      expect.stringContaining('stages'),
    ]);
  });

  it('keeps a secret that a template cannot do without to itself', () => {
    const { files, problems } = preview({
      instance:
        "Resources: {{ {'hunter2': 'fits'}[service_instance.inputs.password] }}\n",
    });
    expect(problems).toEqual([]);
    expect(files[0].content).toMatch(/^# This template cannot be shown/);
  });

  it('shows the folder of Terraform, with the outputs that its code reads', () => {
    const { files, placeholders, problems } = previewInstance({
      'instance_infrastructure/manifest.yaml': `infrastructure:
  templates:
    - { file: "*", rendering_engine: hcl, template_language: terraform }
`,
      'instance_infrastructure/main.tf': `resource "aws_sqs_queue" "queue" {
  name = var.environment.outputs["Prefix"]
  tags = { vpc = var.environment.outputs.VpcId }
}
`,
    });
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual([
      'instance_infrastructure/main.tf',
      'instance_infrastructure/proton.service_instance.variables.tf',
      'instance_infrastructure/proton.auto.tfvars.json',
      'instance_infrastructure/.proton/deployment-metadata.json',
    ]);
    expect(JSON.parse(files[2].content)).toMatchObject({
      environment: {
        name: '__environment_name__',
        outputs: {
          Prefix: '__environment_outputs_Prefix__',
          VpcId: '__environment_outputs_VpcId__',
        },
      },
      service_instance: {
        name: '__service_instance_name__',
        inputs: { image: 'web:1', ratio: 80, password: '****' },
      },
    });
    expect(files[2].content).toContain('80.0');
    expect(placeholders).toEqual([
      'environment.account_id',
      'environment.name',
      'environment.outputs.Prefix',
      'environment.outputs.VpcId',
      'service.name',
      'service_instance.name',
    ]);
  });

  it('shows the build of CodeBuild and what it is handed', () => {
    const { files, problems } = previewInstance({
      'instance_infrastructure/manifest.yaml': `infrastructure:
  templates:
    - rendering_engine: codebuild
      settings:
        runtimes: { nodejs: 18 }
        provision:
          - deploy {{ service_instance.inputs.image }} {{ environment.outputs.Cluster }}
          - login {{ service_instance.inputs.password }}
        deprovision: [destroy]
`,
      'instance_infrastructure/deploy.sh': 'echo\n',
    });
    expect(problems).toEqual([]);
    const [inputs, build] = files;
    expect(inputs.path).toBe('instance_infrastructure/proton-inputs.json');
    expect(JSON.parse(inputs.content)).toEqual({
      environment: {
        name: '__environment_name__',
        account_id: '__environment_account_id__',
        outputs: { Cluster: '__environment_outputs_Cluster__' },
      },
      service: { name: '__service_name__' },
      service_instance: {
        name: '__service_instance_name__',
        inputs: { image: 'web:1', ratio: 80, password: '****' },
      },
    });
    expect(build.path).toBe('instance_infrastructure/codebuild.json');
    expect(JSON.parse(build.content)).toMatchObject({
      runtimes: { nodejs: '18' },
      commands: ['deploy web:1 __environment_outputs_Cluster__', 'login ****'],
    });
  });

  it('names the command of CodeBuild that cannot be rendered', () => {
    const { files, problems } = previewInstance({
      'instance_infrastructure/manifest.yaml': `infrastructure:
  templates:
    - rendering_engine: codebuild
      settings:
        runtimes: { nodejs: 18 }
        provision: ["deploy {{ service_instance.inputs.imgae }}"]
        deprovision: [destroy]
`,
    });
    expect(files).toEqual([]);
    expect(problems).toMatchObject([
      {
        message: expect.stringMatching(
          /instance_infrastructure\/manifest\.yaml: settings\.provision\[0\]: .*imgae/,
        ),
        severity: 'error',
      },
    ]);
  });
});
