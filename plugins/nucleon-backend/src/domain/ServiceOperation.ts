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

import { DateTime } from 'luxon';

/**
 * What a create, edit or delete of a service is doing.
 *
 * @internal
 */
export type ServiceOperationPhase =
  | 'instances' // creating (new) instances
  | 'cleanup' // removing what this operation had made
  | 'removal' // removing instances that the new spec leaves out
  | 'pipeline' // creating, updating or (delete) removing the pipeline
  | 'succeeded'
  | 'cleaned' // failed, and cleaned up
  | 'cleanup-failed' // failed, and the cleanup failed too
  | 'removal-failed' // succeeded but for an instance that would not go
  | 'failed';

/**
 * What an operation has to make and to remove.
 *
 * @internal
 */
export type ServiceOperationPlan = {
  /** Targets that the operation made, in order. */
  created: string[];
  /** Targets that it has to remove. */
  removed: string[];
  pipeline?: string;
  /** What each of `created` and the pipeline is deployed with. */
  deploys?: ServiceOperationDeploy[];
  /** Logical ids that a deletion may leave behind. */
  retain?: string[];
};

/**
 * The version and spec that an operation brings to one target.
 *
 * @internal
 */
export type ServiceOperationDeploy = {
  targetId: string;
  versionId: string;
  /** The spec of the target as YAML, with sensitive values masked. */
  spec: string;
  /** The sensitive values, sealed. */
  secrets?: string;
};

/**
 * A create, edit or delete of a service.
 *
 * @internal
 */
export type ServiceOperation = {
  id: string;
  serviceId: string;
  kind: 'create' | 'edit' | 'delete';
  phase: ServiceOperationPhase;
  message?: string;
  fromSpec?: string;
  toSpec?: string;
  plan: ServiceOperationPlan;
  createdBy?: string;
  createdAt: DateTime;
  completedAt?: DateTime;
};
