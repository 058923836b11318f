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

export interface AwsError extends Error {
  statusCode: number;
}

/**
 * Makes an error with one of AWS's error codes.
 * @internal
 */
export function awsError(
  code: string,
  message: string,
  statusCode: number = 400,
): AwsError {
  return Object.assign(new Error(message), { name: code, statusCode });
}

/**
 * The code that CloudFormation uses for most refusals.
 * @internal
 */
export function validationError(message: string): AwsError {
  return awsError('ValidationError', message);
}

/**
 * Whether an error was made by {@link awsError}, as opposed to a bug of ours.
 * @internal
 */
export function isAwsError(error: unknown): error is AwsError {
  return error instanceof Error && 'statusCode' in error;
}
