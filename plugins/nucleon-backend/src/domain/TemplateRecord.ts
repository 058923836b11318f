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

import { TemplateKind, UpdatePolicy } from '@nucleon/plugin-nucleon-common';
import { CheckLevel } from '@nucleon/template-bundle';
import { DateTime } from 'luxon';

/**
 * A template as it is stored.
 *
 * @internal
 */
export type TemplateRecord = {
  id: string;
  kind: TemplateKind;
  namespace: string;
  name: string;
  nameKey: string;
  entityName: string;
  displayName?: string;
  description?: string;
  owner?: string;
  entityRef?: string;
  provisioning?: 'CUSTOMER_MANAGED';
  pipelineProvisioning?: 'CUSTOMER_MANAGED';
  updatePolicy: UpdatePolicy;
  syncLocation?: string;
  publishesAutomatically: boolean;
  /** How strictly renderings are checked; the portal's level if it is left out. */
  cloudformationChecks?: CheckLevel;
  syncStatus?: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  syncMessage?: string;
  syncAt?: DateTime;
  revision: number;
  createdBy?: string;
  createdAt: DateTime;
  modifiedAt: DateTime;
  deletedAt?: DateTime;
};
