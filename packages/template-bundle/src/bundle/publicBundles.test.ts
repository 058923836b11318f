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
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findSharedFiles } from '../__testUtils__/sharedFiles';
import { readDirectory } from '../archive/readDirectory';
import {
  environmentNamespace,
  instanceNamespace,
  pipelineNamespace,
} from '../render/namespaces';
import { RenderContext, Values } from '../render/RenderContext';
import { renderInfrastructure } from '../render/renderInfrastructure';
import { applyDefaults } from '../schema/applyDefaults';
import { JsonSchema } from '../schema/JsonSchema';
import { parseSpec } from '../spec/parseSpec';
import { Spec } from '../spec/Spec';
import { stringifySpec } from '../spec/stringifySpec';
import { validateSpec } from '../spec/validateSpec';
import { Bundle, BundlePart } from './Bundle';
import { parseBundle } from './parseBundle';
import { parseComponentManifest } from './parseComponentManifest';

const shared = findSharedFiles();
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const canCompare =
  process.env.NUCLEON_REQUIRE_SHARED === '1' ||
  (shared !== undefined && existsSync(PYTHON));
const describeShared = canCompare ? describe : describe.skip;
const root = join(shared ?? '', 'bundles/cloudformation');

// The oracle, which compiles each template once, with Proton's filters: their lines stand between marks, since a filter in
// Python does not know where its text is placed.
const SCRIPT = `
import functools, runpy, sys
from jinja2 import Environment, defaults

def lines(of):
    return lambda value, raw=True: "\\u27e8" + "\\u23ce".join(line for entry in of(value) for line in entry) + "\\u27e9"

defaults.DEFAULT_FILTERS.update({
    "proton_cfn_ecs_task_definition_formatted_env_vars":
        lines(lambda value: [(f"- Name: {k}", f"  Value: {v}") for k, v in value.items()]),
    "proton_cfn_lambda_function_formatted_env_vars":
        lines(lambda value: [(f"{k}: {v}",) for k, v in value.items()]),
    "proton_cfn_iam_policy_arns":
        lines(lambda value: [(f"- {v}",) for v in value.values() if ":policy/" in v]),
})
Environment.compile = functools.lru_cache(maxsize=None)(Environment.compile)
Environment.__hash__ = lambda self: 1
Environment.__eq__ = lambda self, other: self.undefined is other.undefined
runpy.run_path(sys.argv[1], run_name="__main__")
`;

function placeLines(text: string): string {
  return text
    .split('\n')
    .map(line => {
      const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
      return line
        .replaceAll('\u23ce', `\n${indentation}`)
        .replace(/[\u27e8\u27e9]/g, '');
    })
    .join('\n');
}

interface Case {
  id: string;
  bundle: Pick<Bundle, 'schema' | 'manifests' | 'files'>;
  part: BundlePart;
  context: RenderContext;
}

function sampleOf(schema: JsonSchema): unknown {
  switch (schema.type) {
    case 'number':
    case 'integer':
      return Number(schema.minimum ?? schema.maximum ?? 3);
    case 'boolean':
      return true;
    default:
      // The only patterns are those of address ranges.
      if (schema.pattern !== undefined) {
        return '172.16.0.0/16';
      }
      return 'sample'.padEnd(schema.minLength ?? 0, '-');
  }
}

/** The inputs that are rendered: the defaults, then each value of each enum, then each optional input with another value. */
function variantsOf(schema: JsonSchema | undefined): [string, Values][] {
  const properties = Object.entries(schema?.properties ?? {});
  const isRequired = (name: string, property: JsonSchema) =>
    schema?.required?.includes(name) && !('default' in property);
  const base = Object.fromEntries(
    properties
      .filter(([name, property]) => isRequired(name, property))
      .map(([name, property]) => [
        name,
        property.enum?.[0] ?? sampleOf(property),
      ]),
  );
  const variants: [string, Values][] = [['defaults', base]];
  for (const [name, property] of properties) {
    const values = property.enum ?? [sampleOf(property)];
    for (const value of values) {
      variants.push([`${name}=${value}`, { ...base, [name]: value }]);
    }
  }
  return variants;
}

const OUTPUTS = Object.fromEntries(
  [
    'SNSTopicArn SNSRegion VPC PublicSubnet1 PublicSubnet2 PrivateSubnet1 PrivateSubnet2 Cluster ClusterName',
    'CloudMapNamespaceId VpcConnectorArn VPCSecurityGroup ServiceTaskDefExecutionRoleArn',
  ]
    .join(' ')
    .split(' ')
    .map(name => [name, `${name}-value`]),
);

const environment = {
  name: 'net',
  accountId: '111122223333',
  outputs: OUTPUTS,
};

const service = {
  name: 'shop',
  branchName: 'main',
  repositoryId: 'org/shop',
  repositoryConnectionArn: 'arn:aws:codestar-connections:eu-west-1:1:c/c',
};

const component = {
  name: 'queue',
  outputs: { QueueUrl: 'q-17', Access: 'arn:aws:iam::111122223333:policy/p' },
};

/** Takes a spec the way that a user's goes. */
function checked(bundle: Bundle, spec: Spec): Spec {
  const parsed = parseSpec(stringifySpec(spec), bundle.kind);
  expect(validateSpec(bundle.schema, parsed)).toEqual([]);
  return parsed;
}

