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
import { awsError } from '../awsError';
import type { Caller } from '../api/Operation';
import type { Simulator } from '../engine/Simulator';

/** What {@link identifyCaller} reads. @internal */
export interface IdentifyCallerOptions {
  simulator: Simulator;
  authorization: string | undefined;
  defaultAccount: string;
  /** Accounts of long-lived access keys. */
  accounts: Record<string, string>;
}

/**
 * Who signed a request. The signature is not verified: the access key says which account,
 * the credential scope which region.
 * @internal
 */
export function identifyCaller(options: IdentifyCallerOptions): Caller {
  const { simulator, authorization, defaultAccount, accounts } = options;
  const scope = /Credential=([^/,\s]+)\/\d{8}\/([^/]+)\//.exec(
    authorization ?? '',
  );
  if (!scope) {
    throw awsError(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    );
  }
  const [, accessKeyId, region] = scope;
  const session = simulator.state.shared.sessions[accessKeyId];
  if (session && session.expiresAt <= simulator.engine.now()) {
    throw awsError(
      'ExpiredToken',
      'The security token included in the request is expired',
      403,
    );
  }
  if (session) {
    return { ...session, region };
  }
  if (accessKeyId.startsWith('ASIA')) {
    throw awsError(
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
      403,
    );
  }
  const account = accounts[accessKeyId] ?? defaultAccount;
  return {
    account,
    region,
    arn: `arn:aws:iam::${account}:user/simulated`,
    userId: accessKeyId,
  };
}
