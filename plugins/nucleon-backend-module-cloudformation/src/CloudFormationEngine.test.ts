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

import { randomUUID } from 'node:crypto';
import {
  CloudFormationClient,
  CloudFormationServiceException,
  CreateChangeSetCommand,
  CreateStackCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { DeploymentRequest, Step } from '@nucleon/plugin-nucleon-node';
import {
  DriveOptions,
  EngineDriver,
} from '@nucleon/plugin-nucleon-node/testUtils';
import {
  changed,
  CloudFormationWorld,
  initial,
  startWorld,
  toFiles,
} from './__testUtils__/startWorld';

describe('CloudFormationEngine', () => {
  let world: CloudFormationWorld;
  let driver: EngineDriver;

  beforeEach(async () => {
    world = await startWorld({ buckets: ['templates'] });
    driver = new EngineDriver(world);
  });

  afterEach(async () => {
    await world.close();
  });

  /** A target whose name is its stack's; the binding is remembered. */
  function newTarget(name = `t-${randomUUID().slice(0, 8)}`) {
    let binding: DeploymentRequest['binding'];
    return {
      name,
      async deploy(
        template: object,
        asked: Partial<DeploymentRequest> = {},
        options?: DriveOptions,
      ): Promise<Step> {
        const { step } = await driver.drive(
          {
            deploymentId: randomUUID(),
            createdAt: new Date().toISOString(),
            intent: 'apply',
            target: { kind: 'environment', namespace: 'default', name },
            binding,
            name,
            tags: {},
            destination: world.destination,
            readFiles: async () => toFiles(template),
            ...asked,
          },
          options,
        );
        binding = step.binding;
        return step;
      },
    };
  }

  async function passUntil(name: string, status: string): Promise<void> {
    for (let second = 0; second < 300; second++) {
      const stack = await world.inspector.describe(name);
      if (stack?.StackStatus === status) {
        return;
      }
      await world.passTime(1_000);
    }
    throw new Error(`'${name}' does not become ${status}`);
  }

  function failTheQueue(action: 'update' | 'rollback', times: number) {
    world.simulator.addFault({
      type: 'resource',
      logicalId: 'Queue',
      action,
      reason: 'The queue is busy',
      times,
    });
  }

  it('names the first failure and not what followed from it', async () => {
    const step = await newTarget().deploy({
      Resources: {
        ...initial.Resources,
        Doomed: { Type: 'AWS::SNS::Topic' },
        Slow: { Type: 'AWS::SNS::Topic' },
      },
    });
    expect(step).toMatchObject({
      type: 'failed',
      reason:
        "'Doomed' (AWS::SNS::Topic) failed: Doom. The stack is ROLLBACK_COMPLETE",
      failure: { logicalId: 'Doomed', type: 'AWS::SNS::Topic', reason: 'Doom' },
    });
    const events = step.events!;
    expect(events[0]).toMatchObject({
      message: 'Stack create in progress',
      level: 'info',
    });
    expect(events.at(-1)).toMatchObject({
      message: 'Stack rollback complete',
      level: 'warning',
    });
  });

  it.each([
    ['continues a rollback that hangs', 1],
    ['continues it without what hangs, where it hangs again', 2],
  ])('%s, and then updates', async (_case, failures) => {
    const target = newTarget();
    await target.deploy(initial);
    failTheQueue('rollback', failures);
    const failed = await target.deploy({
      ...changed,
      Resources: {
        ...changed.Resources,
        Doomed: { Type: 'AWS::SNS::Topic', DependsOn: 'Queue' },
      },
    });
    expect(failed).toMatchObject({
      type: 'failed',
      reason: expect.stringContaining('UPDATE_ROLLBACK_FAILED'),
    });
    expect(await target.deploy(changed)).toMatchObject({
      type: 'succeeded',
      outputs: [{ key: 'Release', value: 'two' }],
    });
  });

  it('updates what was left to fail without a rollback', async () => {
    const created = newTarget();
    world.simulator.addFault({
      type: 'resource',
      logicalId: 'Queue',
      action: 'create',
      times: 1,
    });
    await world.inspector.client.send(
      new CreateStackCommand({
        StackName: created.name,
        TemplateBody: JSON.stringify(initial),
        OnFailure: 'DO_NOTHING',
      }),
    );
    await passUntil(created.name, 'CREATE_FAILED');
    expect(await created.deploy(initial)).toMatchObject({ type: 'succeeded' });

    failTheQueue('update', 1);
    await world.inspector.client.send(
      new UpdateStackCommand({
        StackName: created.name,
        TemplateBody: JSON.stringify(changed),
        DisableRollback: true,
      }),
    );
    await passUntil(created.name, 'UPDATE_FAILED');
    expect(await created.deploy(changed)).toMatchObject({
      type: 'succeeded',
      outputs: [{ value: 'two' }],
    });
  });

  it('waits for what somebody else runs on the stack', async () => {
    const target = newTarget();
    await target.deploy(initial);
    await world.inspector.client.send(
      new UpdateStackCommand({
        StackName: target.name,
        TemplateBody: JSON.stringify(changed),
      }),
    );
    expect(await target.deploy(initial)).toMatchObject({
      type: 'succeeded',
      outputs: [{ value: 'one' }],
    });
  });

  it('says what would not go, and leaves it behind when told to', async () => {
    const target = newTarget();
    await target.deploy(initial);
    world.simulator.addFault({
      type: 'resource',
      logicalId: 'Topic',
      action: 'delete',
      reason: 'Somebody holds it',
    });
    const failed = await target.deploy({}, { intent: 'destroy' });
    expect(failed).toMatchObject({
      type: 'failed',
      reason: expect.stringMatching(/'Topic' would not go: Somebody holds it/),
      failure: { logicalId: 'Topic' },
      binding: { name: target.name },
    });
    const again = await target.deploy({}, { intent: 'destroy' });
    expect(again.type).toBe('failed');

    const leaving = (retain: string[]) =>
      target.deploy({}, { intent: 'destroy', retain });
    expect((await leaving(['Queue'])).type).toBe('failed');
    expect((await leaving(['Topic'])).type).toBe('succeeded');
  });

  it('retains with the first try what is asked for', async () => {
    const target = newTarget();
    await target.deploy(initial);
    world.simulator.addFault({
      type: 'resource',
      logicalId: 'Topic',
      action: 'delete',
    });
    const step = await target.deploy(
      {},
      { intent: 'destroy', retain: ['Topic'] },
    );
    expect(step.type).toBe('succeeded');
  });

  it('does not delete what is protected', async () => {
    const target = newTarget();
    await target.deploy(initial);
    await world.inspector.client.send(
      new UpdateTerminationProtectionCommand({
        StackName: target.name,
        EnableTerminationProtection: true,
      }),
    );
    expect(await target.deploy({}, { intent: 'destroy' })).toMatchObject({
      type: 'failed',
      reason: expect.stringMatching(/has termination protection/),
    });
  });

  it('sends a large template through the bucket of the destination', async () => {
    const large = {
      ...initial,
      Metadata: { Padding: 'x'.repeat(52_000) },
    };
    const target = newTarget();
    expect(await target.deploy(large)).toMatchObject({
      type: 'failed',
      reason: expect.stringMatching(/5\d{4} bytes.*'templateBucket'.*'test'/),
    });
    const destination = { ...world.destination, templateBucket: 'templates' };
    expect(await target.deploy(large, { destination })).toMatchObject({
      type: 'succeeded',
    });
  });

  it('sends a running update back when it is cancelled', async () => {
    const target = newTarget();
    await target.deploy(initial);
    const step = await target.deploy(changed, {}, { cancelBefore: 3 });
    expect(step.type).toBe('cancelled');
    expect(await target.deploy(initial)).toMatchObject({
      type: 'succeeded',
      message: 'No changes',
    });
  });

  it('says what a plan would replace, interrupt and keep', async () => {
    const table = (key: string) => ({
      Type: 'AWS::DynamoDB::Table',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
        KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      },
    });
    const database = (size: string) => ({
      Type: 'AWS::RDS::DBInstance',
      Properties: { DBInstanceClass: size, Engine: 'postgres' },
    });
    const template = (key: string, size: string) => ({
      Resources: {
        Table: table(key),
        Database: database(size),
        Name: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Type: 'String', Value: { Ref: 'AWS::StackName' } },
        },
      },
    });
    const target = newTarget();
    const asked = { intent: 'plan' } as const;
    const first = await target.deploy(template('id', 'db.t3.small'), asked);
    expect(first).toMatchObject({
      type: 'succeeded',
      plan: {
        changes: [{ action: 'Add' }, { action: 'Add' }, { action: 'Add' }],
      },
    });
    // What is planned for a stack that does not stand is applied as planned.
    const applied = await target.deploy(template('id', 'db.t3.small'), {
      expectedPlanDigest:
        first.type === 'succeeded' ? first.plan?.digest : undefined,
    });
    expect(applied.type).toBe('succeeded');

    const next = await target.deploy(template('key', 'db.t3.large'), asked);
    const changes = next.type === 'succeeded' ? next.plan!.changes : [];
    expect(changes).toMatchObject([
      {
        action: 'Modify',
        logicalId: 'Database',
        replacement: 'False',
        interruption: true,
        holdsData: true,
        properties: [
          {
            name: 'DBInstanceClass',
            before: 'db.t3.small',
            after: 'db.t3.large',
          },
        ],
      },
      {
        action: 'Modify',
        logicalId: 'Table',
        replacement: expect.stringMatching(/True|Conditional/),
        holdsData: true,
        retained: true,
      },
    ]);
  });

  it('executes once though the answer was lost on the way', async () => {
    for (const api of ['CreateChangeSet', 'ExecuteChangeSet']) {
      const target = newTarget();
      world.simulator.addFault({ type: 'drop', when: 'after', api, times: 1 });
      const step = await target.deploy(
        initial,
        {},
        { takeStep: call => call().catch(() => call()) },
      );
      expect(step.type).toBe('succeeded');
      expect(await world.inspect(target.name)).toEqual({
        exists: true,
        operations: 1,
        leftovers: 0,
      });
    }
  });

  it.each([
    ['where nothing stands', false],
    ['of what stands', true],
  ])(
    'fails with the words of AWS that it repeats, %s',
    async (_case, stands) => {
      const target = newTarget();
      if (stands) {
        await target.deploy(initial);
      }
      // Not in the simulator: nothing of AWS's is known that is refused like this
      // for good, but nothing says that there is none.
      const { send } = CloudFormationClient.prototype;
      const refusing = jest
        .spyOn(CloudFormationClient.prototype, 'send')
        .mockImplementation(async function answer(this: any, ...given: any[]) {
          if (given[0] instanceof CreateChangeSetCommand) {
            throw new CloudFormationServiceException({
              name: 'ValidationError',
              message: 'Resource Queue can not be updated by this template',
              $fault: 'client',
              $metadata: { httpStatusCode: 400 },
            });
          }
          return (send as any).apply(this, given);
        });
      const step = await target.deploy(changed);
      const attempts = refusing.mock.calls.filter(
        ([command]) => command instanceof CreateChangeSetCommand,
      );
      refusing.mockRestore();
      expect(step).toMatchObject({
        type: 'failed',
        reason:
          'CloudFormation could not compare the template with what stands in 6 attempts: Resource Queue can not be updated by this template',
      });
      expect(attempts).toHaveLength(6);
      expect(await world.inspect(target.name)).toMatchObject({
        exists: stands,
        leftovers: 0,
      });
    },
  );

  it('lets the pacer know that it is too fast, and nobody else', async () => {
    world.simulator.addFault({ type: 'throttle', times: 20 });
    expect(await newTarget().deploy(initial)).toMatchObject({
      type: 'succeeded',
    });
  });

  it('says that the stack was deleted under its hands', async () => {
    const target = newTarget();
    const step = await target.deploy(
      initial,
      {},
      {
        takeStep: async call => {
          const taken = await call();
          if (taken.type === 'inProgress' && taken.isObservable) {
            await newTarget(target.name).deploy({}, { intent: 'destroy' });
          }
          return taken;
        },
      },
    );
    expect(step).toMatchObject({
      type: 'failed',
      reason: 'The stack was deleted while the deployment ran',
    });
  });

  it('looks at any number of stacks with one list', async () => {
    const subjects = ['a', 'b', 'c'].map(deploymentId => ({
      deploymentId,
      destination: world.destination,
      handle: { schemaVersion: 1, stackId: deploymentId },
    }));
    world.simulator.resetCalls();
    await world.engine.observe(subjects, {
      signal: new AbortController().signal,
      pacer: { pace: (_api, call) => call() },
    });
    expect(world.simulator.calls()).toMatchObject([
      { api: 'ListStacks', calls: 1 },
    ]);
  });
});

describe('CloudFormationEngine with a role', () => {
  const roleArn = 'arn:aws:iam::222233334444:role/Nucleon';
  let world: CloudFormationWorld;

  beforeEach(async () => {
    world = await startWorld({
      roles: [{ arn: roleArn, externalId: 'secret' }],
    });
  });

  afterEach(async () => {
    await world.close();
  });

  async function deploy(externalId: string): Promise<Step> {
    const { step } = await new EngineDriver(world).drive({
      deploymentId: randomUUID(),
      createdAt: new Date().toISOString(),
      intent: 'apply',
      target: { kind: 'environment', namespace: 'default', name: 'dev' },
      name: 'dev',
      tags: {},
      destination: { ...world.destination, roleArn, externalId },
      readFiles: async () => toFiles(initial),
    });
    return step;
  }

  it('takes it on with its external id', async () => {
    expect(await deploy('secret')).toMatchObject({ type: 'succeeded' });
  });

  it('says which role it is that it may not take on', async () => {
    expect(await deploy('guess')).toMatchObject({
      type: 'failed',
      reason: expect.stringContaining(roleArn),
    });
  });
});