function environmentCases(name: string, bundle: Bundle): Case[] {
  const schema = bundle.schema.environmentInput ?? {};
  return variantsOf(schema).map(([variant, given]) => {
    const spec = checked(bundle, { proton: 'EnvironmentSpec', spec: given });
    const inputs = applyDefaults(schema, (spec as { spec: Values }).spec);
    return {
      id: `${name} ${variant}`,
      bundle,
      part: 'infrastructure',
      context: environmentNamespace({ name: 'net', inputs }),
    };
  });
}

function serviceCases(name: string, bundle: Bundle): Case[] {
  const { serviceInput = {}, pipelineInput = {} } = bundle.schema;
  const [[, pipelineBase], ...pipelineOthers] = variantsOf(pipelineInput);
  const variants = variantsOf(serviceInput);
  const [[, base]] = variants;
  const cases: Case[] = [];
  const add = (id: string, given: { inputs: Values; pipeline: Values }) => {
    for (const names of [['one'], ['one', 'two', 'three']]) {
      const spec = checked(bundle, {
        proton: 'ServiceSpec',
        ...(bundle.hasPipeline ? { pipeline: given.pipeline } : {}),
        instances: names.map((instance, index) => ({
          name: instance,
          environment: 'net',
          spec: index === 1 ? base : given.inputs,
        })),
      });
      if (spec.proton !== 'ServiceSpec') {
        throw new Error('The spec changed its kind');
      }
      const instances = spec.instances.map(instance => ({
        name: instance.name,
        inputs: applyDefaults(serviceInput, instance.spec ?? {}),
        outputs: { LambdaRuntime: 'python3.8', Name: instance.name },
        environment,
      }));
      for (const instance of instances) {
        for (const attached of [undefined, component]) {
          cases.push({
            id: `${name} ${id}, ${instance.name} of ${names.length}, ${attached ? 'with' : 'without'} a component`,
            bundle,
            part: 'instance',
            context: instanceNamespace({
              environment,
              service,
              instance,
              component: attached,
            }),
          });
        }
      }
      if (bundle.hasPipeline) {
        cases.push({
          id: `${name} ${id}, pipeline of ${names.length}`,
          bundle,
          part: 'pipeline',
          context: pipelineNamespace({
            service,
            inputs: applyDefaults(pipelineInput, spec.pipeline ?? {}),
            instances,
          }),
        });
      }
    }
  };
  for (const [variant, inputs] of variants) {
    add(variant, { inputs, pipeline: pipelineBase });
  }
  for (const [variant, pipeline] of pipelineOthers) {
    add(`pipeline ${variant}`, { inputs: base, pipeline });
  }
  return cases;
}

async function componentCases(directory: string): Promise<Case[]> {
  const files = await readDirectory(directory);
  const text = files.find(({ path }) => path === 'manifest.yaml')!;
  const { manifest, problems } = parseComponentManifest(
    Buffer.from(text.content).toString('utf8'),
  );
  expect(problems).toEqual([]);
  const instance = { name: 'one', inputs: {} };
  return [
    {
      id: 'component',
      bundle: { schema: {}, manifests: { instance: manifest }, files },
      part: 'instance',
      context: instanceNamespace({ environment, service, instance }),
    },
  ];
}

function askPython(cases: Case[]): Map<string, object> {
  const lines = cases.map(({ id, bundle, part, context }) => {
    const manifest = bundle.manifests[part];
    if (manifest?.engine !== 'cloudformation') {
      throw new Error(`'${id}' is not for CloudFormation`);
    }
    const file = bundle.files.find(({ path }) => path === manifest.path)!;
    const instance = context.service_instance;
    const components = { default: { outputs: {} }, ...instance?.components };
    return JSON.stringify({
      id,
      template: Buffer.from(file.content).toString('utf8'),
      context: instance
        ? { ...context, service_instance: { ...instance, components } }
        : context,
      options: { undefined: 'strict' },
    });
  });
  const answer = execFileSync(
    PYTHON,
    ['-c', SCRIPT, join(shared ?? '', 'oracle/jinja.py')],
    { input: `${lines.join('\n')}\n`, maxBuffer: 2 ** 28 },
  );
  const results = answer.toString('utf8').split('\n').filter(Boolean);
  return new Map(
    results.map(line => {
      const { id, expected, error } = JSON.parse(line);
      return [id, error ? { error } : { text: placeLines(expected) }];
    }),
  );
}

describeShared('the public CloudFormation bundles', () => {
  const cases: Case[] = [];

  it.each([
    ['environment', 'environment-templates', 2],
    ['service', 'service-templates', 3],
  ] as const)('register: %s', async (kind, directory, count) => {
    const names = readdirSync(join(root, directory));
    expect(names).toHaveLength(count);
    for (const name of names) {
      const files = await readDirectory(join(root, directory, name, 'v1'));
      const { bundle, problems } = parseBundle(files, {
        kind,
        inferProvisioning: true,
      });
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
      const make = kind === 'environment' ? environmentCases : serviceCases;
      cases.push(...make(name, bundle!));
    }
  });

  it('render as in Python, with every input, component and number of instances', async () => {
    const components = join(root, 'component-templates');
    for (const name of readdirSync(components)) {
      cases.push(...(await componentCases(join(components, name))));
    }
    expect(cases.length).toBeGreaterThan(300);
    const theirs = askPython(cases);
    let same = 0;
    for (const { id, bundle, part, context } of cases) {
      const [{ content }] = renderInfrastructure(bundle, part, context);
      expect([id, { text: content }]).toEqual([id, theirs.get(id)]);
      same += 1;
    }
    expect(same).toBe(theirs.size);
  });
});
