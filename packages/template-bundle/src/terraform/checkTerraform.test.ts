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
import { bundleFiles, schemaText } from '../__testUtils__/bundleFiles';
import { Bundle } from '../bundle/Bundle';
import { formatProblems } from '../bundle/formatProblems';
import { parseBundle } from '../bundle/parseBundle';
import { Problem } from '../bundle/Problem';
import { checkTerraform } from './checkTerraform';
import { HclParser } from './HclParser';

// Loading the parser takes a second, and several where others work.
jest.setTimeout(60_000);

const manifest =
  'infrastructure: { templates: [{ file: "*", rendering_engine: hcl, template_language: terraform }] }\n';

function parse(
  code: Record<string, string>,
  properties?: string,
): { bundle?: Bundle; problems: Problem[] } {
  const texts = Object.entries(code).map(([name, text]) => [
    `infrastructure/${name}`,
    text,
  ]);
  return parseBundle(
    bundleFiles({
      'schema/schema.yaml': schemaText(['environment_input_type'], properties),
      'infrastructure/manifest.yaml': manifest,
      ...Object.fromEntries(texts),
    }),
    { kind: 'environment' },
  );
}

function parseService(
  instance: string,
  pipeline?: string,
): { bundle?: Bundle; problems: Problem[] } {
  const inputTypes = ['service_input_type'];
  return parseBundle(
    bundleFiles({
      'schema/schema.yaml': schemaText(
        pipeline === undefined
          ? inputTypes
          : [...inputTypes, 'pipeline_input_type'],
      ),
      'instance_infrastructure/manifest.yaml': manifest,
      'instance_infrastructure/main.tf': instance,
      ...(pipeline === undefined
        ? {}
        : {
            'pipeline_infrastructure/manifest.yaml': manifest,
            'pipeline_infrastructure/main.tf': pipeline,
          }),
      '.template-registration.yaml': 'compatible_environments: ["net:1"]\n',
    }),
    { kind: 'service', inferProvisioning: true },
  );
}

describe('parseBundle with Terraform', () => {
  it.each<[string, Record<string, string>, string | undefined, string]>([
    [
      'all is well',
      { 'a.tf': 'x = var.environment.inputs.size' },
      undefined,
      '',
    ],
    [
      'all inputs are handed on',
      { 'a.tf': 'x = var.environment' },
      undefined,
      '',
    ],
    [
      'an input is used through an index',
      { 'a.tf': 'x = "${var.environment.inputs["size"]}"' },
      undefined,
      '',
    ],
    [
      'an input is not declared',
      { 'a.tf': '\n x = var.environment.inputs.sise' },
      undefined,
      "infrastructure/a.tf:2:6: The input 'sise' is not declared in the environment_input_type of the schema; did you mean 'size'?\nschema/schema.yaml:9:9: The input 'size' of the environment_input_type is not used by the Terraform code",
    ],
    [
      'two inputs are not used',
      { 'a.tf': 'x = var.environment.inputs.b # var.environment.inputs.a' },
      '        a: { type: string }\n        b: { type: string }\n        c: { type: string }',
      "schema/schema.yaml:9:9: The input 'a' of the environment_input_type is not used by the Terraform code\nschema/schema.yaml:11:9: The input 'c' of the environment_input_type is not used by the Terraform code",
    ],
    [
      'a variable is declared nowhere',
      { 'a.tf': 'x = [var.environment.inputs, var.region, var.region]' },
      undefined,
      "infrastructure/a.tf:1:30: The variable 'region' is declared nowhere; this code can read environment, proton_tags",
    ],
    [
      'a variable is declared in another file',
      {
        'a.tf': 'x = [var.environment.inputs, var.region, var.proton_tags]',
        'b.tf': 'variable "region" { default = "x" }',
      },
      undefined,
      '',
    ],
    [
      'there is no such member',
      { 'a.tf': 'x = [var.environment.inputs, var.environment.outputs.x]' },
      undefined,
      "infrastructure/a.tf:1:30: 'var.environment.outputs' does not exist here; 'environment' has inputs, name",
    ],
    [
      'a generated variable is declared',
      {
        'a.tf': 'x = var.environment.inputs\nvariable "environment" {}',
        'proton.environment.variables.tf': 'variable "environment" {}',
      },
      undefined,
      "infrastructure/a.tf:2:10: The variable 'environment' is declared in proton.environment.variables.tf by each deployment; Terraform refuses a second declaration",
    ],
  ])('says what it reads where %s', (_, code, properties, expected) => {
    const { bundle, problems } = parse(code, properties);
    expect(formatProblems(problems)).toBe(expected);
    expect(bundle).toBeDefined();
  });

  it('knows what instances and pipelines can read', () => {
    expect(
      formatProblems(
        parseService(
          'x = [var.service_instance.inputs.size, var.service.branch_name, var.environment.inputs.a, var.pipeline.inputs.b]',
        ).problems,
      ),
    ).toBe(
      [
        "instance_infrastructure/main.tf:1:40: 'var.service.branch_name' does not exist here; 'service' has name",
        "instance_infrastructure/main.tf:1:65: 'var.environment.inputs' does not exist here; 'environment' has account_id, name, outputs",
        "instance_infrastructure/main.tf:1:91: The variable 'pipeline' is declared nowhere; this code can read environment, service, service_instance, proton_tags",
      ].join('\n'),
    );
    expect(
      formatProblems(
        parseService(
          'x = [var.service_instance.inputs.size, var.service.branch_name]',
          'x = [var.pipeline.inputs.size, var.service_instances[*].environment.name]',
        ).problems,
      ),
    ).toBe('');
  });
});

