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
  ListChangeSetsCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';

const OPERATION = /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/;

/** Reads what really happened, of the simulator itself. */
export class StackReader {
  #client;

  constructor(url) {
    this.#client = new CloudFormationClient({
      endpoint: url,
      region: 'eu-central-1',
      credentials: {
        accessKeyId: '111122223333',
        secretAccessKey: 'simulated',
      },
    });
  }

  async listStacks() {
    return this.#pages(ListStacksCommand, {}, 'StackSummaries');
  }

  async readEvents(stackId) {
    return this.#pages(
      DescribeStackEventsCommand,
      { StackName: stackId },
      'StackEvents',
    );
  }

  /** Operations on stacks of the name, by the token of their calls. */
  async listOperations(name) {
    const operations = [];
    for (const { StackId, StackName } of await this.listStacks()) {
      if (StackName === name) {
        const events = await this.readEvents(StackId);
        for (const event of events.reverse()) {
          if (
            event.PhysicalResourceId === StackId &&
            OPERATION.test(event.ResourceStatus)
          ) {
            operations.push({
              token: event.ClientRequestToken,
              status: event.ResourceStatus,
            });
          }
        }
      }
    }
    return operations;
  }

  /** Change sets and empty stacks that nobody will execute. */
  async listLeftovers() {
    const leftovers = [];
    for (const { StackId, StackName, StackStatus } of await this.listStacks()) {
      if (StackStatus === 'REVIEW_IN_PROGRESS') {
        leftovers.push(`stack ${StackName}`);
      } else if (StackStatus !== 'DELETE_COMPLETE') {
        const { Summaries = [] } = await this.#client.send(
          new ListChangeSetsCommand({ StackName: StackId }),
        );
        for (const { ChangeSetName, ExecutionStatus } of Summaries) {
          if (ExecutionStatus === 'AVAILABLE') {
            leftovers.push(`change set ${ChangeSetName}`);
          }
        }
      }
    }
    return leftovers;
  }

  async #pages(Command, input, member) {
    const items = [];
    let NextToken;
    do {
      const page = await this.#client.send(
        new Command({ ...input, NextToken }),
      );
      items.push(...(page[member] ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return items;
  }
}
