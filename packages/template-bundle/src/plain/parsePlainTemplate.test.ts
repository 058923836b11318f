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
import { bundleFiles } from '../__testUtils__/bundleFiles';
import { Bundle } from '../bundle/Bundle';
import { formatProblems } from '../bundle/formatProblems';
import { parseBundle, ParseBundleOptions } from '../bundle/parseBundle';
import { environmentNamespace, instanceNamespace } from '../render/namespaces';
import { renderInfrastructure } from '../render/renderInfrastructure';
import { applyDefaults } from '../schema/applyDefaults';
import { validateInputs } from '../schema/validateInputs';
import { fillParameters } from './fillParameters';

const template = `AWSTemplateFormatVersion: 2010-09-09
Metadata:
  AWS::CloudFormation::Interface:
    ParameterGroups:
      - Label: { default: Network }
        Parameters: [VpcId, Zones]
    ParameterLabels:
      VpcId: { default: The network }
Parameters:
  Size: # how large
    Type: String
    Default: small   # the usual
    AllowedValues: [small, large, 1]
  VpcId: { Type: 'AWS::EC2::VPC::Id' }
  Zones:
    Type: List<AWS::EC2::AvailabilityZone::Name>
    Default: eu-west-1a, eu-west-1b
  Count:
    Description: How many.
    ConstraintDescription: From 1 to 5.
    Type: Number
    Default: "2"
    MinValue: 1
    MaxValue: 5
  Password:
    Type: String
    NoEcho: true
    AllowedPattern: "[a-z]+"
    MinLength: 8
  Note:
    Default: |
      some
      lines
    Type: String
  Empty:
    Type: CommaDelimitedList
    Default:
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '{{resolve:ssm:x}}-\${Size}'
`;

function parse(text: string, options: Partial<ParseBundleOptions> = {}) {
  return parseBundle(bundleFiles({ 'template.yaml': text, 'README.md': 'x' }), {
    kind: 'environment',
    inferProvisioning: true,
    ...options,
  });
}

function draw(
  bundle: Bundle,
  inputs: Record<string, unknown>,
  isShown = false,
): string {
  const values = applyDefaults(bundle.schema.environmentInput!, inputs);
  const context = environmentNamespace({ name: 'net', inputs: values });
  const [{ content }] = renderInfrastructure(
    bundle,
    'infrastructure',
    context,
    isShown ? { redact: [] } : {},
  );
  return content;
}

