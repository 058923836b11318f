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
  Change,
  ChangeSetType,
  CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CancelUpdateStackCommand,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeChangeSetOutput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  RollbackStackCommand,
  Stack,
  StackEvent,
  StackResourceSummary,
  StackStatus,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { CallPacer } from '@nucleon/plugin-nucleon-node';
import { AwsClients } from './DestinationClients';
import { toEngineError } from './toEngineError';

/** @internal */
export type CreateChangeSetOptions = {
  stackName: string;
  changeSetName: string;
  type: ChangeSetType;
  token: string;
  tags: Record<string, string>;
  template: { body: string } | { url: string };
};

/** @internal */
export type ChangeSetAnswer =
  | { type: 'created'; stackId: string | undefined }
  | { type: 'overtaken'; message: string };

type Expected = (error: Error) => boolean;

const isGone: Expected = error =>
  /^ChangeSetNotFound/.test(error.name) ||
  /does not exist/i.test(error.message);
const isRepeated: Expected = error => /^TokenAlreadyExists/.test(error.name);
// The stack or the change set moved on between the look and the call.
const isOvertaken: Expected = error =>
  /^(InvalidChangeSetStatus|OperationInProgress|OperationStatusCheckFailed)/.test(
    error.name,
  ) ||
  /(can ?not be (updated|created again|called|executed|deleted)|is in .* state)/i.test(
    error.message,
  ) ||
  isRepeated(error) ||
  isGone(error);

/**
 * The calls that the engine makes to CloudFormation, each paced, and each with
 * the answers that are no errors to us.
 *
 * @internal
 */
export class StackCalls {
  readonly #clients: AwsClients;
  readonly #pacer: CallPacer;
  readonly #signal: AbortSignal;

  constructor(options: {
    clients: AwsClients;
    pacer: CallPacer;
    signal: AbortSignal;
  }) {
    this.#clients = options.clients;
    this.#pacer = options.pacer;
    this.#signal = options.signal;
  }

