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
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFiles, schemaText } from '../__testUtils__/bundleFiles';
import { findSharedFiles } from '../__testUtils__/sharedFiles';
import { parseBundle } from '../bundle/parseBundle';
import {
  componentNamespace,
  environmentNamespace,
  instanceNamespace,
  pipelineNamespace,
} from '../render/namespaces';
import { redact, REDACTED, sensitiveParameters } from '../render/redact';
import { RenderedFile } from '../render/renderInfrastructure';
import { parseSpec } from '../spec/parseSpec';
import { markTerraformDeleted } from './markTerraformDeleted';
import { renderTerraform, terraformCode } from './renderTerraform';

const arn = (path: string) => `arn:aws:proton:eu-west-1:111122223333:${path}`;
const environmentArn = arn('environment/net');
const serviceArn = arn('service/shop');
const instanceArn = arn('service/shop/service-instance/dev');
const template = {
  arn: arn('service-template/web'),
  majorVersion: '1',
  minorVersion: '3',
};
const deploymentId = '851657f0-4e2b-454d-bf8e-349af7d61d1c';
const code: RenderedFile[] = [
  { path: 'main.tf', content: 'resource "null_resource" "x" {}\n' },
];
const environment = {
  name: 'net',
  accountId: '111122223333',
  outputs: { VpcId: 'vpc-1' },
};
const service = {
  name: 'shop',
  branchName: 'main',
  repositoryConnectionArn: 'arn:aws:codestar-connections:::c',
  repositoryId: 'o/r',
};
const [{ spec: inputs = {} }] = parseSpec(
  'proton: ServiceSpec\ninstances:\n  - { name: dev, environment: net, spec: { port: 80, ratio: 80.0, zones: [a, b] } }\n',
  'service',
).instances;
const instance = { name: 'dev', inputs };

