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
  Output,
  ProvisionedResource,
  TargetKind,
} from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import { Binding } from './Binding';

/**
 * An environment, service instance or pipeline as it is stored. Version, spec,
 * outputs and resources are those of the last success.
 *
 * @internal
 */
export type TargetRecord = {
  id: string;
  kind: TargetKind;
  namespace: string;
  name: string;
  nameKey: string;
  entityName: string;
  title?: string;
  description?: string;
  owner: string;
  system?: string;
  serviceId?: string;
  environmentId?: string;
  position: number;
  templateId: string;
  destination?: string;
  stackName: string;
  versionId?: string;
  spec?: string;
  secrets?: string;
  outputs?: Output[];
  resources?: ProvisionedResource[];
  binding?: Binding;
  lastAttemptedDeploymentId?: string;
  lastSucceededDeploymentId?: string;
  lastDeploymentAttemptedAt?: DateTime;
  lastDeploymentSucceededAt?: DateTime;
  revision: number;
  createdBy?: string;
  createdAt: DateTime;
  modifiedAt: DateTime;
  deletedAt?: DateTime;
};