  async describeStack(stackIdOrName: string): Promise<Stack | undefined> {
    const answer = await this.#call(
      'DescribeStacks',
      `look at stack '${stackIdOrName}'`,
      (client, options) =>
        client.send(
          new DescribeStacksCommand({ StackName: stackIdOrName }),
          options,
        ),
      isGone,
    );
    return answer?.Stacks?.[0];
  }

  /** Stacks of the account and region in the given states. */
  async listStacks(statuses: StackStatus[]): Promise<StackSummary[]> {
    return this.#pages(async NextToken => {
      const answer = await this.#call(
        'ListStacks',
        'list the stacks',
        (client, options) =>
          client.send(
            new ListStacksCommand({ NextToken, StackStatusFilter: statuses }),
            options,
          ),
      );
      return { items: answer?.StackSummaries, next: answer?.NextToken };
    });
  }

  async listResources(stackId: string): Promise<StackResourceSummary[]> {
    return this.#pages(async NextToken => {
      const answer = await this.#call(
        'ListStackResources',
        `list the resources of stack '${stackId}'`,
        (client, options) =>
          client.send(
            new ListStackResourcesCommand({ NextToken, StackName: stackId }),
            options,
          ),
        isGone,
      );
      return { items: answer?.StackResourceSummaries, next: answer?.NextToken };
    });
  }

  /** Pages of events, the newest first; stop reading when it is enough. */
  async *readEvents(stackId: string): AsyncGenerator<StackEvent[]> {
    let NextToken: string | undefined;
    do {
      const token = NextToken;
      const answer = await this.#call(
        'DescribeStackEvents',
        `read the events of stack '${stackId}'`,
        (client, options) =>
          client.send(
            new DescribeStackEventsCommand({
              NextToken: token,
              StackName: stackId,
            }),
            options,
          ),
        isGone,
      );
      yield answer?.StackEvents ?? [];
      NextToken = answer?.NextToken;
    } while (NextToken);
  }

  /**
   * `overtaken`: it exists already, or the stack is in another state by now. AWS
   * says only in words which, so that its message may mean something else too.
   */
  async createChangeSet(
    options: CreateChangeSetOptions,
  ): Promise<ChangeSetAnswer> {
    const { stackName, changeSetName, type, token, tags, template } = options;
    let message = '';
    const answer = await this.#call(
      'CreateChangeSet',
      'compare the template with what stands',
      (client, sendOptions) =>
        client.send(
          new CreateChangeSetCommand({
            StackName: stackName,
            ChangeSetName: changeSetName,
            ChangeSetType: type,
            ClientToken: token,
            Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
            ...('url' in template
              ? { TemplateURL: template.url }
              : { TemplateBody: template.body }),
          }),
          sendOptions,
        ),
      error => {
        message = error.message;
        return /^AlreadyExists/.test(error.name) || isOvertaken(error);
      },
    );
    return answer
      ? { type: 'created', stackId: answer.StackId }
      : { type: 'overtaken', message };
  }

  /** A change set with all of its changes, once it is complete. */
  async describeChangeSet(options: {
    stackId: string;
    changeSetName: string;
    withValues: boolean;
  }): Promise<DescribeChangeSetOutput | undefined> {
    const { stackId, changeSetName, withValues } = options;
    let first: DescribeChangeSetOutput | undefined;
    const changes: Change[] = [];
    let NextToken: string | undefined;
    do {
      const token = NextToken;
      const page = await this.#call(
        'DescribeChangeSet',
        `look at change set '${changeSetName}'`,
        (client, sendOptions) =>
          client.send(
            new DescribeChangeSetCommand({
              StackName: stackId,
              ChangeSetName: changeSetName,
              IncludePropertyValues: withValues,
              NextToken: token,
            }),
            sendOptions,
          ),
        isGone,
      );
      if (!page) {
        return undefined;
      }
      first ??= page;
      changes.push(...(page.Changes ?? []));
      // Only a plan reads on: what is executed need not be known.
      NextToken = withValues ? page.NextToken : undefined;
    } while (NextToken);
    return { ...first, Changes: changes };
  }

  /** `overtaken`: it was executed already, or can no longer be. */
  async executeChangeSet(options: {
    stackId: string;
    changeSetName: string;
    token: string;
  }): Promise<'started' | 'overtaken'> {
    const answer = await this.#call(
      'ExecuteChangeSet',
      `execute change set '${options.changeSetName}'`,
      (client, sendOptions) =>
        client.send(
          new ExecuteChangeSetCommand({
            StackName: options.stackId,
            ChangeSetName: options.changeSetName,
            ClientRequestToken: options.token,
          }),
          sendOptions,
        ),
      isOvertaken,
    );
    return answer ? 'started' : 'overtaken';
  }

  async deleteChangeSet(stackId: string, changeSetName: string): Promise<void> {
    await this.#call(
      'DeleteChangeSet',
      `delete change set '${changeSetName}'`,
      (client, options) =>
        client.send(
          new DeleteChangeSetCommand({
            StackName: stackId,
            ChangeSetName: changeSetName,
          }),
          options,
        ),
      isOvertaken,
    );
  }

  async deleteStack(options: {
    stackId: string;
    token: string;
    retain?: string[];
  }): Promise<void> {
    await this.#call(
      'DeleteStack',
      `delete stack '${options.stackId}'`,
      (client, sendOptions) =>
        client.send(
          new DeleteStackCommand({
            StackName: options.stackId,
            ClientRequestToken: options.token,
            RetainResources: options.retain,
          }),
          sendOptions,
        ),
      isOvertaken,
    );
  }

  async cancelUpdate(stackId: string, token: string): Promise<void> {
    await this.#call(
      'CancelUpdateStack',
      `cancel the update of stack '${stackId}'`,
      (client, options) =>
        client.send(
          new CancelUpdateStackCommand({
            StackName: stackId,
            ClientRequestToken: token,
          }),
          options,
        ),
      isOvertaken,
    );
  }

  async continueRollback(options: {
    stackId: string;
    token: string;
    skip?: string[];
  }): Promise<void> {
    await this.#call(
      'ContinueUpdateRollback',
      `continue the rollback of stack '${options.stackId}'`,
      (client, sendOptions) =>
        client.send(
          new ContinueUpdateRollbackCommand({
            StackName: options.stackId,
            ClientRequestToken: options.token,
            ResourcesToSkip: options.skip,
          }),
          sendOptions,
        ),
      isOvertaken,
    );
  }

  async rollBack(stackId: string, token: string): Promise<void> {
    await this.#call(
      'RollbackStack',
      `roll back stack '${stackId}'`,
      (client, options) =>
        client.send(
          new RollbackStackCommand({
            StackName: stackId,
            ClientRequestToken: token,
          }),
          options,
        ),
      isOvertaken,
    );
  }

  async putTemplate(options: {
    bucket: string;
    key: string;
    body: string;
  }): Promise<void> {
    const { bucket: Bucket, key: Key, body: Body } = options;
    await this.#pace('PutObject', `put the template into '${Bucket}'`, () =>
      this.#clients.s3.send(new PutObjectCommand({ Bucket, Key, Body }), {
        abortSignal: this.#signal,
      }),
    );
  }

  /** Undefined stands for an answer that was expected. */
  async #call<T>(
    api: string,
    what: string,
    send: (
      client: CloudFormationClient,
      options: { abortSignal: AbortSignal },
    ) => Promise<T>,
    isExpected?: Expected,
  ): Promise<T | undefined> {
    return this.#pace(api, what, async () => {
      try {
        return await send(this.#clients.cloudFormation, {
          abortSignal: this.#signal,
        });
      } catch (error) {
        if (error instanceof Error && isExpected?.(error)) {
          return undefined;
        }
        throw error;
      }
    });
  }

  async #pace<T>(
    api: string,
    what: string,
    call: () => Promise<T>,
  ): Promise<T> {
    return this.#pacer.pace(api, async () => {
      try {
        return await call();
      } catch (error) {
        throw toEngineError(error, what);
      }
    });
  }

  async #pages<T>(
    read: (
      token: string | undefined,
    ) => Promise<{ items?: T[]; next?: string }>,
  ): Promise<T[]> {
    const all: T[] = [];
    let token: string | undefined;
    do {
      const { items = [], next } = await read(token);
      all.push(...items);
      token = next;
    } while (token);
    return all;
  }
}
