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
import { readDirectory } from '../archive/readDirectory';
import {
  bundleFiles,
  cloudFormationManifest,
  environmentBundle,
  schemaText,
  serviceBundle,
} from '../__testUtils__/bundleFiles';
import { findSharedFiles } from '../__testUtils__/sharedFiles';
import { formatProblems } from './formatProblems';
import { parseBundle, ParseBundleOptions } from './parseBundle';
import { TemplateKind } from './TemplateKind';

type Texts = Record<string, string | undefined>;

const infer = { inferProvisioning: true };

function parse(texts: Texts, options: ParseBundleOptions) {
  const present = Object.entries(texts).filter(
    ([, text]) => text !== undefined,
  );
  return parseBundle(
    bundleFiles(Object.fromEntries(present) as Record<string, string>),
    options,
  );
}

function errorsOf(texts: Texts, options: ParseBundleOptions): string {
  const { bundle, problems } = parse(texts, options);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(bundle === undefined).toBe(errors.length > 0);
  return formatProblems(errors);
}

describe('parseBundle', () => {
  it('reads bundles of environments and services', () => {
    const environment = parse(environmentBundle(), { kind: 'environment' });
    expect(environment.problems).toEqual([]);
    expect(environment.bundle).toMatchObject({
      kind: 'environment',
      hasPipeline: false,
      manifests: {
        infrastructure: {
          engine: 'cloudformation',
          path: 'infrastructure/cloudformation.yaml',
        },
      },
      schema: {
        environmentInput: {
          properties: { size: { type: 'string', default: 'small' } },
        },
      },
    });
    expect(environment.bundle).not.toHaveProperty('provisioning');
    const service = parse(serviceBundle(), { kind: 'service' });
    expect(service.problems).toEqual([]);
    expect(service.bundle).toMatchObject({
      hasPipeline: true,
      registration: {
        compatibleEnvironmentTemplates: [
          { templateName: 'network', majorVersion: '1' },
          { templateName: 'platform', majorVersion: '2' },
        ],
        supportedComponentSources: ['DIRECTLY_DEFINED'],
      },
    });
  });

  it('infers who provisions from the first version, and holds later ones to it', () => {
    const customer = {
      'schema/schema.yaml': schemaText(
        ['environment_input_type'],
        '        VpcId: { type: string }',
      ),
    };
    expect(
      parse(customer, { kind: 'environment', ...infer }).bundle,
    ).toMatchObject({ provisioning: 'CUSTOMER_MANAGED', manifests: {} });
    expect(errorsOf(customer, { kind: 'environment' })).toMatch(
      /'infrastructure\/manifest.yaml' is missing/,
    );
    expect(
      errorsOf(environmentBundle(), {
        kind: 'environment',
        provisioning: 'CUSTOMER_MANAGED',
      }),
    ).toMatch(/'infrastructure\/' must not be there/);
    expect(
      errorsOf(
        {
          'schema/schema.yaml': schemaText(
            ['environment_input_type'],
            '        a: { type: number, default: 1 }',
          ),
        },
        { kind: 'environment', ...infer },
      ),
    ).toMatch(
      /^schema\/schema.yaml:9:9: .*'a' of a customer managed environment, which has no directory 'infrastructure\/', must be of type string/,
    );

    const withoutPipeline: Texts = {
      ...serviceBundle(),
      'schema/schema.yaml': schemaText(['service_input_type']),
      'pipeline_infrastructure/manifest.yaml': undefined,
      'pipeline_infrastructure/cloudformation.yaml': undefined,
    };
    expect(
      parse(withoutPipeline, { kind: 'service', ...infer }).bundle,
    ).toMatchObject({
      hasPipeline: false,
      pipelineProvisioning: 'CUSTOMER_MANAGED',
    });
    expect(errorsOf(withoutPipeline, { kind: 'service' })).toMatch(
      /'pipeline_infrastructure\/manifest.yaml' is missing[^]*must name its 'pipeline_input_type'/,
    );
    const options: ParseBundleOptions = {
      kind: 'service',
      pipelineProvisioning: 'CUSTOMER_MANAGED',
    };
    expect(errorsOf(serviceBundle(), options)).toMatch(
      /'pipeline_infrastructure\/' must not be there[^]*must not name a 'pipeline_input_type'/,
    );
  });

  const manifest = (entry: string) =>
    `infrastructure:\n  templates:\n    - ${entry}\n`;
  const codeBuild = (settings: string) =>
    manifest(`{ rendering_engine: codebuild, settings: ${settings} }`);

  it.each<[string, string, string]>([
    [
      'several files',
      'hcl, terraform, *',
      'infrastructure/a.tf,infrastructure/b.tf',
    ],
    ['one file', 'hcl, terraform, b.tf', 'infrastructure/b.tf'],
  ])('reads a Terraform manifest with %s', (_, entry, paths) => {
    const [engine, language, file] = entry.split(', ');
    const { bundle } = parse(
      {
        'schema/schema.yaml': schemaText(['environment_input_type']),
        'infrastructure/manifest.yaml': manifest(
          `{ file: "${file}", rendering_engine: ${engine}, template_language: ${language} }`,
        ),
        'infrastructure/b.tf': 'variable "size" {}',
        'infrastructure/a.tf': '# var.environment.inputs.size',
        'infrastructure/a.zip': 'zip',
        'infrastructure/modules/c.tf': '',
      },
      { kind: 'environment' },
    );
    expect(bundle?.manifests.infrastructure).toEqual({
      engine: 'terraform',
      paths: paths.split(','),
    });
  });

  it('reads a CodeBuild manifest', () => {
    const { bundle, problems } = parse(
      {
        'schema/schema.yaml': schemaText(['environment_input_type']),
        'infrastructure/manifest.yaml': codeBuild(
          '{ image: img, runtimes: { nodejs: 16, python: 3.0 }, env: { variables: { A: yes } }, provision: [a, "b {{ environment.name }}"], deprovision: [c], project_properties: { VpcConfig: { Subnets: "{{ x }}" } } }',
        ),
      },
      { kind: 'environment' },
    );
    expect(problems).toEqual([]);
    expect(bundle?.manifests.infrastructure).toEqual({
      engine: 'codebuild',
      directory: 'infrastructure/',
      settings: {
        image: 'img',
        runtimes: { nodejs: '16', python: '3.0' },
        env: { variables: { A: 'true' }, secretsManager: {} },
        provision: ['a', 'b {{ environment.name }}'],
        deprovision: ['c'],
        projectProperties: { VpcConfig: { Subnets: '{{ x }}' } },
        inputType: 'JSON',
      },
    });
  });

  const inManifest = (text: string): Texts => ({
    'infrastructure/manifest.yaml': text,
  });
  const inSchema = (text: string | undefined): Texts => ({
    'schema/schema.yaml': text,
  });
  const schema = (properties: string) =>
    inSchema(schemaText(['environment_input_type'], properties));

  it.each<[string, Texts, RegExp]>([
    [
      'no schema',
      inSchema(undefined),
      /^The file 'schema\/schema.yaml' is missing$/,
    ],
    [
      'a schema.yml',
      { ...inSchema(undefined), 'schema/schema.yml': '' },
      /missing; rename 'schema\/schema.yml'$/,
    ],
    [
      'a wrapping directory',
      { ...inSchema(undefined), 'v1/schema/schema.yaml': '' },
      /'v1\/schema\/schema.yaml': the bundle is what is in 'v1'/,
    ],
    [
      'a schema that is no YAML',
      inSchema('schema: [\n'),
      /^schema\/schema.yaml:2:\d+: The schema is not valid YAML/,
    ],
    [
      'a key twice',
      inSchema('schema: 1\nschema: 2\n'),
      /^schema\/schema.yaml:2:1: .*appears twice/,
    ],
    [
      'a directory in place of the schema',
      { ...inSchema(undefined), 'schema/schema.yaml/a': '' },
      /'schema\/schema.yaml' is missing; it is a directory/,
    ],
    ['an empty schema', inSchema(''), /:1:1: The schema must be a map/],
    [
      'no OpenAPI 3.0',
      inSchema(schemaText(['environment_input_type']).replace('3.0.0', '2.0')),
      /:3:5: schema.format.openapi must be "3.0.0"/,
    ],
    [
      'no types',
      inSchema('schema:\n  format: { openapi: "3.0.0" }\n'),
      /schema.types must be a map/,
    ],
    [
      'no input type',
      inSchema(schemaText([])),
      /^schema\/schema.yaml:1:1: .*must name its 'environment_input_type'/,
    ],
    [
      'the wrong input type',
      inSchema(schemaText(['service_input_type'])),
      /:1:1: .*must name its 'environment_input_type'[^]*:4:3: .*must not name a 'service_input_type'/,
    ],
    [
      'an input type that does not exist',
      inSchema(
        schemaText(['environment_input_type']).replace(
          '_type: Input',
          '_type: Inputs',
        ),
      ),
      /:4:3: .*'Inputs', which does not exist/,
    ],
    [
      'an input type that is no object',
      inSchema(
        schemaText(['environment_input_type'])
          .replace('type: object', 'type: string')
          .replace(/ {6}properties[^]*/, ''),
      ),
      /must therefore have the type object/,
    ],
    [
      'an unknown type',
      schema('        a: { type: strng }'),
      /:9:14: .*must be one of object, array/,
    ],
    [
      'a list of types',
      schema('        a: { type: [string] }'),
      /must be one of object/,
    ],
    [
      'a wrong bound',
      schema('        a: { type: number, minimum: "0" }'),
      /minimum' must be a number/,
    ],
    [
      'required as a boolean',
      schema('        a: { type: string, required: true }'),
      /required' must be a list of property names/,
    ],
    [
      'a broken pattern',
      schema("        a: { type: string, pattern: '(' }"),
      /:9:28: The pattern '\(' cannot/,
    ],
    [
      'a pattern with look-ahead',
      schema("        a: { type: string, pattern: '^(?=a)' }"),
      /linear time/,
    ],
    [
      'a pattern with a back-reference',
      schema("        a: { type: string, pattern: '(a)\\1' }"),
      /linear time/,
    ],
    [
      'a keyword of JSON Schema',
      schema('        a: { type: string, const: x }'),
      /const' is not part of OpenAPI 3.0; use an enum/,
    ],
    [
      'a reference to nothing',
      schema("        a: { $ref: '#/Nothing' }"),
      /:9:14: A reference must name a type .*'#\/Nothing'/,
    ],
    [
      'a reference to a file',
      schema("        a: { $ref: 'other.yaml#/A' }"),
      /A reference must name a type/,
    ],
    [
      'a type made of itself',
      inSchema(
        schemaText(['environment_input_type']).replace(
          'type: object',
          "allOf: [{ $ref: '#/Input' }]",
        ),
      ),
      /made of itself/,
    ],
    [
      'a property name of 101 characters',
      schema(`        ${'a'.repeat(101)}: { type: string }`),
      /longer than 100/,
    ],
    [
      'no manifest',
      { 'infrastructure/manifest.yaml': undefined },
      /'infrastructure\/manifest.yaml' is missing/,
    ],
    [
      'a manifest that is no YAML',
      inManifest('a: [\n'),
      /^infrastructure\/manifest.yaml:2:\d+: The manifest is not valid YAML/,
    ],
    [
      'an empty manifest',
      inManifest(''),
      /:1:1: .*must have the map 'infrastructure'/,
    ],
    [
      'no templates',
      inManifest('infrastructure: { templates: [] }'),
      /:1:19: .*exactly one entry/,
    ],
    [
      'an unknown engine',
      inManifest(cloudFormationManifest.replace('jinja', 'mustache')),
      /:4:7: 'rendering_engine' must be one of jinja, hcl, codebuild, but is the text 'mustache'/,
    ],
    [
      'an unknown language',
      inManifest(
        cloudFormationManifest.replace(
          '_language: cloudformation',
          '_language: terraform',
        ),
      ),
      /:5:7: 'template_language' must be 'cloudformation'/,
    ],
    [
      'a key from before the release',
      inManifest(cloudFormationManifest.replace('rendering_engine', 'engine')),
      /call it 'rendering_engine'/,
    ],
    [
      'a missing file',
      inManifest(cloudFormationManifest.replace('file: c', 'file: missing-c')),
      /:3:7: The file 'infrastructure\/missing-cloudformation.yaml' .* does not exist/,
    ],
    [
      'a file of another directory',
      inManifest(
        cloudFormationManifest.replace('file: c', 'file: ../schema/c'),
      ),
      /one file of the same directory/,
    ],
    [
      'a wildcard',
      inManifest(cloudFormationManifest.replace('cloudformation.yaml', '"*"')),
      /without a wildcard/,
    ],
    [
      'no Terraform files',
      inManifest(
        manifest(
          '{ file: "*", rendering_engine: hcl, template_language: terraform }',
        ),
      ),
      /no file that ends in .tf/,
    ],
    [
      'no commands',
      inManifest(codeBuild('{ provision: [], deprovision: [a] }')),
      /settings.provision' must list/,
    ],
    [
      'commands that are maps',
      inManifest(codeBuild('{ provision: [a], deprovision: [{ b: 1 }] }')),
      /settings.deprovision' must list/,
    ],
    [
      'a command that cannot be read',
      inManifest(codeBuild('{ provision: ["{{ a"], deprovision: [a] }')),
      /'{{ a' cannot be read/,
    ],
    [
      'an input type of CodeBuild',
      inManifest(
        codeBuild('{ provision: [a], deprovision: [a], input_type: XML }'),
      ),
      /JSON or HCL/,
    ],
    [
      'a template that cannot be read',
      { 'infrastructure/cloudformation.yaml': 'a: 1\n{% for x in y %}\n' },
      /^infrastructure\/cloudformation.yaml:\d: The template cannot be read/,
    ],
    [
      'a template without Jinja that is no YAML',
      { 'infrastructure/cloudformation.yaml': 'Resources:\n  a: [\n' },
      /^infrastructure\/cloudformation.yaml:\d:\d+: The template is not valid YAML/,
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(
      errorsOf({ ...environmentBundle(), ...changes }, { kind: 'environment' }),
    ).toMatch(message);
  });

  it('refuses files that are no text', () => {
    const files = bundleFiles(environmentBundle()).map(file => ({
      ...file,
      content: new Uint8Array([0x61, 0xff]),
    }));
    const { problems } = parseBundle(files, { kind: 'environment' });
    expect(formatProblems(problems)).toBe(
      'schema/schema.yaml:1: The file is no UTF-8 text; save it as UTF-8\ninfrastructure/manifest.yaml:1: The file is no UTF-8 text; save it as UTF-8',
    );
  });

  it.each<[string, Texts, RegExp]>([
    [
      'directories from before the release',
      {
        'instance_infrastructure/manifest.yaml': undefined,
        'instance_infrastructure/cloudformation.yaml': undefined,
        'infrastructure/manifest.yaml': cloudFormationManifest,
      },
      /'instance_infrastructure\/manifest.yaml' is missing; 'infrastructure\/' is the name from before/,
    ],
    [
      'no list of environments',
      { '.template-registration.yaml': 'a: 1' },
      /:1: 'compatible_environments' must list/,
    ],
    [
      'an empty list of environments',
      { '.template-registration.yaml': 'compatible_environments: []' },
      /:1: .*1 to 10/,
    ],
    [
      'an environment without major',
      {
        '.template-registration.yaml': 'compatible_environments:\n  - network',
      },
      /^.template-registration.yaml:2:5: .*name:major/,
    ],
    [
      'eleven environments',
      {
        '.template-registration.yaml': `compatible_environments: [${Array.from({ length: 11 }, (_, index) => `"n:${index}"`)}]`,
      },
      /names 11/,
    ],
    [
      'an unknown source of components',
      {
        '.template-registration.yaml':
          'compatible_environments: ["n:1"]\nsupported_component_sources: [OTHER]',
      },
      /:2:1: .*DIRECTLY_DEFINED/,
    ],
    [
      'a broken older form',
      {
        '.template-registration.yaml': undefined,
        '.compatible-envs': 'network:1\nnetwork:x\n',
      },
      /^.compatible-envs:2: /,
    ],
  ])('refuses a service bundle with %s', (_, changes, message) => {
    expect(
      errorsOf({ ...serviceBundle(), ...changes }, { kind: 'service' }),
    ).toMatch(message);
  });

  it('only warns of a wrong list of environments that nobody needs', () => {
    const { bundle, problems } = parse(
      { ...serviceBundle(), '.template-registration.yaml': 'a: b\n' },
      { kind: 'service', hasCompatibleEnvironments: true },
    );
    expect(problems).toMatchObject([
      { file: '.template-registration.yaml', severity: 'warning' },
    ]);
    expect(bundle?.registration).toBeUndefined();
  });

  it('takes a misspelt list of environments for what it is', () => {
    const { bundle, problems } = parse(
      {
        ...serviceBundle(),
        '.template-registration.yaml':
          'compatible_environment:\n  - network:1\n',
      },
      { kind: 'service' },
    );
    expect(formatProblems(problems)).toBe(
      ".template-registration.yaml:1:1: Call 'compatible_environment' 'compatible_environments'",
    );
    expect(problems[0].severity).toBe('warning');
    expect(bundle?.registration?.compatibleEnvironmentTemplates).toEqual([
      { templateName: 'network', majorVersion: '1' },
    ]);
  });

  it('does not repeat names that fill a file', () => {
    const { problems } = parse(
      {
        ...environmentBundle(),
        ...inManifest(
          cloudFormationManifest.replace('cloudformation', 'x'.repeat(60_000)),
        ),
      },
      { kind: 'environment' },
    );
    const [{ message }] = problems;
    expect(message).toMatch(/^The file 'infrastructure\/x+\.\.\.$/);
    expect(message.length).toBeLessThan(1_100);
  });

  it('finds all problems at once, and warns of what works but is odd', () => {
    const errors = errorsOf(
      {
        ...schema('        a: { type: strng }\n        b: { pattern: "(" }'),
        'infrastructure/manifest.yaml': cloudFormationManifest.replace(
          'jinja',
          'x',
        ),
      },
      { kind: 'environment' },
    );
    expect(errors.split('\n')).toHaveLength(3);
    const { bundle, problems } = parse(
      {
        ...environmentBundle(),
        ...schema(
          '        a: { type: boolean, default: public, order: 1 }\n        b: {}\n        c: { type: array }',
        ),
      },
      { kind: 'environment' },
    );
    expect(bundle).toBeDefined();
    expect(formatProblems(problems)).toMatch(
      /order' is no keyword[^]*'b' has no type[^]*array without items[^]*default .*does not fit[^]*uses none of the inputs/,
    );
  });

  it.each([
    ['false', ', so that no spec is right'],
    ['true', ''],
  ])('warns of required inputs that are one text (open: %s)', (open, more) => {
    const required = `      required:\n        - size\n          port`;
    const { bundle, problems } = parse(
      {
        ...environmentBundle(),
        ...schema(
          `        size: { type: string }\n${required}\n      additionalProperties: ${open}`,
        ),
      },
      { kind: 'environment' },
    );
    expect(bundle).toBeDefined();
    expect(formatProblems(problems)).toBe(
      `schema/schema.yaml:10:7: 'schema.types.Input' requires 'size port', which is not among its properties${more}`,
    );
  });

  it('keeps what OpenAPI says when it becomes JSON Schema', () => {
    const { bundle, problems } = parse(
      {
        ...environmentBundle(),
        'schema/schema.yaml': `schema:
  format: { openapi: "3.0.0" }
  environment_input_type: Input
  types:
    Input:
      type: object
      properties:
        size: { type: string, nullable: true, enum: [a, b], example: a }
        ratio: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false }
        tree: { $ref: "#/components/schemas/Tree" }
      required: [size]
    Tree:
      type: object
      properties:
        children: { type: array, items: { $ref: "#/Tree" } }
    Unused: { type: string }
`,
      },
      { kind: 'environment' },
    );
    expect(problems).toEqual([]);
    expect(bundle?.schema.environmentInput).toEqual({
      type: 'object',
      properties: {
        size: {
          type: ['string', 'null'],
          enum: ['a', 'b', null],
          examples: ['a'],
        },
        ratio: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        tree: { $ref: '#/definitions/Tree' },
      },
      required: ['size'],
      definitions: {
        Tree: {
          type: 'object',
          properties: {
            children: { type: 'array', items: { $ref: '#/definitions/Tree' } },
          },
        },
      },
    });
  });
});

const shared = findSharedFiles();
const describeShared = shared ? describe : describe.skip;

describeShared('parseBundle on real bundles', () => {
  it.each(realBundles())('reads %s', async (directory, kind) => {
    const files = await readDirectory(directory);
    const { bundle, problems } = parseBundle(files, { kind, ...infer });
    expect(
      formatProblems(problems.filter(({ severity }) => severity === 'error')),
    ).toBe('');
    expect(bundle?.kind).toBe(kind);
    expect(bundle?.registration !== undefined).toBe(kind === 'service');
  });
});

function realBundles(): [string, TemplateKind][] {
  const result: [string, TemplateKind][] = [];
  for (const root of ['bundles/cloudformation', 'bundles/codebuild/cdk']) {
    for (const kind of ['environment', 'service'] as const) {
      const directory = join(shared ?? '', root, `${kind}-templates`);
      for (const name of shared && existsSync(directory)
        ? readdirSync(directory)
        : []) {
        result.push([join(directory, name, 'v1'), kind]);
      }
    }
  }
  return result.length ? result : [['none', 'environment']];
}
