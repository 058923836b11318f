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

import { InputChange } from '@nucleon/plugin-nucleon-common';
import {
  InputChange as BundleInputChange,
  JsonSchema,
} from '@nucleon/template-bundle';

const INPUTS = {
  environmentInput: 'environment',
  serviceInput: 'service',
  pipelineInput: 'pipeline',
} as const;

/**
 * A changed input on the wire, with the change in words.
 *
 * @internal
 */
export function toInputChange(change: BundleInputChange): InputChange {
  return {
    input: INPUTS[change.inputType],
    path: change.path.join('.'),
    title: (change.after ?? change.before)?.title,
    change: change.kind,
    what: describe(change),
    needsValue: change.isValueMissing,
  };
}

function describe({
  what,
  before,
  after,
}: BundleInputChange): string | undefined {
  const parts = what.map(keyword => {
    const older = readKeyword(before, keyword);
    const newer = readKeyword(after, keyword);
    if (older === undefined) {
      return `${keyword} is now ${newer}`;
    }
    return newer === undefined
      ? `${keyword} was ${older} and is gone`
      : `${keyword} was ${older} and is now ${newer}`;
  });
  return parts.join('; ') || undefined;
}

function readKeyword(
  schema: JsonSchema | undefined,
  keyword: string,
): string | undefined {
  // The keywords are those of the schema.
  const value = (schema as Record<string, unknown> | undefined)?.[keyword];
  return value === undefined ? undefined : JSON.stringify(value);
}
