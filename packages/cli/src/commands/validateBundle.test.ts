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

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isSharedUsable, sharedPath } from '../__testUtils__/shared';
import { Workspace } from '../__testUtils__/Workspace';

// Loading AWS's rules takes seconds.
jest.setTimeout(60_000);

describe('nucleon bundle validate', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
  });

  afterEach(() => {
    workspace.remove();
  });

  it('shows all problems of all versions at once, where they are', async () => {
    await workspace.run('bundle init shop --type service');
    cpSync(join(workspace.path, 'shop/v1'), join(workspace.path, 'shop/v2'), {
      recursive: true,
    });
    expect(await workspace.run('bundle validate shop')).toEqual({
      code: 0,
      stdout: `shop/v1: a valid service bundle (instance: cloudformation, pipeline: cloudformation)
shop/v2: a valid service bundle (instance: cloudformation, pipeline: cloudformation)
`,
      stderr: '',
    });

    workspace.edit('shop/v1/schema/schema.yaml', 'default: 256', 'default: 1');
    workspace.edit(
      'shop/v2/schema/schema.yaml',
      'type: integer',
      'type: whole',
    );
    workspace.edit(
      'shop/v2/instance_infrastructure/cloudformation.yaml',
      '{{ service_instance.inputs.memory }}',
      '{{ service_instance.inputs.memory',
    );
    const broken = await workspace.run('bundle validate shop');
    expect(broken.code).toBe(1);
    const lines = broken.stdout.trim().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^shop\/v1\/schema\/schema\.yaml:16:11: warning: /),
      expect.stringMatching(/^shop\/v2\/schema\/schema\.yaml:11:11: error: /),
      expect.stringMatching(
        /^shop\/v2\/instance_infrastructure\/cloudformation\.yaml:\d+: error: /,
      ),
      'shop/v1: a valid service bundle (instance: cloudformation, pipeline: cloudformation)',
      '2 errors, 1 warning',
    ]);

    const json = await workspace.run('bundle validate shop --format json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      isValid: false,
      versions: [
        { directory: 'shop/v1', kind: 'service', isValid: true },
        {
          directory: 'shop/v2',
          isValid: false,
          problems: [
            { file: 'shop/v2/schema/schema.yaml', line: 11, column: 11 },
            {},
          ],
        },
      ],
    });
    const github = await workspace.run('bundle validate shop --format github');
    expect(github.stdout).toMatch(
      /^::warning file=shop\/v1\/schema\/schema\.yaml,line=16,col=11::[^\n]+\n::error file=/,
    );

    // One version alone, a warning of which is no reason to fail.
    expect(await workspace.run('bundle validate shop/v1')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 errors, 1 warning'),
    });
  });

  it('runs the template, and names what it reads that does not exist', async () => {
    await workspace.run('bundle init shop --type service');
    const template = 'shop/v1/instance_infrastructure/cloudformation.yaml';
    workspace.edit(template, 'inputs.memory', 'inputs.memroy');
    workspace.edit(
      template,
      '{%- if service_instance.inputs.greeting is defined %}',
      `{%- if service_instance.inputs.greeting is defined %}
          OTHER: {{ service_instance.inputs.other }}`,
    );
    expect(await workspace.run('bundle validate shop')).toEqual({
      code: 1,
      stdout: `${template}:15:22: error: The input 'memroy' is not declared in the service_input_type of the schema; did you mean 'memory'?
${template}:25:21: warning: The input 'other' is not declared in the service_input_type of the schema; known are memory, timeout, greeting
1 error, 1 warning
`,
      stderr: '',
    });
    // A deployment would know the rest, so that there is nothing to say.
    workspace.edit(template, 'inputs.memroy', 'inputs.memory');
    workspace.edit(template, 'inputs.other', 'inputs.greeting');
    expect(await workspace.run('bundle validate shop')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^shop\/v1: a valid service bundle/),
    });
  });

  it("says what a registration would refuse besides, and asks AWS's own rules", async () => {
    await workspace.run('bundle init shop --type service');
    const template = 'shop/v1/instance_infrastructure/cloudformation.yaml';
    workspace.edit(template, 'SqsManagedSseEnabled', 'SqsManagedSseIsOn');
    expect(await workspace.run('bundle validate shop --check')).toEqual({
      code: 1,
      stdout: expect.stringMatching(
        /^shop\/v1\/instance_infrastructure\/cloudformation\.yaml:9:7: error: .*SqsManagedSseIsOn.*\n1 error, 0 warnings\n$/,
      ),
      stderr: '',
    });
    workspace.write(template, '# {{ service_instance.inputs.memory }}\n');
    rmSync(join(workspace.path, 'shop/v1/.template-registration.yaml'));
    expect((await workspace.run('bundle validate shop')).stdout).toBe(
      `${template}:1: error: It is no CloudFormation template: it has no 'Resources'
shop/v1: warning: The bundle names no compatible environment template, without which a version is refused: add '.template-registration.yaml' with 'compatible_environments', or name them where you register it
1 error, 1 warning
`,
    );
  });

  it('reads Terraform as Terraform does', async () => {
    await workspace.run('bundle init net --type terraform');
    workspace.edit('net/v1/infrastructure/main.tf', ' = ', ' = = ');
    expect(await workspace.run('bundle validate net')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^net\/v1\/infrastructure\/main\.tf:\d+:\d+: error: Invalid expression/,
      ),
    });
  });

  it('knows what a bundle makes, also a plain template that is a file', async () => {
    for (const type of ['environment', 'plain', 'terraform', 'codebuild']) {
      await workspace.run(`bundle init ${type} --type ${type}`);
      expect(await workspace.run(`bundle validate ${type}`)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('a valid environment bundle'),
      });
    }
    execFileSync('tar', ['-czf', 'bundle.tar.gz', '-C', 'terraform/v1', '.'], {
      cwd: workspace.path,
    });
    expect(await workspace.run('bundle validate bundle.tar.gz')).toMatchObject({
      code: 0,
      stdout:
        'bundle.tar.gz: a valid environment bundle (infrastructure: terraform)\n',
    });
    const file = 'plain/v1/template.yaml';
    expect(await workspace.run(`bundle validate ${file}`)).toMatchObject({
      code: 0,
    });
    expect(
      await workspace.run(`bundle validate ${file} --kind service`),
    ).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('a valid service bundle'),
    });
    workspace.edit(file, 'A bucket', 'Of {{ environment.name }}');
    expect(await workspace.run(`bundle validate plain`)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^plain\/v1\/template\.yaml:2: warning: '{{ environment\.name }}' is not rendered/,
      ),
    });
    workspace.edit(file, 'Type: Number', 'Type: Nothing');
    expect(await workspace.run(`bundle validate ${file}`)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^plain\/v1\/template\.yaml:\d+:\d+: /),
    });
  });

  it('tells what cannot be read from what is wrong', async () => {
    expect(await workspace.run('bundle validate nothing')).toEqual({
      code: 2,
      stdout: '',
      stderr: `nucleon: '${workspace.path}/nothing': no such file or directory\n`,
    });
    mkdirSync(join(workspace.path, 'empty'));
    expect(await workspace.run('bundle validate empty')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'empty' is empty"),
    });
    expect(await workspace.run('bundle validate')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('DIR is missing'),
    });
    expect(await workspace.run('bundle validate a b')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Unexpected argument 'b'"),
    });
    expect(await workspace.run('bundle validate a --fromat x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Unknown option '--fromat'"),
    });
    expect(await workspace.run('bundle validate a --format x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "--format must be one of text, json, github, not 'x'",
      ),
    });

    // The backend refuses links too, so that they are a problem of the bundle.
    await workspace.run('bundle init net --type environment');
    symlinkSync('/etc/passwd', join(workspace.path, 'net/v1/link'));
    expect(await workspace.run('bundle validate net')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("net/v1: error: The entry 'link'"),
    });
  });

  const describeShared = isSharedUsable('bundles') ? describe : describe.skip;

  describeShared('with the public bundles', () => {
    it('finds nothing wrong with the public bundles', async () => {
      for (const [folder, count] of [
        ['cloudformation/environment-templates/fargate-env', 1],
        ['cloudformation/service-templates/load-balanced-fargate-svc', 2],
        ['cloudformation/service-templates/worker-lambda-svc', 2],
        ['codebuild/cdk/service-templates/cdk-ecs-fargate-service', 1],
      ] as const) {
        const path = sharedPath('bundles', ...folder.split('/'));
        const { code, stdout } = await workspace.run(`bundle validate ${path}`);
        expect(code).toBe(0);
        expect(stdout.match(/cloudformation[,)]|codebuild[,)]/g)).toHaveLength(
          count,
        );
      }
    });
  });
});
