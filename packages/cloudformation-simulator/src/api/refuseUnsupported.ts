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
import { validationError } from '../awsError';
import type { Input } from '../protocol/Input';

const PARAMETERS = [
  'ResourceTypes',
  'ResourcesToImport',
  'StackPolicyBody',
  'StackPolicyDuringUpdateBody',
  'StackPolicyDuringUpdateURL',
  'StackPolicyURL',
];

const FLAGS = ['ImportExistingResources', 'IncludeNestedStacks'];

/**
 * Refuses what CloudFormation knows and the simulator does not, instead of passing over it.
 * @internal
 */
export function refuseUnsupported(input: Input): void {
  const found =
    PARAMETERS.find(name => input.isFilled(name)) ??
    FLAGS.find(name => input.flag(name));
  if (found) {
    throw validationError(
      `The simulator does not offer the parameter ${found} (import, stack policies and nested stacks are left out)`,
    );
  }
  const rollback = input.structure('RollbackConfiguration');
  if (rollback?.structures('RollbackTriggers')?.length) {
    throw validationError(
      'The simulator does not offer rollback triggers: it has no alarms',
    );
  }
}
