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
import { InputChange as BundleInputChange } from '@nucleon/template-bundle';
import { describeSchemaChange } from './describeSchemaChange';

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
    what:
      change.what
        .map(keyword => describeSchemaChange(keyword, change))
        .join(' ') || undefined,
    needsValue: change.isValueMissing,
  };
}
