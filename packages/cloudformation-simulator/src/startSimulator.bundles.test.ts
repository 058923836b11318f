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
  applyDefaults,
  environmentNamespace,
  instanceNamespace,
  parseBundle,
  pipelineNamespace,
  readDirectory,
  renderInfrastructure,
  type Bundle,
  type BundlePart,
  type InputType,
  type RenderContext,
} from '@nucleon/template-bundle';
import fs from 'node:fs';
import path from 'node:path';
import { SimulatedAws } from './__testUtils__/SimulatedAws';

// A dozen stacks of up to thirty resources.
jest.setTimeout(120_000);

const ROOT = path.resolve(__dirname, '../../..');
const SHARED = path.join(
  process.env.NUCLEON_SHARED ?? path.join(ROOT, '../shared'),
  'bundles/cloudformation',
);
const isRequired = process.env.NUCLEON_REQUIRE_SHARED === '1';
const describeShared =
  fs.existsSync(SHARED) || isRequired ? describe : describe.skip;

async function read(
  directory: string,
  kind: 'environment' | 'service',
): Promise<Bundle> {
  const { bundle, problems } = parseBundle(await readDirectory(directory), {
    kind,
    inferProvisioning: true,
  });
  if (!bundle) {
    throw new Error(problems.map(problem => problem.message).join('\n'));
  }
  return bundle;
}

function body(
  bundle: Bundle,
  part: BundlePart,
  context: RenderContext,
): string {
  return renderInfrastructure(bundle, part, context)[0].content;
}

describeShared("AWS's own Proton bundles", () => {
  let aws: SimulatedAws;
  let fargate: Awaited<ReturnType<typeof environment>>;

  beforeAll(async () => {
    aws = await SimulatedAws.start();
    fargate = await environment('fargate-env');
  });

  afterAll(async () => {
    await aws.stop();
  });

  /** Deploys a template and returns its outputs. */
  async function deploy(
    name: string,
    template: string,
  ): Promise<Record<string, string>> {
    const stack = await aws.create(name, template);
    expect([name, stack.StackStatus, await aws.reasons(name)]).toEqual([
      name,
      'CREATE_COMPLETE',
      [],
    ]);
    return await aws.outputs(name);
  }

  const CIDRS = {
    vpc_cidr: '10.0.0.0/16',
    public_subnet_one_cidr: '10.0.0.0/18',
    public_subnet_two_cidr: '10.0.64.0/18',
    private_subnet_one_cidr: '10.0.128.0/18',
    private_subnet_two_cidr: '10.0.192.0/18',
  };

  async function environment(template: string) {
    const name = `${template}-prod`;
    const bundle = await read(
      path.join(SHARED, 'environment-templates', template, 'v1'),
      'environment',
    );
    const context = environmentNamespace({ name, inputs: CIDRS });
    const outputs = await deploy(name, body(bundle, 'infrastructure', context));
    return { name, accountId: '111122223333', outputs };
  }

  async function service(
    template: string,
    options: {
      environment: Awaited<ReturnType<typeof environment>>;
      variants: Record<string, unknown>[];
      component?: { name: string; outputs: Record<string, string> };
    },
  ) {
    const { variants, component } = options;
    const bundle = await read(
      path.join(SHARED, 'service-templates', template, 'v1'),
      'service',
    );
    const named = {
      name: template,
      branchName: 'main',
      repositoryConnectionArn:
        'arn:aws:codestar-connections:eu-west-1:111122223333:connection/1',
      repositoryId: 'owner/repository',
    };
    const defaults = (type: InputType, given: object) =>
      applyDefaults(bundle.schema[type] ?? {}, { ...given });
    const instances = [];
    for (const [index, variant] of variants.entries()) {
      const name = `${template}-${index}`;
      const inputs = defaults('serviceInput', variant);
      const context = instanceNamespace({
        environment: options.environment,
        service: named,
        instance: { name, inputs },
        component: index === 0 ? component : undefined,
      });
      const outputs = await deploy(name, body(bundle, 'instance', context));
      instances.push({
        name,
        inputs,
        outputs,
        environment: options.environment,
      });
    }
    const context = pipelineNamespace({
      service: named,
      inputs: defaults('pipelineInput', {}),
      instances,
    });
    await deploy(`${template}-pipeline`, body(bundle, 'pipeline', context));
  }

  it('deploys fargate-env, its service in every variant, and a component', async () => {
    expect(fargate.outputs).toMatchObject({
      VPC: expect.stringMatching(/^vpc-[0-9a-f]{17}$/),
      CloudMapNamespaceId: expect.stringMatching(/^ns-\w{16}$/),
      SNSTopicArn: 'arn:aws:sns:eu-west-1:111122223333:fargate-env-prod-ping',
    });
    const component = fs.readFileSync(
      path.join(
        SHARED,
        'component-templates/s3-bucket-component/cloudformation.yaml',
      ),
      'utf8',
    );
    const outputs = await deploy('component', component);
    await service('load-balanced-fargate-svc', {
      environment: fargate,
      component: { name: 'component', outputs },
      variants: [
        {},
        { loadbalancer_type: 'application', subnet_type: 'private' },
        { loadbalancer_type: 'network', subnet_type: 'public' },
        { loadbalancer_type: 'network', subnet_type: 'private' },
      ],
    });
    expect(await aws.outputs('load-balanced-fargate-svc-0')).toEqual({
      ServiceURL: expect.stringMatching(
        /^http:\/\/load-bala-LoadBalan-\w{12}-\d{9}\.eu-west-1\.elb\.amazonaws\.com$/,
      ),
    });
  });

  it('deploys vpc-env and the two services that live in it', async () => {
    const vpc = await environment('vpc-env');
    await service('apprunner-svc', {
      environment: vpc,
      variants: [{}, { image: 'public.ecr.aws/nginx/nginx:1.21' }],
    });
    await service('worker-lambda-svc', {
      environment: vpc,
      variants: [{}, { subnet_type: 'private', code_uri: 's3://bucket/key' }],
    });
    const resources = await aws.resources('worker-lambda-svc-0');
    expect(Object.keys(resources)).toEqual([
      'DeadLetterQueue',
      'LambdaFunction',
      'LambdaFunctionMySQSEvent',
      'LambdaFunctionRole',
      'QueuePolicy',
      'SQSQueue',
      'pingSNSTopicSubscription',
    ]);
  });

  it('replaces what the model replaces when an input changes', async () => {
    const bundle = await read(
      path.join(SHARED, 'service-templates/load-balanced-fargate-svc/v1'),
      'service',
    );
    const render = (inputs: object) =>
      body(
        bundle,
        'instance',
        instanceNamespace({
          environment: fargate,
          service: { name: 'shop' },
          instance: {
            name: 'shop-prod',
            inputs: applyDefaults(bundle.schema.serviceInput!, { ...inputs }),
          },
        }),
      );
    await deploy('shop', render({}));
    const before = await aws.resources('shop');
    const stack = await aws.update(
      'shop',
      render({ task_size: 'small', desired_count: 3 }),
    );
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    const after = await aws.resources('shop');
    const moved = Object.keys(after).filter(id => after[id] !== before[id]);
    expect(moved).toEqual(['ServiceTaskDef']);
    expect(await aws.history('shop')).toContain('Service UPDATE_COMPLETE');
  });
});
