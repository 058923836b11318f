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
import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { SimulatedAws } from '../__testUtils__/SimulatedAws';

// Reading AWS's model of the resource types takes most of a second, or more on a busy machine.
jest.setTimeout(60_000);

const SERVICE = `
Parameters:
  Size: { Type: Number, Default: 256 }
  Password: { Type: String, NoEcho: true, Default: hunter2 }
Conditions:
  IsBig: !Equals [!Ref Size, 1024]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16, InstanceTenancy: default }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: mine, VpcId: !Ref Vpc }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { Family: app, Cpu: !Ref Size, ContainerDefinitions: [] }
  Queue:
    Type: AWS::SQS::Queue
    UpdateReplacePolicy: Retain
    Properties: { VisibilityTimeout: 30 }
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: { SecretString: !Ref Password }
  Alarm:
    Type: AWS::SNS::Topic
    Condition: IsBig
`;

describe('change sets', () => {
  let aws: SimulatedAws;

  beforeEach(async () => {
    aws = await SimulatedAws.start();
  });

  afterEach(async () => {
    await aws.stop();
  });

  /** The changes of a change set, by logical id. */
  async function changes(
    template: string,
    options: { name?: string; parameters?: Record<string, string> } = {},
  ): Promise<Record<string, ResourceChange>> {
    const { name = 'change', parameters = {} } = options;
    await aws.client.createChangeSet({
      StackName: 's',
      ChangeSetName: name,
      TemplateBody: template,
      Parameters: Object.entries(parameters).map(([key, value]) => ({
        ParameterKey: key,
        ParameterValue: value,
      })),
    });
    aws.clock.runAll();
    const { Changes } = await aws.client.describeChangeSet({
      StackName: 's',
      ChangeSetName: name,
      IncludePropertyValues: true,
    });
    return Object.fromEntries(
      Changes!.map(({ ResourceChange: change }) => [
        change!.LogicalResourceId!,
        change!,
      ]),
    );
  }

  it('makes a stack in two steps', async () => {
    const request = {
      StackName: 's',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE' as const,
      TemplateBody: SERVICE,
      ClientToken: 'again',
    };
    const { Id, StackId } = await aws.client.createChangeSet(request);
    expect(await aws.client.createChangeSet(request)).toMatchObject({ Id });
    await expect(
      aws.client.createChangeSet({ ...request, ClientToken: 'other' }),
    ).rejects.toThrow(
      expect.objectContaining({ name: 'AlreadyExistsException' }),
    );
    expect((await aws.stack('s')).StackStatus).toBe('REVIEW_IN_PROGRESS');
    const pending = await aws.client.describeChangeSet({ ChangeSetName: Id });
    expect(pending.Status).toBe('CREATE_PENDING');
    await expect(
      aws.client.executeChangeSet({ ChangeSetName: Id }),
    ).rejects.toThrow(
      expect.objectContaining({ name: 'InvalidChangeSetStatusException' }),
    );
    aws.clock.runAll();
    expect(
      await aws.client.describeChangeSet({ ChangeSetName: Id }),
    ).toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      StackId,
      Changes: ['Group', 'Queue', 'Secret', 'Task', 'Vpc'].map(id => ({
        ResourceChange: { Action: 'Add', LogicalResourceId: id },
      })),
    });
    const execution = {
      StackName: 's',
      ChangeSetName: 'first',
      ClientRequestToken: 'run',
    };
    await aws.client.executeChangeSet(execution);
    expect((await aws.stack('s')).StackStatus).toBe('CREATE_IN_PROGRESS');
    expect((await aws.settled('s')).StackStatus).toBe('CREATE_COMPLETE');

    // It is gone, and yet the same request is the same execution.
    await expect(
      aws.client.describeChangeSet({ ChangeSetName: Id }),
    ).rejects.toThrow(
      expect.objectContaining({ name: 'ChangeSetNotFoundException' }),
    );
    await aws.client.executeChangeSet(execution);
    expect((await aws.stack('s')).StackStatus).toBe('CREATE_COMPLETE');
    await expect(aws.client.createChangeSet(request)).rejects.toThrow(
      'Stack [s] already exists and cannot be created again with the changeSet [first].',
    );
  });

  it('leaves an empty stack that can be deleted', async () => {
    const { StackId } = await aws.client.createChangeSet({
      StackName: 's',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: SERVICE,
    });
    aws.clock.runAll();
    await aws.client.deleteChangeSet({
      StackName: 's',
      ChangeSetName: 'first',
    });
    await aws.client.deleteChangeSet({
      StackName: 's',
      ChangeSetName: 'first',
    });
    expect((await aws.stack('s')).StackStatus).toBe('REVIEW_IN_PROGRESS');
    await expect(aws.update('s', SERVICE)).rejects.toThrow(
      'is in REVIEW_IN_PROGRESS state and can not be updated.',
    );
    await aws.client.deleteStack({ StackName: 's' });
    expect((await aws.settled(StackId!)).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('says what the published model says of each change, and does it', async () => {
    await aws.create('s', SERVICE);
    const before = await aws.resources('s');
    const found = await changes(
      SERVICE.replace('InstanceTenancy: default', 'InstanceTenancy: dedicated')
        .replace('GroupDescription: mine', 'GroupDescription: ours')
        .replace('VisibilityTimeout: 30', 'FifoQueue: true'),
      { parameters: { Size: '1024', Password: 'correct horse' } },
    );
    expect(found).toMatchObject({
      // "maybe" in the model: reported as Conditional, and done in place.
      Vpc: {
        Action: 'Modify',
        Replacement: 'Conditional',
        Scope: ['Properties'],
        Details: [
          {
            Target: {
              Attribute: 'Properties',
              Name: 'InstanceTenancy',
              RequiresRecreation: 'Conditionally',
              BeforeValue: 'default',
              AfterValue: 'dedicated',
            },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          },
        ],
      },
      Group: { Replacement: 'True', PolicyAction: 'ReplaceAndDelete' },
      Queue: { Replacement: 'True', PolicyAction: 'ReplaceAndRetain' },
      Task: {
        Replacement: 'True',
        Details: [
          {
            ChangeSource: 'ParameterReference',
            CausingEntity: 'Size',
            Target: { BeforeValue: '256', AfterValue: '1024' },
          },
        ],
      },
      Secret: {
        Replacement: 'False',
        Details: [{ Target: { BeforeValue: '****', AfterValue: '****' } }],
      },
      Alarm: { Action: 'Add' },
    });
    expect(JSON.parse(found.Task.AfterContext!)).toEqual({
      Properties: { Family: 'app', Cpu: '1024', ContainerDefinitions: [] },
    });
    expect(JSON.stringify(found)).not.toContain('hunter2');

    await aws.client.executeChangeSet({
      StackName: 's',
      ChangeSetName: 'change',
    });
    expect((await aws.settled('s')).StackStatus).toBe('UPDATE_COMPLETE');
    const after = await aws.resources('s');
    expect(after.Vpc).toBe(before.Vpc);
    expect(after.Secret).toBe(before.Secret);
    expect(after.Group).not.toBe(before.Group);
    expect(after.Queue).not.toBe(before.Queue);
    expect(before.Task).toMatch(/task-definition\/app:1$/);
    expect(after.Task).toMatch(/task-definition\/app:2$/);
    const history = await aws.history('s');
    expect(history).toContain('Queue DELETE_SKIPPED');
    expect(history).toContain('Group DELETE_COMPLETE');
    const { StackEvents } = await aws.client.describeStackEvents({
      StackName: 's',
    });
    expect(JSON.stringify(StackEvents)).not.toMatch(/hunter2|correct horse/);
  });

  it('follows a replacement to what refers to it', async () => {
    await aws.create('s', SERVICE);
    const found = await changes(SERVICE.replace('10.0.0.0/16', '10.9.0.0/16'));
    expect(Object.keys(found)).toEqual(['Group', 'Vpc']);
    expect(found.Group).toMatchObject({
      Replacement: 'True',
      Details: [
        {
          Target: {
            Name: 'VpcId',
            AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}',
          },
          ChangeSource: 'ResourceReference',
          CausingEntity: 'Vpc',
        },
      ],
    });
  });

  it('removes, and touches everything that carries changed stack tags', async () => {
    await aws.create('s', SERVICE);
    await aws.client.createChangeSet({
      StackName: 's',
      ChangeSetName: 'tags',
      TemplateBody: SERVICE.replace(/ {2}Queue:[^]*?(?= {2}Secret)/, ''),
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    aws.clock.runAll();
    const { Changes } = await aws.client.describeChangeSet({
      StackName: 's',
      ChangeSetName: 'tags',
    });
    expect(
      Changes!.map(({ ResourceChange: change }) => [
        change!.LogicalResourceId,
        change!.Action,
        change!.Scope,
      ]),
    ).toEqual([
      ['Group', 'Modify', ['Tags']],
      ['Queue', 'Remove', []],
      ['Secret', 'Modify', ['Tags']],
      ['Task', 'Modify', ['Tags']],
      ['Vpc', 'Modify', ['Tags']],
    ]);
    await aws.client.executeChangeSet({
      StackName: 's',
      ChangeSetName: 'tags',
    });
    expect((await aws.settled('s')).Tags).toEqual([
      { Key: 'team', Value: 'a' },
    ]);
    expect(await aws.resources('s')).not.toHaveProperty('Queue');
    expect(await aws.history('s')).toContain('Queue DELETE_COMPLETE');
  });

  it('fails where there is nothing to do, and keeps what could not be done', async () => {
    await aws.create('s', SERVICE);
    await changes(`${SERVICE}\n# a comment`, { name: 'nothing' });
    expect(
      await aws.client.describeChangeSet({
        StackName: 's',
        ChangeSetName: 'nothing',
      }),
    ).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    await expect(
      aws.client.executeChangeSet({ StackName: 's', ChangeSetName: 'nothing' }),
    ).rejects.toThrow('cannot be executed in its current status of [FAILED]');
    // Outputs alone are a change, without any resource's.
    const outputs = `${SERVICE}\nOutputs: { Id: { Value: !Ref Vpc } }`;
    expect(await changes(outputs, { name: 'outputs' })).toEqual({});

    aws.simulator.addFault({ type: 'resource', logicalId: 'Queue' });
    const bigger = SERVICE.replace('Timeout: 30', 'Timeout: 60');
    await changes(bigger, { name: 'bad' });
    await aws.client.executeChangeSet({ StackName: 's', ChangeSetName: 'bad' });
    expect((await aws.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    const { Summaries } = await aws.client.listChangeSets({ StackName: 's' });
    expect(
      Summaries!.map(one => [one.ChangeSetName, one.ExecutionStatus]),
    ).toEqual([
      ['nothing', 'OBSOLETE'],
      ['outputs', 'OBSOLETE'],
      ['bad', 'EXECUTE_FAILED'],
    ]);
  });
});
