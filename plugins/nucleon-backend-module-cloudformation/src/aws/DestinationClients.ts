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

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { EngineDestination } from '@nucleon/plugin-nucleon-node';
import { AwsIdentity, assumeRole } from './assumeRole';

/** @internal */
export type AwsClients = { cloudFormation: CloudFormationClient; s3: S3Client };

/**
 * Makes the clients of each destination, once: with our own identity, or with
 * the destination's role taken on by it.
 *
 * @internal
 */
export class DestinationClients {
  readonly #credentials: AwsCredentialsManager;
  readonly #endpoint: string | undefined;
  readonly #clients = new Map<string, Promise<AwsClients>>();

  constructor(options: {
    credentials: AwsCredentialsManager;
    endpoint?: string;
  }) {
    this.#credentials = options.credentials;
    this.#endpoint = options.endpoint;
  }

  async get(destination: EngineDestination): Promise<AwsClients> {
    const key = getClientsKey(destination);
    let clients = this.#clients.get(key);
    if (!clients) {
      clients = this.#create(destination);
      this.#clients.set(key, clients);
      // A source identity that could not be had may be there the next time.
      clients.catch(() => this.#clients.delete(key));
    }
    return clients;
  }

  async #create(destination: EngineDestination): Promise<AwsClients> {
    const endpoint = destination.endpoint ?? this.#endpoint;
    const base = {
      region: destination.region,
      endpoint,
      // The core paces and repeats: a hidden second attempt would be a call
      // that nobody counts.
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
    };
    const source = await this.#getSource(destination);
    const credentials = destination.roleArn
      ? assumeRole({
          sts: new STSClient({ ...base, maxAttempts: 3, credentials: source }),
          roleArn: destination.roleArn,
          externalId: destination.externalId,
        })
      : source;
    return {
      cloudFormation: new CloudFormationClient({ ...base, credentials }),
      s3: new S3Client({
        ...base,
        credentials,
        forcePathStyle: endpoint !== undefined,
      }),
    };
  }

  async #getSource(destination: EngineDestination): Promise<AwsIdentity> {
    if (destination.isSimulated) {
      // Whoever simulates believes everybody, and takes the account from the
      // key. A real identity must not be sent there.
      const { account } = destination;
      return async () => ({
        accessKeyId: account,
        secretAccessKey: 'simulated',
      });
    }
    const { roleArn, account } = destination;
    const provider = await this.#credentials.getCredentialProvider(
      roleArn ? undefined : { accountId: account },
    );
    return provider.sdkCredentialProvider;
  }
}

/**
 * What two destinations have in common that can share their clients.
 *
 * @internal
 */
export function getClientsKey(destination: EngineDestination): string {
  const { account, region, roleArn, externalId, endpoint, isSimulated } =
    destination;
  return JSON.stringify([
    account,
    region,
    roleArn,
    externalId,
    endpoint,
    isSimulated,
  ]);
}
