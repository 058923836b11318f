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

import { Repository } from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';

/**
 * A service as it is stored; its instances and pipeline are targets.
 *
 * @internal
 */
export type ServiceRecord = {
  id: string;
  namespace: string;
  name: string;
  nameKey: string;
  entityName: string;
  title?: string;
  description?: string;
  owner: string;
  system?: string;
  lifecycle: string;
  type: string;
  entityRef: string;
  origin: 'nucleon' | 'external';
  templateId: string;
  repository?: Repository;
  lastOperationId?: string;
  revision: number;
  createdBy?: string;
  createdAt: DateTime;
  modifiedAt: DateTime;
  deletedAt?: DateTime;
};
