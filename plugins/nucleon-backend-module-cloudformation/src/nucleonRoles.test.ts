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

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CloudFormationWorld, startWorld } from './__testUtils__/startWorld';

const template = readFileSync(
  resolve(__dirname, '../../../docs/aws/nucleon-roles.yaml'),
  'utf8',
);

describe('docs/aws/nucleon-roles.yaml', () => {
  let world: CloudFormationWorld;

  beforeEach(async () => {
    world = await startWorld();
  });

  afterEach(async () => {
    await world.close();
  });

  it.each([
    ['with', 'arn:aws:iam::222233334444:policy/boundary'],
    ['without', ''],
  ])('can be created %s a boundary', async (_case, boundary) => {
    const values = {
      PortalRoleArn: 'arn:aws:iam::999988887777:role/backstage',
      ExternalId: '0123456789abcdef',
      PermissionsBoundaryArn: boundary,
    };
    await world.inspector.client.send(
      new CreateStackCommand({
        StackName: 'nucleon',
        TemplateBody: template,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: Object.entries(values).map(([key, value]) => ({
          ParameterKey: key,
          ParameterValue: value,
        })),
      }),
    );
    await world.passTime(120_000);
    const stack = await world.inspector.describe('nucleon');
    expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
    expect(stack?.Outputs?.map(({ OutputKey }) => OutputKey).sort()).toEqual([
      'PipelineRoleArn',
      'RoleArn',
      'TemplateBucketName',
    ]);
  });

  it('allows every call that the engine makes', () => {
    const source = readFileSync(
      resolve(__dirname, 'aws/StackCalls.ts'),
      'utf8',
    );
    const calls = [...source.matchAll(/new (\w+)Command\(/g)].map(
      ([, name]) => name,
    );
    expect(calls.length).toBeGreaterThan(10);
    for (const call of calls) {
      const service = call === 'PutObject' ? 's3' : 'cloudformation';
      expect(template).toContain(`${service}:${call}`);
    }
  });
});
