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
import { SimulatedAws } from '../__testUtils__/SimulatedAws';

/** Two queues, of which the second needs the first, and a topic beside them. */
function template(options: {
  timeout?: number;
  topic?: string;
  extra?: string;
  policy?: string;
}): string {
  const {
    timeout = 30,
    topic = 'one',
    extra = '',
    policy = 'Delete',
  } = options;
  return `
Resources:
  First:
    Type: AWS::SQS::Queue
    DeletionPolicy: ${policy}
    Properties: { VisibilityTimeout: ${timeout} }
  Second:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: ${timeout}
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt First.Arn
        maxReceiveCount: 3
  Topic:
    Type: AWS::SNS::Topic
    Properties: { TopicName: ${topic} }
${extra}
Outputs:
  Url: { Value: !Ref Second }
`;
}

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

describe('a stack whose operation fails', () => {
  let aws: SimulatedAws;

  beforeEach(async () => {
    aws = await SimulatedAws.start();
  });

  afterEach(async () => {
    await aws.stop();
  });

  it('rolls a create back', async () => {
    aws.simulator.addFault({
      type: 'resource',
      logicalId: 'First',
      reason: 'no room',
    });
    aws.simulator.addFault({
      type: 'slowness',
      logicalId: 'Topic',
      seconds: 5,
    });
    const stack = await aws.create('s', template({}));
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await aws.history('s')).toEqual([
      's CREATE_IN_PROGRESS',
      'First CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS',
      'First CREATE_FAILED',
      'Topic CREATE_FAILED',
      's ROLLBACK_IN_PROGRESS',
      'First DELETE_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'First DELETE_COMPLETE',
      'Topic DELETE_COMPLETE',
      's ROLLBACK_COMPLETE',
    ]);
    expect(await aws.reasons('s')).toEqual([
      'Topic: Resource creation cancelled',
      'First: no room',
    ]);
    const { StackEvents } = await aws.client.describeStackEvents({
      StackName: 's',
    });
    expect(StackEvents).toContainEqual(
      expect.objectContaining({
        ResourceStatus: 'ROLLBACK_IN_PROGRESS',
        ResourceStatusReason:
          'The following resource(s) failed to create: [First, Topic]. Rollback requested by user.',
      }),
    );
    await expect(aws.update('s', template({}))).rejects.toThrow(
      'is in ROLLBACK_COMPLETE state and can not be updated.',
    );
  });

  it('deletes a failed create, or leaves it, as asked', async () => {
    aws.simulator.addFault({ type: 'resource', logicalId: 'Second' });
    const { StackId } = await aws.client.createStack({
      StackName: 'gone',
      TemplateBody: template({}),
      OnFailure: 'DELETE',
    });
    const gone = await aws.settled(StackId!);
    expect(gone.StackStatus).toBe('DELETE_COMPLETE');

    const kept = await aws.create('kept', template({ topic: 'two' }), {
      OnFailure: 'DO_NOTHING',
    });
    expect(kept.StackStatus).toBe('CREATE_FAILED');
    expect(await aws.history('kept')).toContain('Topic CREATE_COMPLETE');

    // It can be updated once the cause is gone; what failed is made anew.
    aws.simulator.clearFaults();
    const updated = await aws.update('kept', template({ topic: 'two' }));
    expect(updated.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await aws.history('kept')).toEqual([
      'kept UPDATE_IN_PROGRESS',
      'Second CREATE_IN_PROGRESS',
      'Second CREATE_COMPLETE',
      'kept UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Second DELETE_IN_PROGRESS',
      'Second DELETE_COMPLETE',
      'kept UPDATE_COMPLETE',
    ]);
  });

  it('sends a failed create back by RollbackStack', async () => {
    aws.simulator.addFault({ type: 'resource', logicalId: 'Second', times: 1 });
    await aws.create('s', template({}), { DisableRollback: true });
    await aws.client.rollbackStack({ StackName: 's' });
    expect((await aws.settled('s')).StackStatus).toBe('ROLLBACK_COMPLETE');
  });

  it('rolls an update back to what was there', async () => {
    await aws.create('s', template({}));
    const before = await aws.resources('s');
    aws.simulator.addFault({
      type: 'resource',
      logicalId: 'Second',
    });
    const stack = await aws.update(
      's',
      template({
        timeout: 60,
        topic: 'two',
        extra: '  Third: { Type: AWS::SNS::Topic }',
      }),
    );
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await aws.resources('s')).toEqual(before);
    expect(await aws.history('s')).toEqual([
      's UPDATE_IN_PROGRESS',
      'First UPDATE_IN_PROGRESS',
      'Topic UPDATE_IN_PROGRESS',
      'Third CREATE_IN_PROGRESS',
      'First UPDATE_COMPLETE',
      'Topic UPDATE_COMPLETE',
      'Third CREATE_COMPLETE',
      'Second UPDATE_IN_PROGRESS',
      'Second UPDATE_FAILED',
      's UPDATE_ROLLBACK_IN_PROGRESS',
      'First UPDATE_IN_PROGRESS',
      'Topic UPDATE_IN_PROGRESS',
      'First UPDATE_COMPLETE',
      'Topic UPDATE_COMPLETE',
      'Second UPDATE_IN_PROGRESS',
      'Second UPDATE_COMPLETE',
      's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'Third DELETE_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'Third DELETE_COMPLETE',
      'Topic DELETE_COMPLETE',
      's UPDATE_ROLLBACK_COMPLETE',
    ]);
    const { TemplateBody } = await aws.client.getTemplate({ StackName: 's' });
    expect(TemplateBody).toBe(template({}));
    aws.simulator.clearFaults();
    expect((await aws.update('s', template({ timeout: 90 }))).StackStatus).toBe(
      'UPDATE_COMPLETE',
    );
  });

  it('leaves a failed update, which can be updated again or sent back', async () => {
    await aws.create('s', template({}));
    const before = await aws.resources('s');
    aws.simulator.addFault({
      type: 'resource',
      logicalId: 'First',
    });
    const changed = template({ timeout: 60, topic: 'two' });
    const failed = await aws.update('s', changed, { DisableRollback: true });
    expect(failed.StackStatus).toBe('UPDATE_FAILED');
    expect(await aws.history('s')).toContain('Topic UPDATE_COMPLETE');
    await aws.update('s', changed, { DisableRollback: true });
    await aws.client.rollbackStack({ StackName: 's' });
    expect((await aws.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect(await aws.resources('s')).toEqual(before);
  });

  it('stops where even the rollback fails, and goes on when told', async () => {
    await aws.create('s', template({}));
    aws.simulator.addFault({ type: 'resource', logicalId: 'Second' });
    aws.simulator.addFault({
      type: 'resource',
      logicalId: 'First',
      action: 'rollback',
    });
    const failed = await aws.update('s', template({ timeout: 60 }));
    expect(failed).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_FAILED',
      StackStatusReason:
        'The following resource(s) failed to update: [First]. ',
    });
    await expect(
      aws.client.continueUpdateRollback({
        StackName: 's',
        ResourcesToSkip: ['Topic'],
      }),
    ).rejects.toThrow('cannot be skipped');
    await aws.client.continueUpdateRollback({ StackName: 's' });
    expect((await aws.settled('s')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    await aws.client.continueUpdateRollback({
      StackName: 's',
      ResourcesToSkip: ['First'],
    });
    expect((await aws.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
  });

  it('takes a cancelled update back', async () => {
    await aws.create('s', template({}));
    await aws.client.updateStack({
      StackName: 's',
      TemplateBody: template({ timeout: 60 }),
    });
    aws.clock.pass(1);
    await expect(aws.client.deleteStack({ StackName: 's' })).rejects.toThrow(
      'cannot be deleted while in status UPDATE_IN_PROGRESS',
    );
    await aws.client.cancelUpdateStack({ StackName: 's' });
    const stack = await aws.settled('s');
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await aws.reasons('s')).toEqual([
      'First: Resource update cancelled',
    ]);
    await expect(
      aws.client.cancelUpdateStack({ StackName: 's' }),
    ).rejects.toThrow('cannot be called from current stack status');
  });

  it('retains what its policy keeps', async () => {
    await aws.create('s', template({ policy: 'Retain' }));
    const { StackId } = await aws.stack('s');
    await aws.client.deleteStack({ StackName: 's' });
    await aws.settled(StackId!);
    const history = await aws.history(StackId!);
    expect(history).toContain('First DELETE_SKIPPED');
    expect(history).toContain('Second DELETE_COMPLETE');
    expect(history).not.toContain('First DELETE_IN_PROGRESS');
  });

  it('fails to delete, then deletes all but what is retained', async () => {
    const { StackId } = await aws.create('s', template({}));
    await expect(
      aws.client.deleteStack({ StackName: 's', RetainResources: ['First'] }),
    ).rejects.toThrow('only when the stack is in the DELETE_FAILED state');
    aws.simulator.addFault({
      type: 'resource',
      resourceType: 'AWS::SQS::Queue',
      action: 'delete',
    });
    await aws.client.deleteStack({ StackName: 's' });
    expect(await aws.settled('s')).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason:
        'The following resource(s) failed to delete: [Second]. ',
    });
    // First was not tried: Second, which needs it, is still there.
    expect(await aws.history('s')).not.toContain('First DELETE_IN_PROGRESS');
    await aws.client.deleteStack({
      StackName: 's',
      RetainResources: ['First', 'Second'],
    });
    expect((await aws.settled(StackId!)).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('deletes by force what would not go', async () => {
    const { StackId } = await aws.create('s', template({}));
    aws.simulator.addFault({
      type: 'resource',
      logicalId: 'Second',
      action: 'delete',
    });
    await aws.client.deleteStack({ StackName: 's' });
    aws.clock.runAll();
    await aws.client.deleteStack({
      StackName: 's',
      DeletionMode: 'FORCE_DELETE_STACK',
    });
    expect((await aws.settled(StackId!)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await aws.history(StackId!)).toContain('First DELETE_COMPLETE');
  });

  it('deletes a stack that is still being made', async () => {
    const { StackId } = await aws.client.createStack({
      StackName: 's',
      TemplateBody: template({}),
    });
    aws.clock.pass(12);
    await aws.client.deleteStack({ StackName: 's' });
    expect((await aws.settled(StackId!)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await aws.history(StackId!)).toEqual([
      's DELETE_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'Second DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'Second DELETE_COMPLETE',
      'First DELETE_IN_PROGRESS',
      'First DELETE_COMPLETE',
      's DELETE_COMPLETE',
    ]);
  });

  it('says of a resource what the published model says', async () => {
    const broken = `
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties: { BuckedName: x, Tags: { a: b } }
  Role:
    Type: AWS::IAM::Role
    DependsOn: Bucket
    Properties: { RoleName: x }
`;
    const stack = await aws.create('s', broken);
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await aws.reasons('s')).toEqual([
      'Bucket: Properties validation failed for resource Bucket with message:\n' +
        '#: extraneous key [BuckedName] is not permitted\n' +
        '#/Tags: expected type: JSONArray, found: JSONObject',
    ]);
    const role = broken.replace(/.*BuckedName.*\n/, '');
    await aws.create('t', role);
    expect(await aws.reasons('t')).toEqual([
      'Role: Properties validation failed for resource Role with message:\n' +
        '#: required key [AssumeRolePolicyDocument] not found',
    ]);
  });

  it('keeps chosen names unique, and does not replace under the same name', async () => {
    const table = (key: string) => `
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: mine } }
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: stock
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: ${key}, AttributeType: S }]
      KeySchema: [{ AttributeName: ${key}, KeyType: HASH }]
`;
    await aws.create('s', table('id'));
    await aws.update('s', table('other'));
    expect((await aws.reasons('s'))[0]).toBe(
      'Table: CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename stock and update the stack again.',
    );
    await aws.create('t', table('id'));
    expect(await aws.reasons('t')).toContain(
      "Topic: Resource of type 'AWS::SNS::Topic' with identifier 'mine' already exists.",
    );
  });
});

describe('stacks that use each other', () => {
  let aws: SimulatedAws;
  const exporter = (topic: string) => `
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: ${topic} } }
Outputs:
  Topic: { Value: !Ref Topic, Export: { Name: !Sub '\${AWS::StackName}-topic' } }
`;
  const importer = `
Resources:
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: sqs
      Endpoint: arn:aws:sqs:eu-west-1:111122223333:q
      TopicArn: !ImportValue shared-topic
`;

  beforeEach(async () => {
    aws = await SimulatedAws.start();
  });

  afterEach(async () => {
    await aws.stop();
  });

  it('imports, and keeps what is imported', async () => {
    const missing = await aws.create('early', importer);
    expect(missing.StackStatus).toBe('ROLLBACK_COMPLETE');
    const { StackEvents } = await aws.client.describeStackEvents({
      StackName: 'early',
    });
    expect(StackEvents!.map(event => event.ResourceStatusReason)).toContain(
      'No export named shared-topic found. Rollback requested by user.',
    );

    await aws.create('shared', exporter('one'));
    await aws.create('user', importer);
    expect((await aws.client.listExports()).Exports).toMatchObject([
      {
        Name: 'shared-topic',
        Value: 'arn:aws:sns:eu-west-1:111122223333:one',
      },
    ]);
    expect(
      (await aws.client.listImports({ ExportName: 'shared-topic' })).Imports,
    ).toEqual(['user']);

    await aws.client.deleteStack({ StackName: 'shared' });
    expect(await aws.settled('shared')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      StackStatusReason:
        'Delete canceled. Cannot delete export shared-topic as it is in use by user.',
    });
    const updated = await aws.update('shared', exporter('two'));
    expect(updated.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await aws.outputs('shared')).toEqual({
      Topic: 'arn:aws:sns:eu-west-1:111122223333:one',
    });

    await aws.client.deleteStack({ StackName: 'user' });
    aws.clock.runAll();
    await expect(
      aws.client.listImports({ ExportName: 'shared-topic' }),
    ).rejects.toThrow('is not imported by any stack');
    await aws.client.deleteStack({ StackName: 'shared' });
    aws.clock.runAll();
    await expect(aws.stack('shared')).rejects.toThrow('does not exist');
  });
});
