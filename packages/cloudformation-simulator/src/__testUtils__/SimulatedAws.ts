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
  CloudFormation,
  type CreateStackCommandInput,
  type Stack,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  startSimulator,
  type RunningSimulator,
  type SimulatorOptions,
} from '../startSimulator';
import { ManualClock } from './ManualClock';

/** An account's key, for clients. @internal */
export const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'not-a-secret',
};

/** Everything that templates of the tests may need. @internal */
export const ALL_CAPABILITIES: CreateStackCommandInput['Capabilities'] = [
  'CAPABILITY_NAMED_IAM',
  'CAPABILITY_AUTO_EXPAND',
];

/**
 * A simulator on a clock of its own, with AWS's client for it and the questions that
 * tests ask most.
 * @internal
 */
export class SimulatedAws {
  readonly clock: ManualClock;
  readonly simulator: RunningSimulator;
  readonly client: CloudFormation;

  static async start(options: SimulatorOptions = {}): Promise<SimulatedAws> {
    const clock = new ManualClock();
    const simulator = await startSimulator({
      clock,
      timeScale: 1,
      resourceSeconds: 10,
      ...options,
    });
    return new SimulatedAws(clock, simulator);
  }

  private constructor(clock: ManualClock, simulator: RunningSimulator) {
    this.clock = clock;
    this.simulator = simulator;
    this.client = new CloudFormation({
      endpoint: simulator.url,
      region: 'eu-west-1',
      credentials: CREDENTIALS,
      maxAttempts: 1,
    });
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await this.simulator.close();
  }

  /** Starts a stack and waits for its end. */
  async create(
    name: string,
    template: string,
    more: Partial<CreateStackCommandInput> = {},
  ): Promise<Stack> {
    await this.client.createStack({
      StackName: name,
      TemplateBody: template,
      Capabilities: ALL_CAPABILITIES,
      ...more,
    });
    return await this.settled(name);
  }

  /** Starts an update and waits for its end. */
  async update(
    name: string,
    template: string,
    more: Partial<UpdateStackCommandInput> = {},
  ): Promise<Stack> {
    await this.client.updateStack({
      StackName: name,
      TemplateBody: template,
      Capabilities: ALL_CAPABILITIES,
      ...more,
    });
    return await this.settled(name);
  }

  /** The stack when nothing happens any more. */
  async settled(name: string): Promise<Stack> {
    this.clock.runAll();
    return await this.stack(name);
  }

  async stack(name: string): Promise<Stack> {
    const { Stacks } = await this.client.describeStacks({ StackName: name });
    return Stacks![0];
  }

  async outputs(name: string): Promise<Record<string, string>> {
    const { Outputs } = await this.stack(name);
    return Object.fromEntries(
      (Outputs ?? []).map(one => [one.OutputKey, one.OutputValue]),
    );
  }

  /** Logical ids and physical ids of a stack's resources. */
  async resources(name: string): Promise<Record<string, string | undefined>> {
    const { StackResources } = await this.client.describeStackResources({
      StackName: name,
    });
    return Object.fromEntries(
      StackResources!.map(one => [
        one.LogicalResourceId,
        one.PhysicalResourceId,
      ]),
    );
  }

  /** `id STATUS` of each event, oldest first, from the last start of an operation. */
  async history(name: string): Promise<string[]> {
    const { StackEvents } = await this.client.describeStackEvents({
      StackName: name,
    });
    const events = StackEvents!.reverse();
    const start = events.findLastIndex(
      event =>
        event.PhysicalResourceId === event.StackId &&
        event.ResourceStatusReason === 'User Initiated',
    );
    return events
      .slice(start)
      .filter(
        event => event.ResourceStatusReason !== 'Resource creation Initiated',
      )
      .map(event => `${event.LogicalResourceId} ${event.ResourceStatus}`);
  }

  /** Why things failed, newest first. */
  async reasons(name: string): Promise<string[]> {
    const { StackEvents } = await this.client.describeStackEvents({
      StackName: name,
    });
    return StackEvents!
      .filter(event => event.ResourceStatus?.endsWith('_FAILED'))
      .map(
        event => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`,
      );
  }
}
