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
import { randomBytes } from 'node:crypto';
import { awsError } from '../awsError';
import type { Operation } from './Operation';

/** GetCallerIdentity. @internal */
export const getCallerIdentity: Operation = ({ caller }) => ({
  UserId: caller.userId,
  Account: caller.account,
  Arn: caller.arn,
});

function key(prefix: string, length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return (
    prefix +
    [...randomBytes(length)]
      .map(byte => letters[byte % letters.length])
      .join('')
  );
}

/** AssumeRole: the credentials that it gives belong to the role's account. @internal */
export const assumeRole: Operation = ({ simulator, caller, input }) => {
  const roleArn = input.required('RoleArn');
  const sessionName = input.required('RoleSessionName');
  const match =
    /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(roleArn);
  if (!match) {
    throw awsError('ValidationError', `${roleArn} is invalid`);
  }
  const role = simulator.roles.get(roleArn);
  if (role?.externalId && role.externalId !== input.text('ExternalId')) {
    throw awsError(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      403,
    );
  }
  const [, account, roleName] = match;
  const seconds = Number(input.text('DurationSeconds') ?? 3600);
  const session = {
    accessKeyId: key('ASIA', 16),
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`,
    userId: `${key('AROA', 17)}:${sessionName}`,
    expiresAt: simulator.engine.now() + seconds * 1000,
  };
  const { state } = simulator;
  state.shared.sessions[session.accessKeyId] = session;
  state.touchShared();
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: key('', 40),
      SessionToken: key('', 120),
      Expiration: new Date(session.expiresAt),
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    PackedPolicySize: 0,
  };
};
