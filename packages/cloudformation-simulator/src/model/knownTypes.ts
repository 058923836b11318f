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
import type { Json, JsonObject } from '../state/types';
import { random, randomUuid } from './random';
import { longId, type Recipe, type RecipeResult } from './recipe';

function publicAddress(seed: string): string {
  const hex = random(`${seed}/address`, 6, 'hex');
  const parts = [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16));
  return `52.${parts.join('.')}`;
}

function privateAddress(seed: string): string {
  const hex = random(`${seed}/private`, 4, 'hex');
  return `10.0.${[0, 2].map(at => parseInt(hex.slice(at, at + 2), 16)).join('.')}`;
}

function suffixed(stem: string): (r: Recipe) => RecipeResult {
  return r => ({
    id: `${r.stackName}-${stem || r.logicalId}-${r.part('id', 12, 'mixed')}`,
  });
}

function iamPath(r: Recipe): string {
  return r.text('Path') || '/';
}

function iam(kind: string, idPrefix: string, idName: string) {
  return (r: Recipe): RecipeResult => ({
    id: r.name,
    attributes: {
      Arn: `arn:aws:iam::${r.account}:${kind}${iamPath(r)}${r.name}`,
      [idName]: `${idPrefix}${r.part('iam', 17, 'upper')}`,
    },
  });
}

const LOAD_BALANCER_ZONE = 'Z35SXDOTRQ7X7K';

function loadBalancer(r: Recipe): RecipeResult {
  const kind = { network: 'net', gateway: 'gwy' }[r.text('Type')] ?? 'app';
  const fullName = `${kind}/${r.name}/${r.part('lb', 16)}`;
  const scheme = r.text('Scheme') === 'internal' ? 'internal-' : '';
  const host = kind === 'net' ? r.part('lb', 16) : r.part('dns', 9, 'digits');
  const domain = kind === 'net' ? `elb.${r.region}` : `${r.region}.elb`;
  return {
    id: r.arn('elasticloadbalancing', `loadbalancer/${fullName}`),
    attributes: {
      LoadBalancerFullName: fullName,
      LoadBalancerName: r.name,
      DNSName: `${scheme}${r.name}-${host}.${domain}.amazonaws.com`,
      CanonicalHostedZoneID: LOAD_BALANCER_ZONE,
      SecurityGroups: (r.properties.SecurityGroups as Json) ?? [],
    },
  };
}

function listener(r: Recipe): RecipeResult {
  const parent = r
    .text('LoadBalancerArn')
    .replace(':loadbalancer/', ':listener/');
  return { id: `${parent}/${r.part('listener', 16)}` };
}

function targetGroup(r: Recipe): RecipeResult {
  const fullName = `targetgroup/${r.name}/${r.part('tg', 16)}`;
  return {
    id: r.arn('elasticloadbalancing', fullName),
    attributes: {
      TargetGroupFullName: fullName,
      TargetGroupName: r.name,
      LoadBalancerArns: [],
    },
  };
}

function bucket(r: Recipe): RecipeResult {
  return {
    id: r.name,
    attributes: {
      Arn: `arn:aws:s3:::${r.name}`,
      DomainName: `${r.name}.s3.amazonaws.com`,
      DualStackDomainName: `${r.name}.s3.dualstack.${r.region}.amazonaws.com`,
      RegionalDomainName: `${r.name}.s3.${r.region}.amazonaws.com`,
      WebsiteURL: `http://${r.name}.s3-website-${r.region}.amazonaws.com`,
    },
  };
}

function databaseEndpoint(r: Recipe, port: string): JsonObject {
  return {
    'Endpoint.Address': `${r.name}.${r.part('db', 12, 'lower')}.${r.region}.rds.amazonaws.com`,
    'Endpoint.Port': r.text('Port') || port,
  };
}

/**
 * Recipes for the types that templates use most. Every other type gets its ids and
 * attributes from the published model alone.
 * @internal
 */
