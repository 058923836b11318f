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
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  bundleFiles,
  cloudFormationManifest,
  environmentBundle,
} from '../__testUtils__/bundleFiles';
import {
  examplesDirectory,
  findSharedFiles,
} from '../__testUtils__/sharedFiles';
import { readDirectory } from '../archive/readDirectory';
import { Bundle, BundlePart } from '../bundle/Bundle';
import { BundleTexts } from '../bundle/BundleTexts';
import { parseBundle } from '../bundle/parseBundle';
import { applyDefaults } from '../schema/applyDefaults';
import { BundleSchema } from '../schema/BundleSchema';
import { JsonSchema } from '../schema/JsonSchema';
import { YamlDocument } from '../yaml/YamlDocument';
import { YamlFloat } from '../yaml/YamlFloat';
import {
  hasPython,
  RenderCase,
  renderWithPython,
} from './__testUtils__/renderWithPython';
import {
  environmentNamespace,
  instanceNamespace,
  pipelineNamespace,
} from './namespaces';
import { RenderContext, Values } from './RenderContext';
import {
  renderInfrastructure,
  RenderInfrastructureOptions,
} from './renderInfrastructure';

const policy = 'arn:aws:iam::111122223333:policy/pa';

const environment = {
  name: 'net',
  accountId: '111122223333',
  outputs: { ClusterName: 'c1' },
};

function instance(
  inputs: Values = {},
  component?: { name: string; outputs: Record<string, string> },
): RenderContext {
  return instanceNamespace({
    environment,
    service: {
      name: 'shop',
      branchName: 'main',
      repositoryId: 'o/r',
      repositoryConnectionArn: 'arn',
    },
    instance: { name: 'dev', inputs },
    component,
  });
}

function render(
  source: string,
  context: RenderContext,
  options: RenderInfrastructureOptions & { schema?: BundleSchema } = {},
): string {
  const files = bundleFiles({
    'instance_infrastructure/manifest.yaml': cloudFormationManifest,
    'instance_infrastructure/cloudformation.yaml': source,
  });
  const path = 'instance_infrastructure/cloudformation.yaml';
  const bundle = {
    schema: options.schema ?? {},
    files,
    manifests: { instance: { engine: 'cloudformation', path } as const },
  };
  const [file] = renderInfrastructure(bundle, 'instance', context, options);
  expect(file.path).toBe(path);
  return file.content;
}

