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
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { S3 } from '@aws-sdk/client-s3';
import { STS } from '@aws-sdk/client-sts';
import { CREDENTIALS, SimulatedAws } from './__testUtils__/SimulatedAws';

const NETWORK = `
Description: A network
Parameters:
  Cidr: { Type: String, Default: 10.0.0.0/16 }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: !Ref Cidr }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]
      AvailabilityZone: !Select [0, !GetAZs '']
  Queue:
    Type: AWS::SQS::Queue
    Properties: { VisibilityTimeout: 30 }
Outputs:
  Subnet: { Value: !Ref Subnet, Description: Where things go }
  QueueArn: { Value: !GetAtt Queue.Arn }
`;

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

describe('startSimulator', () => {
  let aws: SimulatedAws;

  beforeEach(async () => {
    aws = await SimulatedAws.start();
  });

  afterEach(async () => {
    await aws.stop();
  });

  it('takes a stack through its life', async () => {
    const { StackId } = await aws.client.createStack({
      StackName: 'net',
      TemplateBody: NETWORK,
      Tags: [{ Key: 'team', Value: 'a' }],
      ClientRequestToken: 'first',
    });
    expect(StackId).toMatch(
      /^arn:aws:cloudformation:eu-west-1:111122223333:stack\/net\/[0-9a-f-]{36}$/,
    );
    expect((await aws.stack('net')).StackStatus).toBe('CREATE_IN_PROGRESS');

    // The subnet needs the network; the queue needs nothing.
    aws.clock.pass(5);
    expect(await aws.history('net')).toEqual([
      'net CREATE_IN_PROGRESS',
      'Vpc CREATE_IN_PROGRESS',
      'Queue CREATE_IN_PROGRESS',
    ]);
    aws.clock.pass(10);
    expect(await aws.history('net')).toEqual([
      'net CREATE_IN_PROGRESS',
      'Vpc CREATE_IN_PROGRESS',
      'Queue CREATE_IN_PROGRESS',
      'Vpc CREATE_COMPLETE',
      'Queue CREATE_COMPLETE',
      'Subnet CREATE_IN_PROGRESS',
    ]);
    const created = await aws.settled('net');
    expect(created).toMatchObject({
      StackId,
      StackStatus: 'CREATE_COMPLETE',
      Description: 'A network',
      Parameters: [{ ParameterKey: 'Cidr', ParameterValue: '10.0.0.0/16' }],
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    const first = await aws.resources('net');
    expect(await aws.outputs('net')).toEqual({
      Subnet: first.Subnet,
      QueueArn: expect.stringMatching(
        /^arn:aws:sqs:eu-west-1:111122223333:net-Queue-\w{12}$/,
      ),
    });
    expect(first.Subnet).toMatch(/^subnet-[0-9a-f]{17}$/);

    // In place: the same queue. Replaced: another network, and what is in it.
    const wider = NETWORK.replace('Timeout: 30', 'Timeout: 60');
    const updated = await aws.update('net', wider, {
      Parameters: [{ ParameterKey: 'Cidr', ParameterValue: '10.9.0.0/16' }],
    });
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    const second = await aws.resources('net');
    expect(second.Queue).toBe(first.Queue);
    expect(second.Vpc).not.toBe(first.Vpc);
    expect(second.Subnet).not.toBe(first.Subnet);
    expect(await aws.history('net')).toEqual([
      'net UPDATE_IN_PROGRESS',
      'Vpc UPDATE_IN_PROGRESS',
      'Queue UPDATE_IN_PROGRESS',
      'Vpc UPDATE_COMPLETE',
      'Queue UPDATE_COMPLETE',
      'Subnet UPDATE_IN_PROGRESS',
      'Subnet UPDATE_COMPLETE',
      'net UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Subnet DELETE_IN_PROGRESS',
      'Subnet DELETE_COMPLETE',
      'Vpc DELETE_IN_PROGRESS',
      'Vpc DELETE_COMPLETE',
      'net UPDATE_COMPLETE',
    ]);
    await expect(
      aws.update('net', wider, {
        Parameters: [{ ParameterKey: 'Cidr', UsePreviousValue: true }],
      }),
    ).rejects.toThrow('No updates are to be performed.');

    await aws.client.deleteStack({ StackName: 'net' });
    expect((await aws.settled(StackId!)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(aws.stack('net')).rejects.toThrow(
      'Stack with id net does not exist',
    );
    const { StackSummaries } = await aws.client.listStacks({
      StackStatusFilter: ['DELETE_COMPLETE'],
    });
    expect(StackSummaries).toMatchObject([{ StackName: 'net' }]);
  });

  it('is idempotent by client request token', async () => {
    const request = {
      StackName: 'net',
      TemplateBody: NETWORK,
      ClientRequestToken: 'token-1',
    };
    const { StackId } = await aws.client.createStack(request);
    expect((await aws.client.createStack(request)).StackId).toBe(StackId);
    await expect(
      aws.client.createStack({ ...request, ClientRequestToken: 'token-2' }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'AlreadyExistsException',
        message: 'Stack [net] already exists',
      }),
    );
    await aws.settled('net');
    await expect(
      aws.client.updateStack({ ...request, TemplateBody: `${NETWORK}\n` }),
    ).rejects.toThrow(
      expect.objectContaining({ name: 'TokenAlreadyExistsException' }),
    );
    const { StackEvents } = await aws.client.describeStackEvents({
      StackName: 'net',
    });
    expect(
      StackEvents!.every(event => event.ClientRequestToken === 'token-1'),
    ).toBe(true);
  });

  it('pages long lists', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `T${index}`);
    const resources = ids.map(id => [id, { Type: 'AWS::SNS::Topic' }]);
    const template = JSON.stringify({
      Resources: Object.fromEntries(resources),
    });
    await aws.create('many', template);
    const first = await aws.client.listStackResources({ StackName: 'many' });
    expect(first.StackResourceSummaries).toHaveLength(100);
    const second = await aws.client.listStackResources({
      StackName: 'many',
      NextToken: first.NextToken,
    });
    expect(second.StackResourceSummaries).toHaveLength(20);
    expect(second.NextToken).toBeUndefined();

    const events = await aws.client.describeStackEvents({ StackName: 'many' });
    expect(events.StackEvents![0].ResourceStatus).toBe('CREATE_COMPLETE');
    expect(events.StackEvents).toHaveLength(100);
    expect(events.NextToken).toBeDefined();
  });

  it('keeps accounts and regions apart', async () => {
    const sts = new STS({
      endpoint: aws.simulator.url,
      region: 'eu-west-1',
      credentials: CREDENTIALS,
    });
    const RoleArn = 'arn:aws:iam::444455556666:role/nucleon/deployer';
    const { Credentials } = await sts.assumeRole({
      RoleArn,
      RoleSessionName: 'session',
    });
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const region = 'us-east-1';
    const endpoint = aws.simulator.url;
    const other = new CloudFormation({ endpoint, region, credentials });
    const identity = new STS({ endpoint, region, credentials });
    expect(await identity.getCallerIdentity()).toMatchObject({
      Account: '444455556666',
      Arn: 'arn:aws:sts::444455556666:assumed-role/deployer/session',
    });
    await aws.create('same', NETWORK);
    const { StackId } = await other.createStack({
      StackName: 'same',
      TemplateBody: NETWORK,
    });
    expect(StackId).toContain(':us-east-1:444455556666:stack/same/');
    expect((await other.describeStacks()).Stacks).toHaveLength(1);

    aws.clock.pass(3601);
    await expect(other.describeStacks()).rejects.toThrow(
      expect.objectContaining({ name: 'ExpiredToken' }),
    );
  });

  it('takes a big template from S3', async () => {
    const s3 = new S3({
      endpoint: aws.simulator.url,
      region: 'eu-west-1',
      credentials: CREDENTIALS,
      forcePathStyle: true,
    });
    const big = `${NETWORK}\n# ${'x'.repeat(60_000)}\n`;
    await expect(aws.create('big', big)).rejects.toThrow(
      'Member must have length less than or equal to 51200',
    );
    await expect(s3.headBucket({ Bucket: 'templates' })).rejects.toThrow();
    await s3.createBucket({ Bucket: 'templates' });
    await s3.headBucket({ Bucket: 'templates' });
    const object = { Bucket: 'templates', Key: 'a/big.yaml' };
    await s3.putObject({ ...object, Body: big });
    const read = await s3.getObject(object);
    expect(await read.Body!.transformToString()).toBe(big);

    const stack = await aws.create('big', NETWORK, {
      TemplateBody: undefined,
      TemplateURL: 'https://templates.s3.eu-west-1.amazonaws.com/a/big.yaml',
    });
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    await s3.deleteObject(object);
    await expect(s3.headObject(object)).rejects.toThrow();
    await expect(
      aws.client.validateTemplate({
        TemplateURL: `${aws.simulator.url}/templates/a/big.yaml`,
      }),
    ).rejects.toThrow('The specified key does not exist.');
  });

  it('asks for the external id of a role', async () => {
    await aws.stop();
    const RoleArn = 'arn:aws:iam::444455556666:role/deployer';
    aws = await SimulatedAws.start({
      roles: [{ arn: RoleArn, externalId: 'open sesame' }],
    });
    const sts = new STS({
      endpoint: aws.simulator.url,
      region: 'eu-west-1',
      credentials: CREDENTIALS,
    });
    const RoleSessionName = 'session';
    await expect(sts.assumeRole({ RoleArn, RoleSessionName })).rejects.toThrow(
      'is not authorized to perform: sts:AssumeRole',
    );
    const { AssumedRoleUser } = await sts.assumeRole({
      RoleArn,
      RoleSessionName,
      ExternalId: 'open sesame',
    });
    expect(AssumedRoleUser!.Arn).toContain('444455556666');
  });

  it('refuses what it does not offer, by name', async () => {
    await expect(
      aws.client.createStackSet({ StackSetName: 'set' }),
    ).rejects.toThrow("does not offer the operation 'CreateStackSet'");
    await expect(
      aws.create('s', NETWORK, { StackPolicyBody: '{}' }),
    ).rejects.toThrow('does not offer the parameter StackPolicyBody');
    const nested = NETWORK.replace(
      'AWS::SQS::Queue',
      'AWS::CloudFormation::Stack',
    );
    await expect(aws.create('s', nested)).rejects.toThrow(
      'has type AWS::CloudFormation::Stack, which the simulator does not offer',
    );
  });

  it('limits stacks, protects them, and tells its limits', async () => {
    await aws.stop();
    aws = await SimulatedAws.start({ stackLimit: 1 });
    await aws.create('one', NETWORK, { EnableTerminationProtection: true });
    await expect(aws.create('two', NETWORK)).rejects.toThrow(
      expect.objectContaining({ name: 'LimitExceededException' }),
    );
    expect(
      (await aws.client.describeAccountLimits()).AccountLimits,
    ).toContainEqual({ Name: 'StackLimit', Value: 1 });
    await expect(aws.client.deleteStack({ StackName: 'one' })).rejects.toThrow(
      'while TerminationProtection is enabled',
    );
    await aws.client.updateTerminationProtection({
      StackName: 'one',
      EnableTerminationProtection: false,
    });
    await aws.client.deleteStack({ StackName: 'one' });
    aws.clock.runAll();
    await aws.create('two', NETWORK);
  });
});
