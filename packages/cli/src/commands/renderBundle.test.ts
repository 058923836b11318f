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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isSharedUsable, sharedPath } from '../__testUtils__/shared';
import { Workspace } from '../__testUtils__/Workspace';

const RENDER = 'bundle render shop/v1 --spec shop/spec/spec.yaml --output out';

describe('nucleon bundle render', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = new Workspace();
    await workspace.run('bundle init shop --type service');
  });

  afterEach(() => {
    workspace.remove();
  });

  it('writes all instances and the pipeline, or says what it lacks', async () => {
    const NAMESPACE = '--namespace shop/spec/namespace.yaml';
    expect(await workspace.run(`${RENDER} ${NAMESPACE}`)).toEqual({
      code: 0,
      stdout:
        'out/instances/dev/cloudformation.yaml\nout/instances/prod/cloudformation.yaml\nout/pipeline/cloudformation.yaml\n',
      stderr: '',
    });
    const dev = workspace.read('out/instances/dev/cloudformation.yaml');
    expect(dev).toContain("Description: 'shop, instance dev'");
    expect(dev).toContain('MemorySize: 256');
    expect(dev).toContain('GREETING: "Hello"');
    const prod = workspace.read('out/instances/prod/cloudformation.yaml');
    expect(prod).toContain('MemorySize: 512');
    expect(prod).toContain('arn:aws:sns:eu-west-1:444455556666:alarms');
    expect(prod).not.toContain('GREETING');
    const pipeline = workspace.read('out/pipeline/cloudformation.yaml');
    expect(pipeline).toContain("FullRepositoryId: 'example/shop'");
    expect(pipeline).toContain('echo "prod sends to a new queue"');

    // Without a namespace, each value that a template needs is named once; guarded ones are not.
    const missing = await workspace.run(RENDER);
    expect(missing.code).toBe(1);
    expect(missing.stdout.match(/give \S+/g)).toEqual([
      'give service.name',
      'give environments.dev.outputs.AlarmTopicArn',
      'give service.repository_connection_arn',
      'give service.repository_id',
      'give service.branch_name',
    ]);
    expect(missing.stdout).toContain(
      'give environments.dev.outputs.AlarmTopicArn and environments.prod.outputs.AlarmTopicArn in',
    );
    expect(missing.stdout).toContain(
      "shop/v1/instance_infrastructure/cloudformation.yaml:2: error: 'service.name' is not known",
    );
    const made = await workspace.run(`${RENDER} --placeholders`);
    expect(made.code).toBe(0);
    expect(made.stderr).toContain(
      "placeholder: service.repository_id is 'placeholder-repository_id'",
    );
    expect(workspace.read('out/pipeline/cloudformation.yaml')).toContain(
      "FullRepositoryId: 'placeholder-repository_id'",
    );
  });

  it('hands the outputs of instances and components on', async () => {
    workspace.edit(
      'shop/v1/instance_infrastructure/cloudformation.yaml',
      'Outputs:',
      `Metadata: { Queue: '{{ service_instance.components.default.outputs.Url }}' }
Outputs:`,
    );
    workspace.edit(
      'shop/v1/pipeline_infrastructure/cloudformation.yaml',
      " | default('a new queue')",
      ' ({{ service_instance.environment.account_id }})',
    );
    workspace.edit(
      'shop/v1/pipeline_infrastructure/cloudformation.yaml',
      'QueueUrl (',
      'QueueUrl }} (',
    );
    workspace.edit(
      'shop/v1/pipeline_infrastructure/cloudformation.yaml',
      '.account_id }}) }}',
      '.account_id }})',
    );
    const path = 'shop/spec/namespace.yaml';
    const missing = await workspace.run(`${RENDER} --namespace ${path}`);
    expect(missing.stdout.match(/(?:give|and) instances\S+/g)).toEqual([
      'give instances.dev.component.outputs.Url',
      'and instances.prod.component.outputs.Url',
      'give instances.dev.outputs.QueueUrl',
      'and instances.prod.outputs.QueueUrl',
    ]);
    workspace.write(
      path,
      `${workspace.read(path)}instances:
  dev:
    outputs: { QueueUrl: q-dev }
    component: { name: extra, outputs: { Url: c-dev } }
  prod:
    outputs: { QueueUrl: q-prod }
    component: { name: extra, outputs: { Url: 0012 } }
`,
    );
    expect(await workspace.run(`${RENDER} --namespace ${path}`)).toMatchObject({
      code: 0,
    });
    expect(workspace.read('out/instances/prod/cloudformation.yaml')).toContain(
      "Queue: '0012'",
    );
    expect(workspace.read('out/pipeline/cloudformation.yaml')).toContain(
      'prod sends to q-prod (444455556666)',
    );
  });

  it('says where spec, namespace or template are wrong, and writes nothing', async () => {
    workspace.write(
      'shop/spec/spec.yaml',
      `proton: ServiceSpec
pipeline: {}
instances:
  - name: dev
    environment: dev
    spec:
      memory: '512'
      speed: 3
  - name: prod
    environment: prod
    spec: { timeout: 0 }
`,
    );
    const wrong = await workspace.run(`${RENDER} --placeholders`);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout.split('\n')).toEqual([
      expect.stringMatching(
        /^shop\/spec\/spec\.yaml:7:7: error: The input 'instances\[0\]\.spec\.memory' must be a whole number/,
      ),
      expect.stringMatching(
        /^shop\/spec\/spec\.yaml:8:7: error: The input 'instances\[0\]\.spec\.speed' is unknown/,
      ),
      expect.stringMatching(
        /^shop\/spec\/spec\.yaml:11:13: error: The input 'instances\[1\]\.spec\.timeout' must be at least 1/,
      ),
      '3 errors, 0 warnings',
      '',
    ]);
    workspace.write(
      'shop/spec/spec.yaml',
      'proton: ServiceSpec\npipeline: {}\ninstances:\n  - name: dev\n    place: dev\n',
    );
    expect((await workspace.run(RENDER)).stdout).toMatch(
      /^shop\/spec\/spec\.yaml:5: error: The key 'place' is unknown here/,
    );
    workspace.write(
      'shop/spec/spec.yaml',
      "proton: ServiceSpec\npipeline: {}\ninstances: [{ name: dev, environment: dev, spec: { greeting: '${Proton::CURRENT_VAL}' } }]\n",
    );
    expect((await workspace.run(RENDER)).stdout).toMatch(
      /^shop\/spec\/spec\.yaml:3:52: error: .*there is no current value/,
    );

    workspace.write(
      'shop/spec/namespace.yaml',
      'service: { name: [shop], brunch: main }\nenvironments: dev\n',
    );
    const namespace = await workspace.run(
      `${RENDER} --namespace shop/spec/namespace.yaml`,
    );
    expect(namespace.code).toBe(1);
    expect(namespace.stdout.split('\n').slice(0, 3)).toEqual([
      "shop/spec/namespace.yaml:1:18: error: The namespace file is wrong: 'service.name' must be text",
      expect.stringMatching(
        /^shop\/spec\/namespace\.yaml:1:26: error: .*'service\.brunch' is unknown; known here are name, branch_name/,
      ),
      expect.stringMatching(
        /^shop\/spec\/namespace\.yaml:2:15: error: .*'environments' must be a map/,
      ),
    ]);

    workspace.write(
      'shop/spec/spec.yaml',
      'proton: ServiceSpec\npipeline: {}\ninstances: [{ name: dev, environment: dev }]\n',
    );
    workspace.edit(
      'shop/v1/instance_infrastructure/cloudformation.yaml',
      'inputs.memory',
      'inputs.memry',
    );
    const template = await workspace.run(`${RENDER} --placeholders`);
    expect(template.code).toBe(1);
    expect(template.stdout).toMatch(
      /^shop\/v1\/instance_infrastructure\/cloudformation\.yaml:\d+: error: The instance 'dev' cannot be rendered: 'service_instance\.inputs\.memry' is not defined/,
    );
    expect(existsSync(join(workspace.path, 'out'))).toBe(false);

    workspace.write('deep.yaml', '['.repeat(20_000));
    const deep = await workspace.run(`${RENDER} --namespace deep.yaml`);
    expect(deep.code).toBe(1);
    expect(deep.stdout.split('\n').length).toBeLessThan(20);
    expect(await workspace.run(`${RENDER} --namespace shop`)).toEqual({
      code: 2,
      stdout: '',
      stderr: "nucleon: 'shop': it is a directory, not a file\n",
    });
    expect(await workspace.run(`${RENDER} --namespace none`)).toMatchObject({
      code: 2,
      stderr: "nucleon: 'none': no such file or directory\n",
    });
    const inside = RENDER.replace('--output out', '--output shop/v1/out');
    expect(await workspace.run(inside)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is inside of the bundle'),
    });
    expect(
      await workspace.run('bundle render shop/v1 --output out'),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--spec is missing'),
    });
  });

  it('writes what Terraform and CodeBuild are handed', async () => {
    for (const type of ['terraform', 'codebuild']) {
      await workspace.run(`bundle init ${type} --type ${type}`);
    }
    const render = (type: string) =>
      workspace.run(
        `bundle render ${type}/v1 --spec ${type}/spec/spec.yaml --output ${type}-out --placeholders`,
      );
    expect(await render('terraform')).toMatchObject({
      code: 0,
      stderr: "placeholder: environment.name is 'placeholder-name'\n",
    });
    expect(
      JSON.parse(
        workspace.read('terraform-out/infrastructure/proton.auto.tfvars.json'),
      ),
    ).toMatchObject({
      environment: {
        name: 'placeholder-name',
        inputs: { vpc_cidr: '10.1.0.0/16' },
      },
    });

    workspace.edit(
      'codebuild/v1/infrastructure/manifest.yaml',
      './provision.sh',
      "./provision.sh '{{ environment.name }}' '{{ environment.inputs.vpc_cidr }}'",
    );
    expect(await render('codebuild')).toMatchObject({
      code: 0,
      stdout:
        'codebuild-out/infrastructure/proton-inputs.json\ncodebuild-out/infrastructure/codebuild.json\n',
    });
    expect(
      JSON.parse(workspace.read('codebuild-out/infrastructure/codebuild.json')),
    ).toMatchObject({
      commands: [
        "./provision.sh 'placeholder-name' '10.1.0.0/16'",
        expect.stringContaining('aws proton'),
      ],
    });
  });

  it("checks the rendering with AWS's rules when asked", async () => {
    workspace.edit(
      'shop/v1/instance_infrastructure/cloudformation.yaml',
      'SqsManagedSseEnabled',
      'SqsManagedSseIsOn',
    );
    const { code, stdout } = await workspace.run(
      `${RENDER} --placeholders --check`,
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^shop\/v1\/instance_infrastructure\/cloudformation\.yaml:9:7: error: .*SqsManagedSseIsOn.*\n1 error, 0 warnings\n$/,
    );
    expect(existsSync(join(workspace.path, 'out'))).toBe(false);
  });

  it('says once what all instances have in common', async () => {
    workspace.edit(
      'shop/v1/instance_infrastructure/cloudformation.yaml',
      'inputs.memory',
      'inputs.memroy',
    );
    expect((await workspace.run(`${RENDER} --placeholders`)).stdout).toBe(
      `shop/v1/instance_infrastructure/cloudformation.yaml:15: error: The instances 'dev', 'prod' cannot be rendered: 'service_instance.inputs.memroy' is not defined ('dict object' has no attribute 'memroy'); give it a value, or write service_instance.inputs.memroy | default("") where it may be missing
1 error, 0 warnings
`,
    );
  });

  it('says where it cannot write', async () => {
    // Node.js would try to make it for ever.
    const nowhere = RENDER.replace('--output out', '--output /proc/out');
    expect(await workspace.run(`${nowhere} --placeholders`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "The directory '/proc/out' cannot be made: ",
      ),
    });
  });

  it('names what a placeholder cannot stand for', async () => {
    workspace.edit(
      'shop/v1/pipeline_infrastructure/cloudformation.yaml',
      'pipeline.inputs.build_command',
      "{'a': 'b'}[service_instances[0].outputs.Runtime]",
    );
    const { code, stdout } = await workspace.run(`${RENDER} --placeholders`);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(
        /yaml:51: error: The pipeline cannot be rendered: /,
      ),
      expect.stringMatching(
        /yaml:51: error: 'service_instances\[0\]\.outputs\.Runtime' is not known: give instances\.dev\.outputs\.Runtime and instances\.prod\.outputs\.Runtime in/,
      ),
      '2 errors, 0 warnings',
      '',
    ]);
  });

  const describeShared = isSharedUsable('bundles') ? describe : describe.skip;

  describeShared('with the public bundles', () => {
    it('renders the public bundles with their specs', async () => {
      // A map is read with this output as the key, so that no placeholder can stand for it.
      workspace.write(
        'namespace.yaml',
        'instances: { worker-lambda-svc-prod: { outputs: { LambdaRuntime: nodejs12.x } } }\n',
      );
      for (const folder of [
        'environment-templates/fargate-env',
        'environment-templates/vpc-env',
        'service-templates/apprunner-svc',
        'service-templates/load-balanced-fargate-svc',
        'service-templates/worker-lambda-svc',
      ]) {
        const path = sharedPath(
          'bundles',
          'cloudformation',
          ...folder.split('/'),
        );
        const result = await workspace.run(
          `bundle render ${path}/v1 --spec ${path}/spec/spec.yaml --output ${folder} --placeholders --namespace namespace.yaml`,
        );
        expect(result.stdout).not.toContain('error');
        expect(result.code).toBe(0);
      }
      expect(
        workspace.read(
          'environment-templates/vpc-env/infrastructure/cloudformation.yaml',
        ),
      ).toContain('10.0.0.0/16');
    });
  });
});
