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
import { createHash } from 'node:crypto';
import { awsError, validationError } from '../awsError';
import type { Input } from '../protocol/Input';
import type { OperationContext } from './Operation';
import type { Stack } from '../state/types';

/** A request whose token is looked at. @internal */
export interface TokenUse {
  operation: string;
  token: string | undefined;
  input: Input;
}

/** The token that a request on a stack came with. @internal */
export function tokenUse(
  context: OperationContext,
  operation: string,
): TokenUse {
  const { input } = context;
  return { operation, token: input.text('ClientRequestToken'), input };
}

/**
 * Whether the same request was already taken with this token, so that it must not be
 * done again. Refuses a token that stood for something else.
 * @internal
 */
export function wasAlreadyTaken(stack: Stack, use: TokenUse): boolean {
  const { operation, token, input } = use;
  if (token === undefined) {
    return false;
  }
  if (!/^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/.test(token)) {
    throw validationError(
      `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*`,
    );
  }
  const known = stack.tokens.find(one => one.token === token);
  if (!known) {
    return false;
  }
  if (known.operation !== operation || known.digest !== digest(input)) {
    throw awsError(
      'TokenAlreadyExistsException',
      `The client request token ${token} has already been used for this stack. Retry the request with a different client request token`,
    );
  }
  return true;
}

/** Remembers that a request was taken with a token. @internal */
export function rememberToken(stack: Stack, use: TokenUse): void {
  const { operation, token, input } = use;
  if (token !== undefined) {
    stack.tokens.push({ token, operation, digest: digest(input) });
  }
}

function digest(input: Input): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
