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
  Deployment,
  DeploymentDetail,
  DeploymentEvent,
  EnvironmentDetail,
  ProvisionedResource,
  ServiceDetail,
  ServiceInstance,
  TemplateRef,
} from '@nucleon/plugin-nucleon-common';

const CREATED = '2026-10-02T08:00:00.000Z';
const ACCOUNTS: Record<string, { account: string; tier: string }> = {
  dev: { account: '111111111111', tier: 'development' },
  staging: { account: '111111111111', tier: 'development' },
  prod: { account: '222222222222', tier: 'production' },
};

const network: TemplateRef = {
  kind: 'environment',
  namespace: 'default',
  name: 'network',
  displayName: 'Network with a cluster',
};

const container: TemplateRef = {
  kind: 'service',
  namespace: 'default',
  name: 'container-service',
  displayName: 'Container service',
};

const resources: ProvisionedResource[] = [
  {
    logicalId: 'TaskDefinition',
    physicalId:
      'arn:aws:ecs:eu-central-1:111111111111:task-definition/orders-dev:3',
    type: 'AWS::ECS::TaskDefinition',
    status: 'CREATE_COMPLETE',
  },
  {
    logicalId: 'Service',
    physicalId: 'orders-dev',
    type: 'AWS::ECS::Service',
    status: 'CREATE_COMPLETE',
  },
  {
    logicalId: 'LoadBalancer',
    physicalId: 'orders-dev-lb',
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    status: 'CREATE_COMPLETE',
  },
];

/** An environment as the backend tells it. */
export function fakeEnvironment(
  name: string,
  given: Partial<EnvironmentDetail> = {},
): EnvironmentDetail {
  const { account, tier } = ACCOUNTS[name] ?? ACCOUNTS.dev;
  return {
    id: `environment-${name}`,
    namespace: 'default',
    name,
    owner: 'group:default/platform',
    entityRef: `resource:default/${name}`,
    template: network,
    version: '1.1',
    recommendedVersion: '1.1',
    versionStatus: 'up-to-date',
    status: 'SUCCEEDED',
    destination: `${name}-account`,
    account,
    region: 'eu-central-1',
    tier,
    isSimulated: true,
    instanceCount: 0,
    instances: [],
    revision: 3,
    createdAt: CREATED,
    lastAttemptedDeploymentId: `deploy-${name}`,
    lastSucceededDeploymentId: `deploy-${name}`,
    lastDeploymentAttemptedAt: '2026-11-21T10:00:00.000Z',
    inputs: { vpc_cidr: '10.1.0.0/16' },
    spec: 'proton: EnvironmentSpec\nspec:\n  vpc_cidr: 10.1.0.0/16\n',
    binding: {
      engine: 'cloudformation',
      id: `arn:aws:cloudformation:eu-central-1:${account}:stack/AWSProton-${name}-cloudformation-ABCDEFGH/1`,
      name: `AWSProton-${name}-cloudformation-ABCDEFGH`,
    },
    outputs: [
      { key: 'ClusterName', value: `${name}-cluster` },
      { key: 'VpcId', value: 'vpc-0a1b2c3d4e5f67890' },
    ],
    resources: [
      {
        logicalId: 'Vpc',
        physicalId: 'vpc-0a1b2c3d4e5f67890',
        type: 'AWS::EC2::VPC',
        status: 'CREATE_COMPLETE',
      },
      {
        logicalId: 'Cluster',
        physicalId: `${name}-cluster`,
        type: 'AWS::ECS::Cluster',
        status: 'CREATE_COMPLETE',
      },
    ],
    ...given,
  };
}