function textsOf(files: RenderedFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

function renderInstance(
  component?: { name: string; outputs: Record<string, string> },
  options: { service?: { name: string } } = {},
): Record<string, string> {
  return textsOf(
    renderTerraform({
      code,
      context: instanceNamespace({
        environment,
        service: options.service ?? service,
        instance,
        component,
      }),
      resource: {
        kind: 'service_instance',
        arn: instanceArn,
        template,
        environmentArn,
      },
      deploymentId,
      tags: { 'proton:account': '111122223333' },
    }),
  );
}

function renderComponent(isAttached: boolean): Record<string, string> {
  const resource = {
    kind: 'component',
    arn: arn('component/bucket'),
    environmentArn,
  } as const;
  return textsOf(
    renderTerraform({
      code,
      context: componentNamespace({
        name: 'bucket',
        environment,
        ...(isAttached
          ? { attachedTo: { service: 'shop', instance: 'dev', inputs } }
          : {}),
      }),
      resource: isAttached
        ? {
            ...resource,
            attachedTo: { serviceArn, serviceInstanceArn: instanceArn },
          }
        : resource,
      deploymentId,
    }),
  );
}

describe('renderTerraform (R7)', () => {
  it('writes the files of an environment', () => {
    const files = renderTerraform({
      code,
      context: environmentNamespace({ name: 'net', inputs: { cidr: 'x' } }),
      resource: { kind: 'environment', arn: environmentArn, template },
      deploymentId,
    });
    expect(files.map(({ path }) => path)).toEqual([
      'main.tf',
      'proton.environment.variables.tf',
      'proton.auto.tfvars.json',
      '.proton/deployment-metadata.json',
    ]);
    const texts = textsOf(files);
    expect(texts['main.tf']).toMatch(
      /^\/\*\nThis file is managed by AWS Proton[^]*AWS Proton Resource: arn:aws:proton:eu-west-1:111122223333:environment\/net\n[^]*\*\/\n\nresource "null_resource" "x" \{\}\n$/,
    );
    expect(texts['proton.environment.variables.tf']).toMatch(
      /\*\/\n\nvariable "environment" \{\n {2}type = object\(\{\n {4}inputs = any\n {4}name {3}= string\n {2}\}\)\n {2}default = null\n\}\n\nvariable "proton_tags" \{\n {2}type {4}= map\(string\)\n {2}default = null\n\}\n$/,
    );
    expect(texts['proton.auto.tfvars.json']).toBe(`{
  "environment" : {
    "name" : "net",
    "inputs" : {
      "cidr" : "x"
    }
  },
  "//" : "${environmentArn}"
}`);
    expect(JSON.parse(texts['.proton/deployment-metadata.json'])).toEqual({
      deploymentId,
      isResourceDeleted: false,
      resourceMetadata: {
        arn: environmentArn,
        templateArn: template.arn,
        templateMajorVersion: '1',
        templateMinorVersion: '3',
      },
    });
  });

  it('writes the files of an instance, with and without a component', () => {
    const texts = renderInstance({
      name: 'bucket',
      outputs: { BucketName: 'b1' },
    });
    const values = texts['proton.auto.tfvars.json'];
    expect(values).toMatch(
      /"inputs" : \{\n {6}"port" : 80,\n {6}"ratio" : 80\.0,\n {6}"zones" : \[ "a", "b" \]\n {4}\}/,
    );
    expect(JSON.parse(values)).toEqual({
      environment: {
        account_id: '111122223333',
        name: 'net',
        outputs: { VpcId: 'vpc-1' },
      },
      service: {
        name: 'shop',
        repository_connection_arn: 'arn:aws:codestar-connections:::c',
        repository_id: 'o/r',
        branch_name: 'main',
      },
      service_instance: {
        name: 'dev',
        inputs: { port: 80, ratio: 80, zones: ['a', 'b'] },
        components: {
          default: { name: 'bucket', outputs: { BucketName: 'b1' } },
        },
      },
      proton_tags: { 'proton:account': '111122223333' },
      '//': instanceArn,
    });
    expect(texts['proton.service_instance.variables.tf']).toContain(
      `variable "service" {
  type = object({
    name                      = string
    branch_name               = string
    repository_connection_arn = string
    repository_id             = string
  })
}

variable "service_instance" {
  type = object({
    name       = string
    inputs     = any
    components = map(any)
  })
  default = null
}
`,
    );
    expect(texts['.proton/deployment-metadata.json']).toContain(
      `"environmentArn" : "${environmentArn}"`,
    );

    expect(renderInstance()['proton.auto.tfvars.json']).toContain(
      '"components" : { }',
    );
  });

  it('gives a service without a pipeline its name only, and one with a pipeline all members', () => {
    const alone = renderInstance(undefined, { service: { name: 'shop' } });
    expect(alone['proton.service_instance.variables.tf']).toContain(
      'variable "service" {\n  type = object({\n    name = string\n  })\n}\n',
    );
    expect(JSON.parse(alone['proton.auto.tfvars.json']).service).toEqual({
      name: 'shop',
    });
    const { branchName, ...rest } = service;
    expect(
      JSON.parse(
        renderInstance(undefined, { service: rest })['proton.auto.tfvars.json'],
      ).service.branch_name,
    ).toBe('');
    expect(branchName).toBe('main');
  });

  it('writes the files of a pipeline', () => {
    const texts = textsOf(
      renderTerraform({
        code,
        context: pipelineNamespace({
          service,
          inputs: { dockerfile: 'Dockerfile' },
          instances: [
            { ...instance, outputs: { Url: 'http://x' }, environment },
          ],
        }),
        resource: { kind: 'pipeline', arn: `${serviceArn}/pipeline`, template },
        deploymentId,
      }),
    );
    expect(texts['proton.pipeline.variables.tf']).toContain(
      `variable "service_instances" {
  type = list(
    object({
      name    = string
      inputs  = any
      outputs = map(string)
      environment = object({
        account_id = string
        name       = string
        outputs    = map(string)
      })
    })
  )
}
`,
    );
    expect(JSON.parse(texts['proton.auto.tfvars.json'])).toMatchObject({
      pipeline: { inputs: { dockerfile: 'Dockerfile' } },
      service: { name: 'shop' },
      service_instances: [
        { name: 'dev', outputs: { Url: 'http://x' }, environment: {} },
      ],
    });
    expect(texts['.proton/deployment-metadata.json']).not.toContain(
      'environmentArn',
    );
  });

  it('writes the files of a component, attached and detached', () => {
    const attached = renderComponent(true);
    expect(JSON.parse(attached['proton.auto.tfvars.json'])).toMatchObject({
      component: { name: 'bucket' },
      service: { name: 'shop' },
      service_instance: { name: 'dev', inputs: { port: 80 } },
    });
    expect(
      JSON.parse(attached['.proton/deployment-metadata.json']),
    ).toMatchObject({
      componentMetadata: {
        environmentArn,
        serviceArn,
        serviceInstanceArn: instanceArn,
        componentType: 'default',
      },
    });

    const detached = renderComponent(false);
    expect(
      Object.keys(JSON.parse(detached['proton.auto.tfvars.json'])),
    ).toEqual(['component', 'environment', '//']);
    expect(JSON.parse(detached['.proton/deployment-metadata.json'])).toEqual({
      deploymentId,
      isResourceDeleted: false,
      componentMetadata: {
        arn: arn('component/bucket'),
        environmentArn,
        componentType: 'default',
      },
    });
    expect(detached['proton.component.variables.tf']).toContain(
      'variable "component" {\n  type = object({\n    name = string\n  })\n}\n',
    );
  });

  it('says in the files of a deleted instance that it is deleted', () => {
    const before = renderInstance();
    const files = Object.entries(before).map(([path, content]) => ({
      path,
      content,
    }));
    const after = textsOf(markTerraformDeleted(files));
    expect(after['proton.auto.tfvars.json']).toBe(
      before['proton.auto.tfvars.json'],
    );
    expect(after['main.tf']).toMatch(
      /^\/\*\nThis file is no longer managed by AWS Proton\b[^]*was deleted.\n\*\/\n\nresource "null_resource" "x" \{\}\n$/,
    );
    expect(after['proton.service_instance.variables.tf']).not.toContain('arn:');
    expect(JSON.parse(after['.proton/deployment-metadata.json'])).toEqual({
      ...JSON.parse(before['.proton/deployment-metadata.json']),
      deploymentId: '<proton-resource-deleted>',
      isResourceDeleted: true,
    });
    // A second time changes nothing.
    expect(
      textsOf(
        markTerraformDeleted(
          Object.entries(after).map(([path, content]) => ({ path, content })),
        ),
      ),
    ).toEqual(after);
    expect(() => markTerraformDeleted(files.slice(0, 1))).toThrow(/is missing/);
    expect(() =>
      markTerraformDeleted([
        { path: '.proton/deployment-metadata.json', content: '{' },
      ]),
    ).toThrow(/is no JSON object/);
  });

  it('takes over a header that Proton wrote, and leaves the comments of authors alone', () => {
    const [managed, own] = markTerraformDeleted([
      {
        path: 'a.tf',
        content:
          '/*\nThis file is managed by AWS Proton. Something.\n*/\n\n/* mine */\nx = 1\n',
      },
      { path: 'b.tf', content: '/* mine */\nx = 1\n' },
      { path: '.proton/deployment-metadata.json', content: '{}' },
    ]);
    expect(managed.content).toMatch(/no longer[^]*\*\/\n\n\/\* mine \*\/\nx/);
    expect(own.content).toBe('/* mine */\nx = 1\n');
  });

  it('takes the Terraform files of the bundle alone, and shows no secrets', () => {
    const { bundle, problems } = parseBundle(
      bundleFiles({
        'schema/schema.yaml': schemaText(
          ['environment_input_type'],
          '        token: { type: string, format: password }',
        ),
        'infrastructure/manifest.yaml':
          'infrastructure: { templates: [{ file: "*", rendering_engine: hcl, template_language: terraform }] }\n',
        'infrastructure/main.tf':
          'output "t" { value = var.environment.inputs.token }\n',
        'infrastructure/proton.environment.variables.tf':
          'variable "environment" {}\n',
        'infrastructure/lambda.zip': 'zip',
        'infrastructure/terraform.tfvars': 'x = 1',
      }),
      { kind: 'environment' },
    );
    expect(problems).toEqual([]);
    const files = renderTerraform({
      code: terraformCode(bundle!, 'infrastructure'),
      context: redact(
        environmentNamespace({ name: 'net', inputs: { token: 'hush' } }),
        sensitiveParameters(bundle!, 'infrastructure'),
      ),
      resource: { kind: 'environment', arn: environmentArn, template },
      deploymentId,
    });
    expect(files.map(({ path }) => path)).toEqual([
      'main.tf',
      'proton.environment.variables.tf',
      'proton.auto.tfvars.json',
      '.proton/deployment-metadata.json',
    ]);
    const text = JSON.stringify(files);
    expect(text).not.toContain('hush');
    expect(text).toContain(REDACTED);
    expect(() => terraformCode(bundle!, 'instance')).toThrow(
      /no Terraform code/,
    );
  });
});

const shared = findSharedFiles();
const describeWithShared = shared ? describe : describe.skip;

describeWithShared('renderTerraform beside what Proton wrote (R7)', () => {
  const root = join(shared ?? '', 'bundles/terraform-pull-request');
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const old = (path: string) => `arn:aws:proton:us-east-1:987544922694:${path}`;

  it('writes the files of its environment byte for byte', () => {
    const folder = 'my_first_tf_env_2';
    const texts = textsOf(
      renderTerraform({
        code: [],
        context: environmentNamespace({
          name: folder,
          inputs: { vpc_name: 'my_tf_vpc' },
        }),
        resource: {
          kind: 'environment',
          arn: old(`environment/${folder}`),
          template: {
            arn: old('environment-template/sample-vpc-environment-template'),
            majorVersion: '1',
            minorVersion: '0',
          },
        },
        deploymentId: 'fcda9f18-f569-4079-8474-0832f45b97ea',
      }),
    );
    for (const path of [
      'proton.auto.tfvars.json',
      '.proton/deployment-metadata.json',
    ]) {
      expect(texts[path]).toBe(read(`${folder}/${path}`));
    }
  });

  it('writes the files of its instance byte for byte, but for the components, which are younger', () => {
    const folder = 'my_first_tf_env_2/Fourth-attempt-tf-fourth-tf-instance';
    const written = JSON.parse(read(`${folder}/proton.auto.tfvars.json`));
    const texts = textsOf(
      renderTerraform({
        code: [],
        context: instanceNamespace({
          environment: {
            name: 'my_first_tf_env_2',
            accountId: '987544922694',
            outputs: written.environment.outputs,
          },
          service: { name: 'Fourth-attempt-tf' },
          instance: {
            name: 'fourth-tf-instance',
            inputs: written.service_instance.inputs,
          },
        }),
        resource: {
          kind: 'service_instance',
          arn: old(
            'service/Fourth-attempt-tf/service-instance/fourth-tf-instance',
          ),
          template: {
            arn: old('service-template/sample-lambda-function-template'),
            majorVersion: '1',
            minorVersion: '0',
          },
          environmentArn: old('environment/my_first_tf_env_2'),
        },
        deploymentId: 'cd9a940c-7d24-40bd-8d75-186387284867',
      }),
    );
    expect(
      texts['proton.auto.tfvars.json'].replace(',\n    "components" : { }', ''),
    ).toBe(read(`${folder}/proton.auto.tfvars.json`));
    expect(texts['.proton/deployment-metadata.json']).toBe(
      read(`${folder}/.proton/deployment-metadata.json`),
    );
  });
});
