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

import { JsonObject } from '@backstage/types';
import {
  DeploymentFailure,
  DeploymentIntent,
  DeploymentMode,
  Output,
  Plan,
  ProvisionedResource,
} from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import { Binding } from './Binding';
import { DeploymentState } from './DeploymentState';

/**
 * A deployment as it is stored.
 *
 * @internal
 */
export type DeploymentRecord = {
  id: string;
  targetId: string;
  serviceId?: string;
  environmentId?: string;
  operationId?: string;
  upgradeId?: string;
  intent: DeploymentIntent;
  mode: DeploymentMode;
  state: DeploymentState;
  statusMessage?: string;
  templateId: string;
  versionId?: string;
  previousVersionId?: string;
  digest?: string;
  /** The spec of this target as YAML, with sensitive values masked. */
  spec?: string;
  /** The sensitive values, sealed; see domain/secrets. */
  secrets?: string;
  /** Redacted. */
  renderedFiles?: { path: string; content: string }[];
  engine: string;
  destination?: string;
  account?: string;
  region?: string;
  isSimulated: boolean;
  lane: string;
  lockId?: string;
  leaseTicket?: string;
  leaseUntil?: DateTime;
  nextLookAt?: DateTime;
  handle?: JsonObject & { schemaVersion: number };
  isObservable: boolean;
  observation?: JsonObject;
  failures: number;
  watchedUntil?: DateTime;
  binding?: Binding;
  retain?: string[];
  outputs?: Output[];
  resources?: ProvisionedResource[];
  plan?: Plan;
  expectedPlanDigest?: string;
  failure?: DeploymentFailure;
  waitsFor?: string;
  createdBy?: string;
  cancelledBy?: string;
  clientToken?: string;
  createdAt: DateTime;
  startedAt?: DateTime;
  completedAt?: DateTime;
};
