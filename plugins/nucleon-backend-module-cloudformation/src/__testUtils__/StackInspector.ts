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
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  ListStacksCommand,
  Stack,
  StackEvent,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { InspectedTarget } from '@nucleon/plugin-nucleon-node/testUtils';

const OPERATION = /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/;

/** Asks the simulator itself what stands, past the engine. */
export class StackInspector {
  readonly #client: CloudFormationClient;

  constructor(options: { url: string; account: string; region: string }) {
    this.#client = new CloudFormationClient({
      endpoint: options.url,
      region: options.region,
      credentials: { accessKeyId: options.account, secretAccessKey: 'x' },
    });
  }

  async inspect(name: string): Promise<InspectedTarget> {
    const stacks = await this.#listStacks(name);
    let operations = 0;
    let leftovers = 0;
    for (const { StackId, StackStatus } of stacks) {
      const events = await this.readEvents(StackId!);
      operations += countOperations(events);
      leftovers += StackStatus === 'REVIEW_IN_PROGRESS' ? 1 : 0;
      if (StackStatus !== 'DELETE_COMPLETE') {
        leftovers += await this.#countChangeSets(StackId!);
      }
    }
    const exists = stacks.some(
      ({ StackName, StackStatus }) =>
        StackName === name &&
        StackStatus !== 'DELETE_COMPLETE' &&
        StackStatus !== 'REVIEW_IN_PROGRESS',
    );
    return { exists, operations, leftovers };
  }

  async describe(nameOrId: string): Promise<Stack | undefined> {
    const { Stacks } = await this.#client.send(
      new DescribeStacksCommand({ StackName: nameOrId }),
    );
    return Stacks?.[0];
  }

  /** The newest first. */
  async readEvents(stackId: string): Promise<StackEvent[]> {
    const events: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.#client.send(
        new DescribeStackEventsCommand({ StackName: stackId, NextToken }),
      );
      events.push(...(page.StackEvents ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return events;
  }

  get client(): CloudFormationClient {
    return this.#client;
  }

  async #listStacks(prefix: string): Promise<StackSummary[]> {
    const stacks: StackSummary[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.#client.send(
        new ListStacksCommand({ NextToken }),
      );
      stacks.push(...(page.StackSummaries ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return stacks.filter(({ StackName }) => StackName?.startsWith(prefix));
  }

  async #countChangeSets(stackId: string): Promise<number> {
    const { Summaries = [] } = await this.#client.send(
      new ListChangeSetsCommand({ StackName: stackId }),
    );
    return Summaries.filter(({ ExecutionStatus }) =>
      ExecutionStatus?.match(/AVAILABLE/),
    ).length;
  }
}

/** Operations on a stack; making and removing an empty one is none. */
function countOperations(events: StackEvent[]): number {
  const own = events
    .filter(event => event.PhysicalResourceId === event.StackId)
    .map(event => event.ResourceStatus ?? '');
  return own.includes('CREATE_IN_PROGRESS')
    ? own.filter(status => OPERATION.test(status)).length
    : 0;
}
