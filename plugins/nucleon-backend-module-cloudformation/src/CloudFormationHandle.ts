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

import { EngineHandle } from '@nucleon/plugin-nucleon-node';

/**
 * Where a deployment stands between two steps.
 *
 * ```
 *            ┌────────── clearing <─┐   what is in the way is deleted, rolled
 *            v                      │   back or waited for
 *  start ──> (uploaded) ────────────┴─> comparing ──> running      apply
 *  start ──> (uploaded) ──────────────> comparing                  plan
 *  start ──> deleting                                              destroy
 * ```
 *
 * @internal
 */
export type CloudFormationHandle = {
  schemaVersion: 1;
  phase: Phase;
  /** The ARN of the stack, as soon as there is one. */
  stackId?: string;
  /** Where a large template was put. */
  templateUrl?: string;
  /** Looks at the same thing so far, for pauses that grow. */
  looks?: number;
  /** How often the comparison began anew, because something came between. */
  startOvers?: number;
  /** What AWS said when it last refused to compare. */
  refusal?: string;
  /** The ways out of a state that were tried: none is tried twice. */
  tried?: Exit[];
};

/** @internal */
export type Phase =
  'start' | 'uploaded' | 'clearing' | 'comparing' | 'running' | 'deleting';

/** @internal */
export type Exit = 'clear' | 'rollback' | 'continue' | 'skip' | 'retain';

const START: CloudFormationHandle = { schemaVersion: 1, phase: 'start' };

/**
 * Reads a handle that this release wrote, or an older one did. A newer release's
 * is left to its replicas, by an error that passes.
 *
 * @internal
 */
export function readHandle(
  handle: EngineHandle | undefined,
): CloudFormationHandle {
  if (!handle) {
    return START;
  }
  if (handle.schemaVersion !== START.schemaVersion) {
    throw new Error(
      `The handle has schema version ${handle.schemaVersion}; this release knows ${START.schemaVersion}`,
    );
  }
  // Only this engine writes its handles.
  return handle as CloudFormationHandle;
}