describe('a plain CloudFormation template', () => {
  it('is a bundle whose inputs are its parameters', () => {
    const { bundle, problems } = parse(template);
    expect(problems).toEqual([]);
    expect(bundle).toMatchObject({
      hasPipeline: false,
      manifests: {
        infrastructure: {
          engine: 'cloudformation',
          path: 'template.yaml',
          isPlain: true,
        },
      },
    });
    const schema = bundle!.schema.environmentInput!;
    expect(Object.keys(schema.properties!)).toEqual([
      'VpcId',
      'Zones',
      'Size',
      'Count',
      'Password',
      'Note',
      'Empty',
    ]);
    expect(schema).toEqual({
      type: 'object',
      required: ['VpcId', 'Password'],
      properties: {
        VpcId: {
          title: 'The network',
          type: 'string',
          pattern: '^vpc-[0-9a-f]+$',
        },
        Zones: {
          type: 'array',
          items: { type: 'string', pattern: expect.any(String) },
          default: ['eu-west-1a', 'eu-west-1b'],
        },
        Size: {
          type: 'string',
          enum: ['small', 'large', '1'],
          default: 'small',
        },
        Count: {
          description: 'How many. From 1 to 5.',
          type: 'number',
          minimum: 1,
          maximum: 5,
          default: 2,
        },
        Password: {
          type: 'string',
          format: 'password',
          writeOnly: true,
          pattern: '^(?:[a-z]+)$',
          minLength: 8,
        },
        Note: { type: 'string', default: 'some\nlines\n' },
        Empty: { type: 'array', items: { type: 'string' }, default: [] },
      },
    });
    const inputs = { VpcId: 'vpc-1', Password: 'abcdefgh' };
    expect(validateInputs(schema, inputs, { path: 'spec' })).toEqual([]);
    expect(
      validateInputs(
        schema,
        { ...inputs, Password: 'abcdefgh1', VpcId: 'x' },
        { path: 'spec' },
      ),
    ).toHaveLength(2);
  });

  it('warns of defaults that CloudFormation would refuse', () => {
    const { bundle, problems } = parse(
      `Parameters:
  Count: { Type: Number, Default: many }
  Size: { Type: String, AllowedValues: [a, b], Default: c }
  Zones: { Type: CommaDelimitedList, Default: 'a,b' }
Resources: {}
`,
    );
    expect(bundle).toBeDefined();
    expect(formatProblems(problems)).toBe(
      `template.yaml:2:3: Of the parameter 'Count', the Default must be a number, but is the text 'many'
template.yaml:3:3: Of the parameter 'Size', the Default must be one of 'a', 'b', but is the text 'c'`,
    );
  });

  it('gets the values as defaults of its parameters, and stays as it is otherwise', () => {
    const { bundle } = parse(template);
    const inputs = {
      VpcId: 'vpc-1',
      Password: 'abcdefgh',
      Size: 'large',
      Zones: ['a', 'b'],
      Count: 3,
      Note: "it's",
      Empty: ['x'],
    };
    const expected = template
      .replace('small   #', '"large"   #')
      .replace(
        "{ Type: 'AWS::EC2::VPC::Id' }",
        `{"Default": "vpc-1",  Type: 'AWS::EC2::VPC::Id' }`,
      )
      .replace('eu-west-1a, eu-west-1b', '"a,b"')
      .replace('"2"', '"3"')
      .replace(
        '    Type: String\n    NoEcho',
        '    Default: "abcdefgh"\n    Type: String\n    NoEcho',
      )
      .replace('|\n      some\n      lines\n', '"it\'s"\n')
      .replace('Default:\nRes', 'Default: "x"\nRes');
    expect(draw(bundle!, inputs)).toBe(expected);
    expect(draw(bundle!, inputs, true)).toBe(
      expected.replace('abcdefgh', '****'),
    );
    const json =
      '{"Parameters": {"A": {"Type": "String"}, "B": {"Type": "Number", "Default": 1}}, "Resources": {}}';
    expect(
      JSON.parse(
        fillParameters(json, { A: 'x"y', B: 2 }, 'template.json').content,
      ),
    ).toEqual({
      Parameters: {
        A: { Default: 'x"y', Type: 'String' },
        B: { Type: 'Number', Default: '2' },
      },
      Resources: {},
    });
  });

  it('serves services without a pipeline too', () => {
    const text =
      'Parameters: { A: { Type: String, Default: a } }\nResources: {}\n';
    const { bundle, problems } = parse(text, { kind: 'service' });
    expect(problems).toEqual([]);
    expect(bundle).toMatchObject({ pipelineProvisioning: 'CUSTOMER_MANAGED' });
    const context = instanceNamespace({
      environment: { name: 'e', accountId: '1', outputs: {} },
      service: { name: 's' },
      instance: { name: 'i', inputs: { A: 'b' } },
    });
    expect(
      renderInfrastructure(bundle!, 'instance', context)[0].content,
    ).toContain('Default: "b"');
  });

  it.each<[string, string, Partial<ParseBundleOptions>, RegExp]>([
    [
      'is no YAML',
      'Resources: [\n',
      {},
      /^template.yaml:2:\d+: .*not valid YAML/,
    ],
    [
      'has an unknown type',
      'Parameters: { A: { Type: Sting } }\nResources: {}',
      {},
      /^template.yaml:1:15: Of the parameter 'A', the Type/,
    ],
    [
      'has a wrong bound',
      'Parameters: { A: { Type: String, MinLength: x } }\nResources: {}',
      {},
      /MinLength must be a number/,
    ],
    [
      'has a key twice',
      'Parameters: { A: { Type: String }, A: { Type: String } }\nResources: {}',
      {},
      /appears twice/,
    ],
    [
      'should have a pipeline',
      'Resources: {}',
      { kind: 'service', inferProvisioning: false },
      /plain template cannot give/,
    ],
    [
      'should not be there',
      'Resources: {}',
      { provisioning: 'CUSTOMER_MANAGED' },
      /must be no template/,
    ],
  ])('is refused where it %s', (_, text, options, message) => {
    const { bundle, problems } = parse(text, options);
    expect(bundle).toBeUndefined();
    expect(formatProblems(problems)).toMatch(message);
  });

  it('warns of a pattern that only CloudFormation can check, and needs one template', () => {
    const { bundle, problems } = parse(
      'Parameters: { A: { Type: String, AllowedPattern: "^(?!x).*" } }\nResources: {}',
    );
    expect(bundle!.schema.environmentInput!.properties!.A).toEqual({
      type: 'string',
    });
    expect(formatProblems(problems)).toMatch(/left to CloudFormation/);
    const two = bundleFiles({
      'a.yaml': 'Resources: {}',
      'b.yaml': 'Resources: {}',
    });
    expect(
      parseBundle(two, { kind: 'environment', inferProvisioning: true })
        .problems[0].message,
    ).toMatch(/'schema\/schema.yaml' is missing/);
    expect(() =>
      fillParameters(
        'Parameters:\n  A: &a { Type: String }\n  B: *a\n',
        { A: '1', B: '2' },
        'a.yaml',
      ),
    ).toThrow(/share/);
  });
});
