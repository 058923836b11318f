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
import {
  execFile,
  spawn,
  spawnSync,
  type ChildProcess,
} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CREDENTIALS } from './__testUtils__/SimulatedAws';

// Two processes start and read AWS's model.
jest.setTimeout(120_000);

const COMMAND = path.resolve(__dirname, '../bin/cloudformation-simulator');

const TEMPLATE = `
Parameters: { Name: { Type: String, Default: one } }
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref Name } }
  Queue: { Type: AWS::SQS::Queue, DependsOn: Topic }
  Role:
    Type: AWS::IAM::Role
    DependsOn: Queue
    Properties: { AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: [] } }
Outputs: { Topic: { Value: !Ref Topic } }
`;

describe('cloudformation-simulator', () => {
  const running: ChildProcess[] = [];
  let directory: string;

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'simulator-'));
  });

  afterEach(() => {
    for (const child of running.splice(0)) {
      child.kill('SIGKILL');
    }
    fs.rmSync(directory, { recursive: true, force: true });
  });

  /** Starts the command and waits for the line that says where it listens. */
  async function start(...options: string[]) {
    const child = spawn(
      process.execPath,
      [COMMAND, '--port', '0', '--state-dir', directory, ...options],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    running.push(child);
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', code => reject(new Error(`It ended with ${code}`)));
      child.stdout!.on('data', line => {
        const match = /listening on (http:\S+)/.exec(String(line));
        if (match) {
          resolve(match[1]);
        }
      });
    });
    return { child, url };
  }

  async function stop(child: ChildProcess, signal: NodeJS.Signals) {
    const ended = new Promise<number | null>(resolve =>
      child.once('exit', resolve),
    );
    child.kill(signal);
    return await ended;
  }

  function client(url: string) {
    return new CloudFormation({
      endpoint: url,
      region: 'eu-west-1',
      credentials: CREDENTIALS,
    });
  }

  it('goes on after a kill, and ends cleanly when asked', async () => {
    const first = await start(
      '--time-scale',
      '1',
      '--resource-seconds',
      '1000',
    );
    const before = client(first.url);
    const { StackId } = await before.createStack({
      StackName: 's',
      TemplateBody: TEMPLATE,
      Capabilities: ['CAPABILITY_IAM'],
      ClientRequestToken: 'once',
    });
    const { StackResources } = await before.describeStackResources({
      StackName: 's',
    });
    expect(StackResources).toMatchObject([
      { LogicalResourceId: 'Topic', ResourceStatus: 'CREATE_IN_PROGRESS' },
    ]);
    await stop(first.child, 'SIGKILL');

    // What runs keeps its time; a patched state lets the test not wait for it.
    const [file] = fs
      .readdirSync(path.join(directory, 'stacks'))
      .filter(name => name.endsWith('.json'));
    const location = path.join(directory, 'stacks', file);
    const state = JSON.parse(fs.readFileSync(location, 'utf8'));
    state.stack.operation.steps[0].completesAt = Date.now();
    fs.writeFileSync(location, JSON.stringify(state));

    const second = await start('--time-scale', '0');
    const after = client(second.url);
    const repeated = await after.createStack({
      StackName: 's',
      TemplateBody: TEMPLATE,
      Capabilities: ['CAPABILITY_IAM'],
      ClientRequestToken: 'once',
    });
    expect(repeated.StackId).toBe(StackId);
    const { Stacks } = await after.describeStacks({ StackName: 's' });
    expect(Stacks).toMatchObject([
      {
        StackStatus: 'CREATE_COMPLETE',
        Outputs: [{ OutputValue: 'arn:aws:sns:eu-west-1:111122223333:one' }],
      },
    ]);
    const { StackEvents } = await after.describeStackEvents({ StackName: 's' });
    expect(
      StackEvents!.filter(
        event =>
          event.LogicalResourceId === 'Topic' &&
          event.ResourceStatusReason === 'Resource creation Initiated',
      ),
    ).toHaveLength(1);
    expect(await stop(second.child, 'SIGTERM')).toBe(0);
  });

  it('refuses options that it cannot read', async () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [COMMAND, '--time-scale', 'fast'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toBe("--time-scale needs a number from 0, not 'fast'\n");
  });

  const hasCli = spawnSync('aws', ['--version']).status === 0;
  // On a build machine a missing AWS CLI is a failure, not a reason to skip.
  const describeWithCli =
    hasCli || process.env.CI === 'true' ? describe : describe.skip;

  describeWithCli('used by the AWS CLI', () => {
    it('deploys, updates and deletes', async () => {
      const { url } = await start('--time-scale', '0', '--bucket', 'templates');
      const file = path.join(directory, 'template.yaml');
      fs.writeFileSync(file, TEMPLATE);

      async function aws(...words: string[]): Promise<string> {
        const { stdout } = await promisify(execFile)(
          'aws',
          ['--endpoint-url', url, ...words],
          {
            env: {
              ...process.env,
              AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
              AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
              AWS_DEFAULT_REGION: 'eu-west-1',
              AWS_CONFIG_FILE: path.join(directory, 'none'),
              AWS_SHARED_CREDENTIALS_FILE: path.join(directory, 'none'),
              AWS_EC2_METADATA_DISABLED: 'true',
              AWS_PAGER: '',
            },
          },
        );
        return stdout;
      }
      const cloudformation = async (...words: string[]) =>
        JSON.parse((await aws('cloudformation', ...words)) || '{}');
      const deploy = (...words: string[]) =>
        aws(
          'cloudformation',
          'deploy',
          ...['--template-file', file, '--stack-name', 's', ...words],
        );

      await expect(deploy()).rejects.toThrow(
        'Requires capabilities : [CAPABILITY_IAM]',
      );
      expect(await deploy('--capabilities', 'CAPABILITY_IAM')).toContain(
        'Successfully created/updated stack - s',
      );
      await deploy(
        ...['--capabilities', 'CAPABILITY_IAM'],
        ...['--parameter-overrides', 'Name=two', '--tags', 'team=a'],
      );
      expect(
        await cloudformation('describe-stacks', '--stack-name', 's'),
      ).toMatchObject({
        Stacks: [
          {
            StackStatus: 'UPDATE_COMPLETE',
            Tags: [{ Key: 'team', Value: 'a' }],
            Outputs: [
              { OutputValue: 'arn:aws:sns:eu-west-1:111122223333:two' },
            ],
          },
        ],
      });
      await aws('s3', 'cp', file, 's3://templates/t.yaml');
      expect(
        await cloudformation(
          'validate-template',
          ...['--template-url', `${url}/templates/t.yaml`],
        ),
      ).toMatchObject({ Capabilities: ['CAPABILITY_IAM'] });
      expect(JSON.parse(await aws('sts', 'get-caller-identity'))).toMatchObject(
        {
          Account: '111122223333',
        },
      );
      await aws('cloudformation', 'delete-stack', '--stack-name', 's');
      await aws(
        'cloudformation',
        ...['wait', 'stack-delete-complete', '--stack-name', 's'],
      );
      expect(await cloudformation('list-stacks')).toMatchObject({
        StackSummaries: [{ StackName: 's', StackStatus: 'DELETE_COMPLETE' }],
      });
    });
  });
});
