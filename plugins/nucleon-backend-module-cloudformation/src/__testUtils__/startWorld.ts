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

import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  RunningSimulator,
  SimulatorOptions,
  startSimulator,
} from '@nucleon/cloudformation-simulator';
import type { RenderedFile } from '@nucleon/plugin-nucleon-node';
import type { EngineWorld } from '@nucleon/plugin-nucleon-node/testUtils';
import { DestinationClients } from '../aws/DestinationClients';
import { CloudFormationEngine } from '../CloudFormationEngine';
import { ManualClock } from './ManualClock';
import { StackInspector } from './StackInspector';

const account = '222233334444';
const region = 'eu-central-1';

/** Two resources and an output. @internal */
export const initial = {
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } },
    Topic: { Type: 'AWS::SNS::Topic' },
  },
  Outputs: { Release: { Value: 'one' } },
};

/** The same with a change in place. @internal */
export const changed = {
  Resources: {
    ...initial.Resources,
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
  },
  Outputs: { Release: { Value: 'two' } },
};

const failing = {
  ...changed,
  Resources: {
    ...changed.Resources,
    Doomed: { Type: 'AWS::SNS::Topic', DependsOn: 'Queue' },
  },
};

/** The engine beside a simulator whose time goes on only when told to. */
export type CloudFormationWorld = EngineWorld & {
  engine: CloudFormationEngine;
  simulator: RunningSimulator;
  inspector: StackInspector;
};

/** @internal */
export async function startWorld(
  options: SimulatorOptions = {},
): Promise<CloudFormationWorld> {
  const clock = new ManualClock();
  const simulator = await startSimulator({
    clock,
    timeScale: 1,
    resourceSeconds: 2,
    changeSetSeconds: 1,
    accounts: { [account]: account },
    ...options,
  });
  simulator.addFault({
    type: 'resource',
    logicalId: 'Doomed',
    action: 'create',
    reason: 'Doom',
  });
  const inspector = new StackInspector({ url: simulator.url, account, region });
  const credentials = DefaultAwsCredentialsManager.fromConfig(
    new ConfigReader({}),
  );
  return {
    engine: new CloudFormationEngine({
      clients: new DestinationClients({ credentials }),
    }),
    simulator,
    inspector,
    destination: {
      name: 'test',
      account,
      region,
      endpoint: simulator.url,
      isSimulated: true,
    },
    files: {
      initial: toFiles(initial),
      changed: toFiles(changed),
      failing: toFiles(failing),
      malformed: [{ path: 'cloudformation.yaml', content: 'Resources: {' }],
    },
    async passTime(ms) {
      clock.pass(ms);
    },
    inspect: name => inspector.inspect(name),
    async close() {
      inspector.client.destroy();
      await simulator.close();
    },
  };
}

/** A template as the engine gets it. @internal */
export function toFiles(template: object): RenderedFile[] {
  return [
    { path: 'cloudformation.yaml', content: JSON.stringify(template, null, 2) },
  ];
}