describe('renderInfrastructure', () => {
  it('renders with the namespace of an instance', () => {
    const source = `Resources:
  Svc:
    Properties:
      Cluster: '{{environment.outputs.ClusterName}}'
      ServiceName: '{{service.name}}_{{service_instance.name}}'
      {% if service_instance.inputs.port is defined %}
      LoadBalancers: [{ContainerPort: {{service_instance.inputs.port}}}]
      {% endif %}
`;
    expect(render(source, instance({ port: 80 }))).toBe(`Resources:
  Svc:
    Properties:
      Cluster: 'c1'
      ServiceName: 'shop_dev'
      
      LoadBalancers: [{ContainerPort: 80}]
      `);
    expect(
      render(
        '{{ service_instance.inputs }} {{ environment.account_id }} {{ service.branch_name }}',
        instance({
          on: true,
          ratio: new YamlFloat(80),
          part: 0.5,
          zones: ['a'],
          none: null,
        }),
      ),
    ).toBe(
      "{'on': True, 'ratio': 80.0, 'part': 0.5, 'zones': ['a'], 'none': None} 111122223333 main",
    );
  });

  it('R5: numbers the instances of a pipeline in the order of the spec', () => {
    const context = pipelineNamespace({
      service: { name: 'shop' },
      inputs: { dir: 'src' },
      instances: ['prod', 'dev'].map(name => ({
        name,
        inputs: {},
        outputs: { Url: `http://${name}` },
        environment,
      })),
    });
    expect(
      render(
        '{% for service_instance in service_instances %}{{ loop.index }}={{ service_instance.name }} {{ service_instance.outputs.Url }} {{ service_instance.environment.account_id }} {{ service_instance.environment.outputs.ClusterName }};{% endfor %}{{ pipeline.inputs.dir }}',
        context,
      ),
    ).toBe(
      '1=prod http://prod 111122223333 c1;2=dev http://dev 111122223333 c1;src',
    );
  });

  it('R1: fails where a leaf is undefined, and not where it has a default', () => {
    expect(() =>
      render('a\n{{ environment.outputs.VpcId }}', instance()),
    ).toThrow(
      /cloudformation.yaml:2: 'environment\.outputs\.VpcId' is not defined/,
    );
    expect(
      render('[{{ environment.outputs.VpcId | default("") }}]', instance()),
    ).toBe('[]');
  });

  it('R2: takes the outputs of a component that is not there for empty', () => {
    const outputs = 'service_instance.components.default.outputs';
    const source = `{% if ${outputs} | length > 0 %}{{ ${outputs}.X }}{% else %}none{% endif %}`;
    expect(render(source, instance())).toBe('none');
    const component = { name: 'bucket', outputs: { X: 'x' } };
    expect(render(source, instance({}, component))).toBe('x');
  });

  it('R4: fails where {{resolve:...}} is not escaped, and keeps it in raw', () => {
    const reference = '{{resolve:secretsmanager:S:SecretString:p}}';
    expect(() => render(`\n${reference}`, instance())).toThrow(
      /:2: .*\{% raw %\}/,
    );
    expect(render(`{% raw %}${reference}{% endraw %}`, instance())).toBe(
      reference,
    );
  });

  it('does not repeat a name that fills a line', () => {
    const error = (source: string) => {
      try {
        return render(source, instance());
      } catch ({ message }: any) {
        return message;
      }
    };
    expect(error(`{{ ${'x'.repeat(50_000)} }}`)).toMatch(/:1: 'x{900,}\.\.\.$/);
  });

  it.each([
    // What each part of a service may not see.
    [
      '{{ environment.inputs.cidr }}',
      /:1: 'environment\.inputs' is not defined/,
    ],
    ['{{ pipeline.inputs.x }}', /:1: 'pipeline' is not defined/],
    [
      '{{ service_instance.outputs.x }}',
      /'service_instance\.outputs' is not defined/,
    ],
    ['{{ service_instances[0].name }}', /'service_instances' is not defined/],
    ["{{ service_instance.inputs['a-b'] }}", /inputs\['a-b'\]' is not defined/],
    [
      '{% if service_instance.inputs.x %}{% endif %}',
      /'service_instance\.inputs\.x' is not defined/,
    ],
    [
      '{{ service_instance.components.default.outputs.Bucket }}',
      /outputs\.Bucket' is not defined/,
    ],
    [
      '{{ service_instance.components.default.name }}',
      /default\.name' is not defined/,
    ],
    [
      '{{ service_instance.components.other }}',
      /components\.other' is not defined/,
    ],
    ['{{ service.name | nothing }}', /:1: .*nothing/],
    ['{% for x in y %}', /:1: /],
    [
      "{{ '' | proton_cfn_ecs_task_definition_formatted_env_vars }}",
      /needs a map/,
    ],
    ['{{ "x" * 3000000000 }}', /:1: /],
    [
      '{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}',
      /:1: /,
    ],
  ])('refuses %p', (source, message) => {
    expect(() => render(source, instance())).toThrow(message);
    expect(() => render(source, instance())).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('rescues what is missing, keeps what is escaped, and gives lists as lists', () => {
    const source = `{{ environment.outputs.VpcId | default("") }}{{ service_instance.components.default.outputs.X | default("17") }}
{% if service_instance.components.default.outputs | length > 0 %}some{% else %}none{% endif %}
{{ service_instance.components.default | length }}{% for key in service_instance.components.default %}{{ key }}{% endfor %}
{% raw %}{{resolve:secretsmanager:S}}{% endraw %} {{ '{{resolve:ssm:P}}' }}
{{ service_instance.inputs.subnets }} {{ service_instance.inputs.subnets[1] }}`;
    expect(render(source, instance({ subnets: ['a', 'b'] }))).toBe(
      "17\nnone\n0\n{{resolve:secretsmanager:S}} {{resolve:ssm:P}}\n['a', 'b'] b",
    );
    const component = { name: 'bucket', outputs: { X: 'x' } };
    expect(
      render(source, instance({ subnets: [1, 2] }, component)).split('\n'),
    ).toMatchObject({ 1: 'some', 2: '2nameoutputs' });
  });

  it.each([2, 8, 12])('R3: indents what filters give by %d', width => {
    const pad = ' '.repeat(width);
    const outputs = 'service_instance.components.default.outputs';
    const source = `Environment:
${pad}{{ ${outputs} | proton_cfn_ecs_task_definition_formatted_env_vars }}
Variables:
${pad}{{ ${outputs}
${pad}    | proton_cfn_lambda_function_formatted_env_vars(raw=True) }}
ManagedPolicyArns:
${pad}- !Ref BasePolicy
${pad}{{ ${outputs} | proton_cfn_iam_policy_arns }}
`;
    const component = {
      name: 'c',
      outputs: { QueueUrl: 'q-17', PolicyA: policy },
    };
    expect(render(source, instance({}, component))).toBe(`Environment:
${pad}- Name: QueueUrl
${pad}  Value: q-17
${pad}- Name: PolicyA
${pad}  Value: ${policy}
Variables:
${pad}QueueUrl: q-17
${pad}PolicyA: ${policy}
ManagedPolicyArns:
${pad}- !Ref BasePolicy
${pad}- ${policy}`);
    expect(render(source, instance())).toBe(
      `Environment:\n${pad}\nVariables:\n${pad}\nManagedPolicyArns:\n${pad}- !Ref BasePolicy\n${pad}`,
    );
  });

  it('quotes what YAML would take for something else, and keeps numbers', () => {
    const outputs = {
      Yes: 'yes',
      Octal: '012',
      Number: '17',
      Colon: 'a: b',
      Hash: 'a #b',
      Lines: 'a\nb',
      Empty: '',
      Quote: "'a'",
      Url: 'https://x/y?z=1',
      'odd: key': 'x',
      Date: '2024-01-01',
    };
    const text = render(
      'Variables:\n  {{ service_instance.components.default.outputs | proton_cfn_lambda_function_formatted_env_vars }}',
      instance({}, { name: 'c', outputs }),
    );
    expect(YamlDocument.parse(text).value).toEqual({ Variables: outputs });
    expect(text).toContain('\n  Url: https://x/y?z=1\n');
    expect(
      render(
        '  {{ service_instance.inputs | proton_cfn_lambda_function_formatted_env_vars }}',
        instance({ port: 80, ratio: new YamlFloat(1), debug: true }),
      ),
    ).toBe('  port: 80\n  ratio: 1.0\n  debug: True');
  });

  it('checks what Proton checked', () => {
    expect(
      render(
        '{{ "a-b_1" | proton_cfn_sanitize }}{{ "arn:aws:s3:::bkt" | proton_cfn_sanitize }}{{ "" | proton_cfn_sanitize }}',
        instance(),
      ),
    ).toBe('a-b_1arn:aws:s3:::bkt');
    expect(() =>
      render('{{ "a::b" | proton_cfn_sanitize }}', instance()),
    ).toThrow(
      'Illegal character(s) detected in "a::b". Must match regex ^[a-zA-Z0-9_-]*$ or be a valid ARN',
    );
    for (const bad of [
      'a\n',
      'arn:aws:s3:::b\nc',
      "arn:aws:s3:::'b'",
      'arn:',
      'ä',
    ]) {
      expect(() =>
        render(
          '{{ service_instance.inputs.bad | proton_cfn_sanitize }}',
          instance({ bad }),
        ),
      ).toThrow(/Illegal character/);
    }
    for (const filter of ['ecs_task_definition', 'lambda_function']) {
      const use = `{{ service_instance.inputs | proton_cfn_${filter}_formatted_env_vars(raw=False) }}`;
      expect(() => render(use, instance({ a: policy }))).toThrow(
        /Illegal character/,
      );
      expect(render(use, instance({ a: 'b-1' }))).toContain('b-1');
      expect(
        render(use.replace('raw=False', 'False'), instance({ a: 'b-1' })),
      ).toContain('b-1');
    }
    expect(
      render(
        '{{ service_instance.inputs | proton_cfn_iam_policy_arns }}',
        instance({
          a: 'arn:aws:iam::aws:policy/X',
          b: 'arn:aws-cn:iam::111122223333:policy/p/q',
          c: 1,
        }),
      ),
    ).toBe('- arn:aws-cn:iam::111122223333:policy/p/q');
  });

  it('renders a second time without secrets, and tells none in errors', () => {
    const schema: BundleSchema = {
      serviceInput: {
        properties: { token: { format: 'password' }, name: { type: 'string' } },
      },
    };
    const context = instance({ token: 's3cret!', name: 'n' });
    const draw = (source: string, options?: RenderInfrastructureOptions) =>
      render(source, context, { ...options, schema });
    const source =
      '{{ service_instance.inputs.name }} {{ service_instance.inputs.token | upper }}';
    expect(draw(source)).toBe('n S3CRET!');
    expect(draw(source, { redact: [] })).toBe('n ****');
    expect(
      draw(source, { redact: [['service_instance', 'inputs', 'name']] }),
    ).toBe('**** ****');

    const needsSecret = '{{ service_instance.inputs.token[5] }}';
    expect(draw(needsSecret)).toBe('t');
    expect(draw(needsSecret, { redact: [] })).toMatch(/cannot be shown/);

    const refused = '{{ service_instance.inputs.token | proton_cfn_sanitize }}';
    for (const failing of [
      refused,
      '{{ service_instance.inputs.token.s3cret }}',
    ]) {
      expect(() => draw(failing)).toThrow(/cloudformation.yaml:1: /);
      expect(() => draw(failing)).not.toThrow(/s3cret!|S3CRET/);
    }
  });

  it('refuses parts that are not there, and names that are too long', () => {
    const { bundle } = parseBundle(bundleFiles(environmentBundle()), {
      kind: 'environment',
    });
    const context = environmentNamespace({
      name: 'net',
      inputs: { size: 's' },
    });
    expect(renderInfrastructure(bundle!, 'infrastructure', context)).toEqual([
      {
        path: 'infrastructure/cloudformation.yaml',
        content:
          "Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: 's' } } }",
      },
    ]);
    expect(() => renderInfrastructure(bundle!, 'pipeline', context)).toThrow(
      /no pipeline/,
    );
    expect(() =>
      environmentNamespace({ name: 'net', inputs: { ['a'.repeat(101)]: 1 } }),
    ).toThrow(/101 characters/);
    const terraform: Pick<Bundle, 'schema' | 'files' | 'manifests'> = {
      schema: {},
      files: [],
      manifests: { instance: { engine: 'terraform', paths: [] } },
    };
    expect(() => renderInfrastructure(terraform, 'instance', context)).toThrow(
      /for terraform/,
    );
  });
});

const shared = findSharedFiles();
const roots = [
  ...(shared ? [join(shared, 'bundles/cloudformation')] : []),
  join(examplesDirectory, 'templates'),
  join(examplesDirectory, 'upgrades'),
];
const describeWithPython = hasPython() ? describe : describe.skip;

describeWithPython('renderInfrastructure beside Python', () => {
  it.each(roots)('renders all templates in %s as Python does', async root => {
    const cases: (RenderCase & { bundle: Bundle; part: BundlePart })[] = [];
    for (const directory of versionDirectories(root)) {
      const files = await readDirectory(directory);
      const kind = files.some(({ path }) => path.startsWith('instance_'))
        ? 'service'
        : 'environment';
      const { bundle, problems } = parseBundle(files, {
        kind,
        inferProvisioning: true,
      });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
      for (const [part, manifest] of Object.entries(bundle!.manifests)) {
        const path = manifest.engine === 'cloudformation' ? manifest.path : '';
        const source = new BundleTexts(files).text(path) ?? '';
        for (const context of contexts(bundle!, part as BundlePart, source)) {
          cases.push({
            bundle: bundle!,
            part: part as BundlePart,
            source,
            context,
          });
        }
      }
    }
    const expected = renderWithPython(
      cases.map(({ source, context }) => ({ source, context })),
    );
    for (const [index, { bundle, part, context }] of cases.entries()) {
      const [file] = renderInfrastructure(bundle, part, context);
      expect(file.content).toBe(expected[index].text);
    }
    expect(cases.length).toBeGreaterThan(8);
  });
});

function versionDirectories(root: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isDirectory() && /^v\d+$/.test(entry.name)) {
      found.push(path);
    } else if (entry.isDirectory()) {
      found.push(...versionDirectories(path));
    }
  }
  return found;
}

// With the defaults, each enum value, each optional input, with and without a component, and one and three instances.
function contexts(
  bundle: Bundle,
  part: BundlePart,
  source: string,
): RenderContext[] {
  const outputs = outputsReadBy(source);
  const deployed = { ...environment, outputs: outputs.environment };
  const service = {
    name: 'shop',
    branchName: 'main',
    repositoryId: 'o/r',
    repositoryConnectionArn: 'arn:aws:c',
  };
  const { environmentInput, serviceInput, pipelineInput } = bundle.schema;
  if (part === 'infrastructure') {
    return inputVariants(environmentInput).map(inputs =>
      environmentNamespace({ name: 'net', inputs }),
    );
  }
  if (part === 'instance') {
    const component = {
      name: 'bucket',
      outputs: { BucketName: 'b: 1', Policy: policy, Flag: 'yes' },
    };
    return inputVariants(serviceInput).flatMap(inputs =>
      [undefined, component].map(attached =>
        instanceNamespace({
          environment: deployed,
          service,
          instance: { name: 'dev', inputs },
          component: attached,
        }),
      ),
    );
  }
  const one = {
    name: 'dev',
    inputs: inputVariants(serviceInput)[0],
    outputs: outputs.instance,
    environment: deployed,
  };
  return inputVariants(pipelineInput).flatMap(inputs =>
    [[one], [one, { ...one, name: 'test' }, { ...one, name: 'prod' }]].map(
      instances => pipelineNamespace({ service, inputs, instances }),
    ),
  );
}

function outputsReadBy(source: string) {
  const read = (pattern: RegExp) =>
    Object.fromEntries(
      [...source.matchAll(pattern)].map(([, name]) => [
        name,
        sampleOutput(name),
      ]),
    );
  return {
    environment: read(/environment\.outputs\.(\w+)/g),
    instance: read(/service_instances?(?:\[0\])?\.outputs\.(\w+)/g),
  };
}

function sampleOutput(name: string): string {
  const samples: Record<string, string> = {
    LambdaRuntime: 'python3.8',
    PublicSubnets: 'subnet-1,subnet-2',
    LogRetentionDays: '30',
  };
  return samples[name] ?? `${name.toLowerCase()}-1`;
}

function inputVariants(schema: JsonSchema = {}): Values[] {
  const variants: Values[] = [{}];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    for (const value of property.enum ?? [sample(schema, property)]) {
      variants.push({ [name]: value });
    }
  }
  variants.push(Object.assign({}, ...variants));
  return variants.map(values => applyDefaults(schema, values));
}

function sample(root: JsonSchema, schema: JsonSchema): unknown {
  const target = schema.$ref
    ? root.definitions![schema.$ref.replace('#/definitions/', '')]
    : schema;
  if (target.properties) {
    return Object.fromEntries(
      Object.entries(target.properties).map(([name, property]) => [
        name,
        sample(root, property),
      ]),
    );
  }
  if (target.items) {
    return [sample(root, target.items), sample(root, target.items)];
  }
  if (target.type === 'boolean') {
    return !target.default;
  }
  if (target.type === 'string') {
    return `it's "${target.title ?? ''}" <b>`;
  }
  return Math.min(target.maximum ?? 1000, Math.max(target.minimum ?? 0, 100));
}
