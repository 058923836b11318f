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
import type { JsonObject } from '../state/types';
import { createIdentity } from './createIdentity';
import { allTypes } from './spec';

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

function identity(type: string, properties: JsonObject = {}, seed = 'seed') {
  return createIdentity({
    type,
    logicalId: 'Thing',
    properties,
    seed,
    account: '111122223333',
    region: 'eu-west-1',
    stackName: 'Shop',
    revision: 4,
  });
}

describe('createIdentity', () => {
  it.each<[string, JsonObject, RegExp]>([
    ['AWS::EC2::VPC', {}, /^vpc-0[0-9a-f]{16}$/],
    ['AWS::EC2::EIP', {}, /^52(\.\d{1,3}){3}$/],
    ['AWS::IAM::Role', {}, /^Shop-Thing-\w{12}$/],
    ['AWS::IAM::Role', { RoleName: 'mine' }, /^mine$/],
    [
      'AWS::IAM::ManagedPolicy',
      {},
      /^arn:aws:iam::111122223333:policy\/Shop-Thing-\w{12}$/,
    ],
    ['AWS::S3::Bucket', {}, /^shop-thing-[a-z0-9]{12}$/],
    [
      'AWS::SQS::Queue',
      {},
      /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/111122223333\/Shop-Thing-\w{12}$/,
    ],
    [
      'AWS::SNS::Topic',
      { TopicName: 't' },
      /^arn:aws:sns:eu-west-1:111122223333:t$/,
    ],
    [
      'AWS::ECS::TaskDefinition',
      { Family: 'f' },
      /^arn:aws:ecs:eu-west-1:111122223333:task-definition\/f:4$/,
    ],
    [
      'AWS::ECS::Service',
      { Cluster: 'c', ServiceName: 's' },
      /^arn:aws:ecs:eu-west-1:111122223333:service\/c\/s$/,
    ],
    [
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      {},
      /^arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer\/app\/Shop-Thing-\w{12}\/[0-9a-f]{16}$/,
    ],
    [
      'AWS::KMS::Key',
      {},
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    ['AWS::KMS::Alias', { AliasName: 'alias/a' }, /^alias\/a$/],
    // By the published model alone.
    [
      'AWS::StepFunctions::StateMachine',
      {},
      /^arn:aws:states:eu-west-1:111122223333:stateMachine:\S+$/,
    ],
    ['AWS::Route53::RecordSet', { Name: 'a.b.' }, /^\S+$/],
    ['Custom::Thing', {}, /^Shop-Thing-\w{12}$/],
  ])('names %s %j in its way', (type, properties, expected) => {
    const { physicalId } = identity(type, properties);
    expect(physicalId).toMatch(expected);
    expect(identity(type, properties).physicalId).toBe(physicalId);
  });

  it('gives attributes that fit the id', () => {
    const queue = identity('AWS::SQS::Queue', { QueueName: 'q' });
    expect(queue.attributes).toEqual({
      Arn: 'arn:aws:sqs:eu-west-1:111122223333:q',
      QueueName: 'q',
      QueueUrl: queue.physicalId,
    });
    const balancer = identity('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Name: 'front',
      Scheme: 'internal',
    });
    expect(balancer.attributes.DNSName).toMatch(
      /^internal-front-\d{9}\.eu-west-1\.elb\.amazonaws\.com$/,
    );
    expect(identity('AWS::EC2::SecurityGroup').attributes.GroupId).toBe(
      identity('AWS::EC2::SecurityGroup').physicalId,
    );
    expect(identity('AWS::SQS::Queue', {}, 'other').physicalId).not.toBe(
      identity('AWS::SQS::Queue').physicalId,
    );
  });

  it('keeps names within their limits', () => {
    const long = createIdentity({
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      logicalId: 'L'.repeat(80),
      properties: {},
      seed: 's',
      account: '111122223333',
      region: 'eu-west-1',
      stackName: 'S'.repeat(100),
      revision: 1,
    });
    expect(String(long.attributes.TargetGroupName)).toHaveLength(32);
  });

  it('has an id and every published attribute for every type', () => {
    // A custom resource's attributes are whatever its provider returns.
    const types = allTypes().filter(([type]) => !/CustomResource$/.test(type));
    expect(types.length).toBeGreaterThan(1500);
    for (const [type, published] of types) {
      const { physicalId, attributes } = identity(type);
      expect([type, physicalId]).toEqual([type, expect.stringMatching(/\S/)]);
      const missing = published.filter(name => attributes[name] === undefined);
      expect([type, missing]).toEqual([type, []]);
    }
  });
});
