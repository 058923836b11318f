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
import { randomUUID } from 'node:crypto';
import { awsError, validationError } from '../awsError';
import type { Simulator } from '../engine/Simulator';
import type { Stack, StackTarget } from '../state/types';
import { stacksOf } from './findStack';
import type { Caller } from './Operation';

/** What {@link newStack} is made from. @internal */
export interface NewStackOptions {
  simulator: Simulator;
  caller: Caller;
  name: string;
  target: StackTarget;
}

/** Refuses a name that CloudFormation would refuse. @internal */
export function checkStackName(name: string): void {
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
}

/**
 * Makes a stack without any resource; its status is still to be set.
 * @internal
 */
export function newStack(options: NewStackOptions): Stack {
  const { simulator, caller, name, target } = options;
  const { account, region } = caller;
  const living = stacksOf(simulator, caller).filter(
    stack => stack.status !== 'DELETE_COMPLETE',
  );
  if (living.length >= simulator.settings.stackLimit) {
    throw awsError(
      'LimitExceededException',
      `Limit for stack has been exceeded (${simulator.settings.stackLimit})`,
    );
  }
  return {
    id: `arn:aws:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`,
    name,
    account,
    region,
    status: '',
    creationTime: simulator.engine.now(),
    target,
    disableRollback: false,
    terminationProtection: false,
    outputs: [],
    resources: {},
    imports: [],
    obsolete: [],
    changeSets: [],
    tokens: [],
    events: [],
  };
}