/** An instance of a service as the backend tells it. */
export function fakeInstance(
  service: string,
  name: string,
  given: Partial<ServiceInstance> = {},
): ServiceInstance {
  const { account, tier } = ACCOUNTS[name] ?? ACCOUNTS.dev;
  return {
    id: `instance-${service}-${name}`,
    name,
    service: { namespace: 'default', name: service },
    environment: { namespace: 'default', name },
    tier,
    owner: 'group:default/shop',
    entityRef: `component:default/${service}`,
    template: container,
    version: '1.0',
    recommendedVersion: '1.0',
    versionStatus: 'up-to-date',
    status: 'SUCCEEDED',
    account,
    region: 'eu-central-1',
    isSimulated: true,
    revision: 5,
    createdAt: CREATED,
    lastAttemptedDeploymentId: `deploy-${service}-${name}`,
    lastSucceededDeploymentId: `deploy-${service}-${name}`,
    lastDeploymentAttemptedAt: '2026-11-22T09:12:00.000Z',
    inputs: {
      image: `acme/${service}:1.4.2`,
      desired_count: 2,
      allowed_origins: ['https://shop.example.com', 'https://m.example.com'],
    },
    outputs: [
      {
        key: 'ServiceURL',
        value: `https://${service}-${name}.example.com`,
        description: 'Where the service answers',
      },
    ],
    resources,
    ...given,
  };
}

/** A service as the backend tells it. */
export function fakeService(
  name: string,
  instances: ServiceInstance[],
  given: Partial<ServiceDetail> = {},
): ServiceDetail {
  return {
    id: `service-${name}`,
    namespace: 'default',
    name,
    owner: 'group:default/shop',
    entityRef: `component:default/${name}`,
    template: container,
    status: 'ACTIVE',
    versionStatus: 'up-to-date',
    recommendedVersion: '1.0',
    newInstanceVersion: '1.0',
    isSimulated: true,
    revision: 5,
    createdAt: CREATED,
    lastDeploymentAttemptedAt: '2026-11-22T09:12:00.000Z',
    repository: {
      connectionArn:
        'arn:aws:codestar-connections:eu-central-1:111111111111:connection/1',
      repositoryId: `acme/${name}`,
      branchName: 'main',
    },
    spec: `proton: ServiceSpec\npipeline: {}\ninstances:\n${instances
      .map(
        instance =>
          `  - name: ${instance.name}\n    environment: ${instance.environment.name}\n    spec:\n      image: acme/${name}:1.4.2\n`,
      )
      .join('')}`,
    instances,
    pipeline: {
      id: `pipeline-${name}`,
      template: container,
      version: '1.0',
      recommendedVersion: '1.0',
      versionStatus: 'up-to-date',
      status: 'SUCCEEDED',
      account: '111111111111',
      region: 'eu-central-1',
      isSimulated: true,
      revision: 2,
      createdAt: CREATED,
      lastAttemptedDeploymentId: `deploy-${name}-pipeline`,
      lastDeploymentAttemptedAt: '2026-11-20T09:12:00.000Z',
      inputs: {},
      outputs: [],
      resources: [
        {
          logicalId: 'Pipeline',
          physicalId: `${name}-pipeline`,
          type: 'AWS::CodePipeline::Pipeline',
          status: 'CREATE_COMPLETE',
        },
      ],
    },
    ...given,
  };
}

/** A deployment as the backend tells it. */
export function fakeDeployment(
  id: string,
  given: Partial<DeploymentDetail> & Pick<Deployment, 'target'>,
): DeploymentDetail {
  const isEnvironment = given.target.kind === 'environment';
  return {
    id,
    targetEntityRef: isEnvironment
      ? `resource:default/${given.target.name}`
      : `component:default/${given.target.service}`,
    environment: {
      namespace: 'default',
      name:
        given.target.kind === 'service-pipeline' ? 'dev' : given.target.name,
    },
    intent: 'apply',
    mode: 'CREATE',
    status: 'SUCCEEDED',
    template: isEnvironment ? network : container,
    version: '1.0',
    account: '111111111111',
    region: 'eu-central-1',
    createdBy: 'user:default/dana',
    createdAt: '2026-11-22T09:12:00.000Z',
    startedAt: '2026-11-22T09:12:01.000Z',
    completedAt: '2026-11-22T09:14:21.000Z',
    isCancellable: false,
    inputs: {},
    outputs: [],
    resources: [],
    spec: 'proton: ServiceSpec\ninstances:\n  - name: dev\n    environment: dev\n',
    ...given,
  };
}

/** Lines of a log, from short notes. */
export function fakeEvents(
  lines: (Partial<DeploymentEvent> & { message: string })[],
): DeploymentEvent[] {
  return lines.map((line, index) => ({
    sequence: index + 1,
    at: new Date(Date.UTC(2026, 10, 22, 9, 12, index * 4)).toISOString(),
    level: 'info',
    ...line,
  }));
}