export const KNOWN_TYPES: Record<string, (r: Recipe) => RecipeResult> = {
  'AWS::ApiGateway::RestApi': r => ({
    id: r.part('id', 10, 'lower'),
    attributes: { RootResourceId: r.part('root', 10, 'lower') },
  }),
  'AWS::ApiGateway::Deployment': r => ({ id: r.part('id', 6, 'lower') }),
  'AWS::ApiGateway::Stage': r => ({ id: r.text('StageName') || 'stage' }),
  'AWS::ApiGatewayV2::Api': r => {
    const id = r.part('id', 10, 'lower');
    return {
      id,
      attributes: {
        ApiEndpoint: `https://${id}.execute-api.${r.region}.amazonaws.com`,
        ExecuteApiArn: r.arn('execute-api', id),
      },
    };
  },
  'AWS::ApiGatewayV2::Stage': r => ({ id: r.text('StageName') }),
  'AWS::AppRunner::Service': r => {
    const id = r.part('service', 32);
    return {
      id: r.arn('apprunner', `service/${r.name}/${id}`),
      attributes: {
        ServiceId: id,
        ServiceUrl: `${r.part('url', 10, 'lower')}.${r.region}.awsapprunner.com`,
        Status: 'RUNNING',
      },
    };
  },
  'AWS::AppRunner::VpcConnector': r => ({
    id: r.arn(
      'apprunner',
      `vpcconnector/${r.name}/${r.revision}/${r.part('connector', 32)}`,
    ),
    attributes: { VpcConnectorRevision: r.revision },
  }),
  'AWS::ApplicationAutoScaling::ScalableTarget': r => ({
    id: [
      r.text('ResourceId'),
      r.text('ScalableDimension'),
      r.text('ServiceNamespace'),
    ].join('|'),
  }),
  'AWS::ApplicationAutoScaling::ScalingPolicy': r => {
    const [resource, dimension, namespace] = (
      r.text('ScalingTargetId') ||
      `${r.text('ResourceId')}|${r.text('ScalableDimension')}|${r.text('ServiceNamespace')}`
    ).split('|');
    const arn = r.arn(
      'autoscaling',
      `scalingPolicy:${randomUuid(`${r.seed}/policy`)}:resource/${namespace}/${resource}:policyName/${r.name}`,
    );
    return { id: `${arn}|${dimension}`, attributes: { Arn: arn } };
  },
  'AWS::CodeBuild::Project': r => ({
    id: r.name,
    attributes: { Arn: r.arn('codebuild', `project/${r.name}`) },
  }),
  'AWS::CodePipeline::Pipeline': r => ({
    id: r.name,
    attributes: { Arn: r.arn('codepipeline', r.name), Version: '1' },
  }),
  'AWS::CloudFormation::WaitConditionHandle': r => ({
    id: `https://cloudformation-waitcondition-${r.region}.s3.amazonaws.com/${encodeURIComponent(
      r.arn('cloudformation', `stack/${r.stackName}/${r.logicalId}`),
    )}`,
  }),
  'AWS::DynamoDB::Table': r => ({
    id: r.name,
    attributes: {
      Arn: r.arn('dynamodb', `table/${r.name}`),
      StreamArn: r.arn(
        'dynamodb',
        `table/${r.name}/stream/2026-01-01T00:00:00.000`,
      ),
    },
  }),
  'AWS::EC2::EIP': r => ({
    id: publicAddress(r.seed),
    attributes: {
      PublicIp: publicAddress(r.seed),
      AllocationId: longId(r, 'eipalloc', 'allocation'),
    },
  }),
  'AWS::EC2::Instance': r => ({
    id: longId(r, 'i', 'id'),
    attributes: {
      PrivateIp: privateAddress(r.seed),
      PublicIp: publicAddress(r.seed),
      PrivateDnsName: `ip-${privateAddress(r.seed).replace(/\./g, '-')}.${r.region}.compute.internal`,
      PublicDnsName: `ec2-${publicAddress(r.seed).replace(/\./g, '-')}.${r.region}.compute.amazonaws.com`,
      AvailabilityZone: r.text('AvailabilityZone') || `${r.region}a`,
    },
  }),
  'AWS::EC2::Route': r => ({
    id: `${r.text('RouteTableId')}|${
      r.text('DestinationCidrBlock') ||
      r.text('DestinationIpv6CidrBlock') ||
      r.text('DestinationPrefixListId')
    }`,
    attributes: {
      CidrBlock:
        r.text('DestinationCidrBlock') || r.text('DestinationIpv6CidrBlock'),
    },
  }),
  'AWS::EC2::SecurityGroup': r => {
    const id = longId(r, 'sg', 'id');
    return { id, attributes: { GroupId: id, Id: id, VpcId: r.text('VpcId') } };
  },
  'AWS::EC2::Subnet': r => ({
    id: longId(r, 'subnet', 'id'),
    attributes: {
      AvailabilityZone: r.text('AvailabilityZone') || `${r.region}a`,
      NetworkAclAssociationId: longId(r, 'aclassoc', 'acl'),
      Ipv6CidrBlocks: [],
      VpcId: r.text('VpcId'),
      CidrBlock: r.text('CidrBlock'),
    },
  }),
  'AWS::EC2::VPC': r => ({
    id: longId(r, 'vpc', 'id'),
    attributes: {
      CidrBlock: r.text('CidrBlock'),
      CidrBlockAssociations: [longId(r, 'vpc-cidr-assoc', 'cidr')],
      DefaultNetworkAcl: longId(r, 'acl', 'acl'),
      DefaultSecurityGroup: longId(r, 'sg', 'sg'),
      Ipv6CidrBlocks: [],
    },
  }),
  'AWS::EC2::VPCEndpoint': r => {
    const id = longId(r, 'vpce', 'id');
    const service = r.text('ServiceName').split('.').pop();
    return {
      id,
      attributes: {
        NetworkInterfaceIds: [longId(r, 'eni', 'eni')],
        DnsEntries: [
          `Z7HUB22UULQXV:${id}-${r.part('dns', 8, 'lower')}.${service}.${r.region}.vpce.amazonaws.com`,
        ],
        CreationTimestamp: '2026-01-01T00:00:00Z',
      },
    };
  },
  'AWS::EC2::VPCGatewayAttachment': r => ({
    id: `${r.text('InternetGatewayId') ? 'IGW' : 'VGW'}|${r.text('VpcId')}`,
    attributes: { AttachmentType: r.text('InternetGatewayId') ? 'IGW' : 'VGW' },
  }),
  'AWS::ECR::Repository': r => ({
    id: r.name,
    attributes: {
      Arn: r.arn('ecr', `repository/${r.name}`),
      RepositoryUri: `${r.account}.dkr.ecr.${r.region}.amazonaws.com/${r.name}`,
    },
  }),
  'AWS::ECS::Cluster': r => ({
    id: r.name,
    attributes: { Arn: r.arn('ecs', `cluster/${r.name}`) },
  }),
  'AWS::ECS::Service': r => {
    const cluster = (r.text('Cluster') || 'default').split('/').pop();
    return {
      id: r.arn('ecs', `service/${cluster}/${r.name}`),
      attributes: { Name: r.name },
    };
  },
  'AWS::ECS::TaskDefinition': r => {
    const family = r.text('Family') || r.name.replace(/-([^-]*)$/, '$1');
    return { id: r.arn('ecs', `task-definition/${family}:${r.revision}`) };
  },
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': r => ({
    id: `${r.text('ListenerArn').replace(':listener/', ':listener-rule/')}/${r.part('rule', 16)}`,
    attributes: { IsDefault: false },
  }),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::Events::Rule': r => ({
    id: r.name,
    attributes: { Arn: r.arn('events', `rule/${r.name}`), RuleName: r.name },
  }),
  'AWS::IAM::AccessKey': r => ({
    id: `AKIA${r.part('id', 16, 'upper')}`,
    attributes: { SecretAccessKey: r.part('secret', 40, 'mixed') },
  }),
  'AWS::IAM::Group': iam('group', 'AGPA', 'GroupId'),
  'AWS::IAM::InstanceProfile': iam(
    'instance-profile',
    'AIPA',
    'InstanceProfileId',
  ),
  'AWS::IAM::ManagedPolicy': r => ({
    id: `arn:aws:iam::${r.account}:policy${iamPath(r)}${r.name}`,
    attributes: {
      PolicyId: `ANPA${r.part('iam', 17, 'upper')}`,
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      IsAttachable: true,
    },
  }),
  'AWS::IAM::Policy': r => ({
    id: `${r.stackName.slice(0, 4)}-${r.logicalId.slice(0, 4)}-${r.part('id', 12, 'upper')}`,
  }),
  'AWS::IAM::Role': iam('role', 'AROA', 'RoleId'),
  'AWS::IAM::User': iam('user', 'AIDA', 'UserId'),
  'AWS::KMS::Key': r => {
    const id = randomUuid(`${r.seed}/key`);
    return { id, attributes: { KeyId: id, Arn: r.arn('kms', `key/${id}`) } };
  },
  'AWS::Lambda::EventSourceMapping': r => {
    const id = randomUuid(`${r.seed}/mapping`);
    return {
      id,
      attributes: {
        EventSourceMappingArn: r.arn('lambda', `event-source-mapping:${id}`),
      },
    };
  },
  'AWS::Lambda::Function': r => ({
    id: r.name,
    attributes: { Arn: r.arn('lambda', `function:${r.name}`) },
  }),
  'AWS::Lambda::Permission': suffixed(''),
  'AWS::Lambda::Version': r => {
    const name = r.text('FunctionName').split(':').pop();
    return {
      id: r.arn('lambda', `function:${name}:${r.revision}`),
      attributes: { Version: String(r.revision) },
    };
  },
  'AWS::Lambda::Alias': r => {
    const name = r.text('FunctionName').split(':').pop();
    const arn = r.arn('lambda', `function:${name}:${r.text('Name')}`);
    return { id: arn, attributes: { AliasArn: arn } };
  },
  'AWS::Logs::LogGroup': r => ({
    id: r.name,
    attributes: { Arn: `${r.arn('logs', `log-group:${r.name}`)}:*` },
  }),
  'AWS::RDS::DBCluster': r => ({
    id: r.name,
    attributes: databaseEndpoint(r, '3306'),
  }),
  'AWS::RDS::DBInstance': r => ({
    id: r.name,
    attributes: {
      ...databaseEndpoint(
        r,
        /postgres/.test(r.text('Engine')) ? '5432' : '3306',
      ),
      DBInstanceArn: r.arn('rds', `db:${r.name}`),
      DbiResourceId: `db-${r.part('dbi', 26, 'upper')}`,
    },
  }),
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': r => ({ id: r.text('Bucket') }),
  'AWS::SNS::Subscription': r => ({
    id: `${r.text('TopicArn')}:${randomUuid(`${r.seed}/subscription`)}`,
  }),
  'AWS::SNS::Topic': r => {
    const fifo = r.text('FifoTopic') === 'true' && !r.name.endsWith('.fifo');
    const name = fifo ? `${r.name}.fifo` : r.name;
    return { id: r.arn('sns', name), attributes: { TopicName: name } };
  },
  'AWS::SNS::TopicPolicy': suffixed(''),
  'AWS::SQS::Queue': r => {
    const fifo = r.text('FifoQueue') === 'true' && !r.name.endsWith('.fifo');
    const name = fifo ? `${r.name}.fifo` : r.name;
    return {
      id: `https://sqs.${r.region}.amazonaws.com/${r.account}/${name}`,
      attributes: { Arn: r.arn('sqs', name), QueueName: name },
    };
  },
  'AWS::SQS::QueuePolicy': suffixed(''),
  'AWS::SecretsManager::Secret': r => ({
    id: r.arn(
      'secretsmanager',
      `secret:${r.name}-${r.part('secret', 6, 'mixed')}`,
    ),
  }),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': r => {
    const id = `ns-${r.part('id', 16, 'lower')}`;
    return {
      id,
      attributes: {
        Id: id,
        Arn: r.arn('servicediscovery', `namespace/${id}`),
        HostedZoneId: `Z${r.part('zone', 20, 'upper')}`,
      },
    };
  },
  'AWS::ServiceDiscovery::Service': r => {
    const id = `srv-${r.part('id', 16, 'lower')}`;
    return {
      id,
      attributes: {
        Id: id,
        Arn: r.arn('servicediscovery', `service/${id}`),
        Name: r.text('Name'),
      },
    };
  },
  'AWS::SSM::Parameter': r => ({
    id: r.name,
    attributes: {
      Arn: r.arn('ssm', `parameter/${r.name.replace(/^\//, '')}`),
      Type: r.text('Type'),
      Value: r.text('Value'),
    },
  }),
};
