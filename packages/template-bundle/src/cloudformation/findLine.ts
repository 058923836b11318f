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

import type { StandardDiagnostic } from '@aws/cloudformation-validate';
import { endOfBlock } from './endOfBlock';

/**
 * The line of a finding. Of some references to nothing the rules name the resource only: then it is the first line of the
 * resource in which the name stands.
 *
 * @internal
 */
export function findLine(
  { startLine, propertyPath, message }: StandardDiagnostic,
  lines: readonly string[],
): number | undefined {
  const name = /'([^']+)'/.exec(message)?.[1];
  if (startLine === undefined || propertyPath !== undefined || !name) {
    return startLine;
  }
  const word = new RegExp(`(?<![A-Za-z0-9])${escape(name)}(?![A-Za-z0-9])`);
  const end = endOfBlock(lines, startLine);
  const index = lines
    .slice(startLine - 1, end)
    .findIndex(line => word.test(line));
  return index < 0 ? startLine : startLine + index;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
