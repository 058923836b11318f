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
  AuthenticationError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';

type SdkError = Error & {
  $fault?: 'client' | 'server';
  $retryable?: { throttling?: boolean };
  $metadata?: { httpStatusCode?: number };
};

const THROTTLED =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|BandwidthLimitExceeded|ProvisionedThroughputExceeded|PriorRequestNotComplete)/;
const EXPIRED =
  /^(ExpiredToken|RequestExpired|RequestTimeTooSkewed|TokenRefreshRequired)/;
const NOT_ALLOWED = /^(AccessDenied|UnauthorizedOperation|OptInRequired)/;
const NOT_KNOWN =
  /^(UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch|IncompleteSignature|InvalidSignature|MissingAuthenticationToken|CredentialsProviderError)/;

/**
 * What AWS answered, in the words that the core understands: too many calls
 * (`ServiceUnavailableError`, the lane slows down), a final no (the deployment
 * fails with it), or anything else, which is tried again.
 *
 * @internal
 */
export function toEngineError(error: unknown, what: string): unknown {
  if (!(error instanceof Error)) {
    return error;
  }
  // Every error of the SDK has these.
  const { $fault, $retryable, $metadata } = error as SdkError;
  const message = `Failed to ${what}: ${error.message}`;
  if (
    THROTTLED.test(error.name) ||
    $retryable?.throttling ||
    $metadata?.httpStatusCode === 429 ||
    /^Rate exceeded/i.test(error.message)
  ) {
    return new ServiceUnavailableError(message, error);
  }
  if (NOT_ALLOWED.test(error.name)) {
    return new NotAllowedError(message, error);
  }
  if (NOT_KNOWN.test(error.name)) {
    return new AuthenticationError(message, error);
  }
  if ($fault === 'client' && !EXPIRED.test(error.name)) {
    return new InputError(message, error);
  }
  return error;
}