describe('checkTerraform', () => {
  it('reads the code and lists its outputs', async () => {
    const { bundle } = parseService(
      'output "Url" {\n  value = "${var.service_instance.inputs.size}"\n}\noutput "Name" {\n  value = 1\n}\n',
      '# var.pipeline\nlocals {\n  x = <<-EOT\n    a\n  EOT\n}\n',
    );
    expect(await checkTerraform(bundle!)).toEqual({
      problems: [],
      outputs: { instance: ['Name', 'Url'], pipeline: [] },
    });
  });

  it('says all that is wrong, with file, line and column', async () => {
    const { bundle } = parse({
      'a.tf': 'resource "x" "y" {\n  a = \n}\n',
      'b.tf': 'output "b" {\n  value = "${var.environment.inputs.size}"\n}\n',
      'c.tf': 'x = "unclosed\ny = 1\nz {',
    });
    const { problems, outputs } = await checkTerraform(bundle!);
    expect(formatProblems(problems)).toMatch(
      /^infrastructure\/a\.tf:2:7: Invalid expression; [^\n]*\ninfrastructure\/c\.tf:1:14: [^]*\ninfrastructure\/c\.tf:2:6: /,
    );
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
    expect(outputs).toEqual({ infrastructure: ['b'] });
  });

  it('outlives code that ends the parser, and checks the rest', async () => {
    const { bundle } = parse({
      'a.tf': `x = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
      'b.tf': 'output "b" {\n  value = var.environment.inputs.size\n}\n',
      'c.tf': `# ${'x'.repeat(300_000)}\n`,
    });
    const { problems, outputs } = await checkTerraform(bundle!);
    expect(outputs).toEqual({ infrastructure: ['b'] });
    expect(formatProblems(problems)).toMatch(
      /^infrastructure\/a\.tf: The Terraform code was not checked: [^\n]*\ninfrastructure\/c\.tf: [^\n]* larger than 262144 bytes$/,
    );
  });

  it('gives up on a bundle that takes too long', async () => {
    const { bundle } = parse({ 'a.tf': '', 'b.tf': '' });
    const parser = jest
      .spyOn(HclParser.prototype, 'parse')
      .mockResolvedValue({ outputs: [] });
    const clock = jest
      .spyOn(performance, 'now')
      .mockReturnValueOnce(0)
      .mockReturnValueOnce(1)
      .mockReturnValue(60_001);
    const { problems } = await checkTerraform(bundle!);
    parser.mockRestore();
    clock.mockRestore();
    expect(formatProblems(problems)).toBe(
      'infrastructure/b.tf: The Terraform code was not checked: the other files took longer than 60000 ms',
    );
  });

  it('costs nothing where there is no Terraform', async () => {
    const parser = jest.spyOn(HclParser.prototype, 'parse');
    expect(await checkTerraform({ manifests: {}, files: [] })).toEqual({
      problems: [],
      outputs: {},
    });
    expect(parser).not.toHaveBeenCalled();
    parser.mockRestore();
  });

  it('does not wait for ever', async () => {
    const parser = new HclParser({ timeoutInMilliseconds: 1 });
    expect(await parser.parse('a.tf', '')).toEqual({
      failure: 'it takes longer than 1 ms',
    });
    await parser.close();
  });
});
