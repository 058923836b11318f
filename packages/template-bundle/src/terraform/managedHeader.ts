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
// Proton's own header begins so too, and a file that it wrote is taken over.
const MANAGED =
  /^\/\*\r?\nThis file is managed by AWS Proton\b[^]*?\*\/\r?\n(?:\r?\n)?/;

/**
 * Puts the comment before a file that says who writes it.
 *
 * @internal
 */
export function addManagedHeader(content: string, arn: string): string {
  return `/*
This file is managed by AWS Proton, or by Nucleon in its place. What is changed here by hand is overwritten by the next deployment.

AWS Proton Resource: ${arn}

If that resource cannot be found there any more, it may have been deleted, and what this file made may need a manual cleanup.
*/

${content}`;
}

/**
 * Puts the comment before a managed file that says that nobody writes it any more. Other files stay as they are.
 *
 * @internal
 */
export function replaceManagedHeader(content: string): string {
  return content.replace(
    MANAGED,
    `/*
This file is no longer managed by AWS Proton, nor by Nucleon: the resource that it belongs to was deleted.
*/

`,
  );
}
