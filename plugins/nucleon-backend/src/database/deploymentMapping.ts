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

import { DeploymentRecord } from '../domain/DeploymentRecord';
import { RowMapping } from './RowMapping';

/**
 * The columns of a deployment.
 *
 * @internal
 */
export const deploymentMapping = new RowMapping<DeploymentRecord>({
  id: 'plain',
  targetId: 'plain',
  serviceId: 'plain',
  environmentId: 'plain',
  operationId: 'plain',
  upgradeId: 'plain',
  intent: 'plain',
  mode: 'plain',
  state: 'plain',
  statusMessage: 'plain',
  templateId: 'plain',
  versionId: 'plain',
  previousVersionId: 'plain',
  digest: 'plain',
  spec: 'plain',
  secrets: 'plain',
  renderedFiles: 'json',
  engine: 'plain',
  destination: 'plain',
  account: 'plain',
  region: 'plain',
  isSimulated: 'boolean',
  lane: 'plain',
  lockId: 'plain',
  leaseTicket: 'plain',
  leaseUntil: 'moment',
  nextLookAt: 'moment',
  handle: 'json',
  isObservable: 'boolean',
  observation: 'json',
  failures: 'plain',
  watchedUntil: 'moment',
  binding: 'json',
  retain: 'json',
  outputs: 'json',
  resources: 'json',
  plan: 'json',
  expectedPlanDigest: 'plain',
  failure: 'json',
  waitsFor: 'plain',
  createdBy: 'plain',
  cancelledBy: 'plain',
  clientToken: 'plain',
  createdAt: 'moment',
  startedAt: 'moment',
  completedAt: 'moment',
});
