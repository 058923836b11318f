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
  DeploymentIntent,
  DeploymentStatus,
} from '@nucleon/plugin-nucleon-common';

/**
 * Where a deployment stands, as it is stored.
 *
 * ```
 * pending ──> running <──> waiting        (waiting: a person has to act)
 *    │           │  │          │
 *    │           │  └─ cancelling ──┐
 *    └───────────┴──────┴───────────┴──> succeeded | failed | cancelled
 * ```
 *
 * @internal
 */
export type DeploymentState =
  | 'pending'
  | 'running'
  | 'waiting'
  | 'cancelling'
  | 'succeeded'
  | 'failed'
  | 'cancelled';

/**
 * How a deployment can end.
 *
 * @internal
 */
export type TerminalDeploymentState = 'succeeded' | 'failed' | 'cancelled';

/**
 * What may follow each state.
 *
 * @internal
 */
export const DEPLOYMENT_TRANSITIONS: Record<
  DeploymentState,
  readonly DeploymentState[]
> = {
  pending: ['running', 'succeeded', 'failed', 'cancelled'],
  running: [
    'running',
    'waiting',
    'cancelling',
    'succeeded',
    'failed',
    'cancelled',
  ],
  waiting: [
    'running',
    'waiting',
    'cancelling',
    'succeeded',
    'failed',
    'cancelled',
  ],
  // What was asked to stop may have finished before.
  cancelling: ['cancelling', 'succeeded', 'failed', 'cancelled'],
  succeeded: [],
  failed: [],
  cancelled: [],
};

/**
 * The states of a deployment that holds its target.
 *
 * @internal
 */
export const ACTIVE_DEPLOYMENT_STATES = [
  'pending',
  'running',
  'waiting',
  'cancelling',
] as const satisfies readonly DeploymentState[];

/**
 * Whether nothing follows the state.
 *
 * @internal
 */
export function isTerminal(
  state: DeploymentState,
): state is TerminalDeploymentState {
  return DEPLOYMENT_TRANSITIONS[state].length === 0;
}

/**
 * The states from which the given one can be reached: the guard of a
 * conditional update.
 *
 * @internal
 */
export function getStatesBefore(state: DeploymentState): DeploymentState[] {
  return Object.entries(DEPLOYMENT_TRANSITIONS)
    .filter(([, next]) => next.includes(state))
    .map(([from]) => from as DeploymentState);
}

const APPLY_WORDS: Record<DeploymentState, DeploymentStatus> = {
  pending: 'IN_PROGRESS',
  running: 'IN_PROGRESS',
  waiting: 'IN_PROGRESS',
  cancelling: 'CANCELLING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
};

const DESTROY_WORDS: Record<DeploymentState, DeploymentStatus> = {
  pending: 'DELETE_IN_PROGRESS',
  running: 'DELETE_IN_PROGRESS',
  waiting: 'DELETE_IN_PROGRESS',
  cancelling: 'DELETE_IN_PROGRESS',
  succeeded: 'DELETE_COMPLETE',
  // A deletion that was called off can be asked for again, like a failed one.
  failed: 'DELETE_FAILED',
  cancelled: 'DELETE_FAILED',
};

/**
 * Proton's word for a stored state (4.8).
 *
 * @internal
 */
export function toDeploymentStatus(
  state: DeploymentState,
  intent: DeploymentIntent,
): DeploymentStatus {
  const words = intent === 'destroy' ? DESTROY_WORDS : APPLY_WORDS;
  return words[state];
}
