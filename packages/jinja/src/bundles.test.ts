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
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isSharedUsable,
  requiresShared,
  sharedPath,
} from './__testUtils__/shared';
import { Environment } from './Environment';
import { TemplateError } from './errors';

const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const canCompare =
  requiresShared ||
  (existsSync(PYTHON) && isSharedUsable('bundles', 'cloudformation'));
const describeShared = canCompare ? describe : describe.skip;

function instance(
  inputs: object,
  name = 'dev',
  components: object = { outputs: {} },
) {
  return {
    name,
    environment: {
      name: 'net',
      account_id: '111122223333',
      outputs: { ClusterName: 'c1' },
    },
    inputs: { port: 80, task_size: 'x-small', desired_count: 1, ...inputs },
    components: { default: components },
  };
}

const outputs = Object.fromEntries(
  [
    'SNSTopicArn SNSRegion VPC PublicSubnet1 PublicSubnet2 PrivateSubnet1 PrivateSubnet2 Cluster ClusterName',
    'CloudMapNamespaceId VpcConnectorArn VPCSecurityGroup ServiceTaskDefExecutionRoleArn',
  ]
    .join(' ')
    .split(' ')
    .map(name => [name, `${name}-value`]),
);

/** What a bundle is rendered with: as different as its conditions can tell. */
const contexts = [
  instance({ loadbalancer_type: 'application', subnet_type: 'public' }),
  instance({
    loadbalancer_type: 'network',
    subnet_type: 'private',
    image: 'nginx:1.27',
    backendurl: '',
  }),
  instance({ code_uri: 's3://bucket/key', lambda_memory: 512.5 }, 'prod', {
    outputs: { QueueUrl: 'q-17', PolicyArn: 'arn:aws:iam::1:policy/p' },
  }),
].map((service_instance, index) => ({
  service: {
    name: 'shop',
    repository_id: 'org/shop',
    repository_connection_arn: 'arn:aws:x',
    branch_name: 'main',
  },
  service_instance,
  service_instances: [
    service_instance,
    instance({}, 'qa'),
    instance({}, 'eu'),
  ].slice(0, index === 0 ? 1 : 3),
  environment: {
    name: 'net',
    account_id: '111122223333',
    outputs,
    inputs: {
      vpc_cidr: '10.0.0.0/16',
      public_subnet_one_cidr: '10.0.0.0/18',
      public_subnet_two_cidr: '10.0.64.0/18',
      private_subnet_one_cidr: '10.0.128.0/18',
      private_subnet_two_cidr: '10.0.192.0/18',
    },
  },
  pipeline: {
    inputs: {
      service_dir: 'service',
      code_dir: '.',
      dockerfile: 'Dockerfile',
      unit_test_command: "echo 'a' && b",
      packaging_command: 'make zip',
      environment_account_ids: '111122223333',
    },
  },
}));

function templateFiles(): string[] {
  const root = sharedPath('bundles', 'cloudformation');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => join(root, path))
    .filter(path => /(cloudformation|manifest)\.yaml$/.test(path));
}

const FILTERS = [
  'proton_cfn_ecs_task_definition_formatted_env_vars',
  'proton_cfn_lambda_function_formatted_env_vars',
  'proton_cfn_iam_policy_arns',
];

// The oracle, with filters of the names that the bundles use; here it matters that they are called, not what they do.
const SCRIPT = `
import runpy, sys
from jinja2 import defaults
for name in sys.argv[2:]:
    defaults.DEFAULT_FILTERS[name] = lambda value: ", ".join(f"{k}={v}" for k, v in value.items())
runpy.run_path(sys.argv[1], run_name="__main__")
`;

function withFilters(environment: Environment): Environment {
  for (const name of FILTERS) {
    environment.filters.set(name, ({ value }) =>
      [...(value as Map<string, unknown>)]
        .map(([key, item]) => `${key}=${item}`)
        .join(', '),
    );
  }
  return environment;
}

function renderOurs(template: string, context: object, strict: boolean) {
  const environment = withFilters(
    new Environment({ undefined: strict ? 'strict' : 'default' }),
  );
  try {
    const text = environment
      .fromString(template)
      .render(context as Record<string, unknown>);
    return { expected: text };
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return {
      error: (error as Error).name,
      message: (error as Error).message,
    };
  }
}

describeShared('The public CloudFormation bundles', () => {
  it('render byte for byte as Python does', () => {
    const cases = templateFiles().flatMap(path =>
      contexts.flatMap((context, index) =>
        [true, false].map(strict => ({
          id: `${path} ${index} ${strict}`,
          template: readFileSync(path, 'utf8'),
          context,
          options: { undefined: strict ? 'strict' : 'lenient' },
        })),
      ),
    );
    expect(cases.length).toBeGreaterThan(50);

    const answers = execFileSync(
      PYTHON,
      ['-c', SCRIPT, sharedPath('oracle', 'jinja.py'), ...FILTERS],
      {
        input: cases.map(item => `${JSON.stringify(item)}\n`).join(''),
      },
    );
    const theirs = answers
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
    const ours = cases.map(({ id, template, context, options }) => ({
      id,
      ...renderOurs(template, context, options.undefined === 'strict'),
    }));

    expect(ours).toEqual(theirs);
    // Most of them must render, or the comparison says little.
    const rendered = ours.filter(item => 'expected' in item);
    expect(rendered.length).toBeGreaterThan(cases.length / 2);
  });
});
