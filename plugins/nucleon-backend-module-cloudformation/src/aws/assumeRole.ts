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

import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';

/** Credentials, made anew when they expire. @internal */
export type AwsIdentity = () => Promise<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}>;

/**
 * Takes on a role. The SDK asks again shortly before `expiration`.
 *
 * @internal
 */
export function assumeRole(options: {
  sts: STSClient;
  roleArn: string;
  externalId?: string;
}): AwsIdentity {
  const { sts, roleArn, externalId } = options;
  return async () => {
    const { Credentials: credentials } = await sts
      .send(
        new AssumeRoleCommand({
          RoleArn: roleArn,
          ExternalId: externalId,
          RoleSessionName: 'nucleon',
        }),
      )
      .catch(error => {
        throw error.name === 'AccessDenied'
          ? new NotAllowedError(
              `Failed to assume role '${roleArn}': ${error.message}. Look at its trust policy and its external id`,
              error,
            )
          : error;
      });
    if (!credentials?.AccessKeyId || !credentials.SecretAccessKey) {
      throw new AuthenticationError(
        `Assuming role '${roleArn}' gave no credentials`,
      );
    }
    return {
      accessKeyId: credentials.AccessKeyId,
      secretAccessKey: credentials.SecretAccessKey,
      sessionToken: credentials.SessionToken,
      expiration: credentials.Expiration,
    };
  };
}
