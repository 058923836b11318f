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
  EntityName,
  TemplateRef,
  VersionNumber,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { DeploymentRecord } from './DeploymentRecord';
import { ServiceOperation } from './ServiceOperation';
import { ServiceRecord } from './ServiceRecord';
import { TargetRecord } from './TargetRecord';

/**
 * A target with what stands around it.
 *
 * @internal
 */
export type TargetView = {
  target: TargetRecord;
  template: TemplateRef;
  version?: VersionNumber;
  recommended?: VersionNumber;
  versionStatus?: VersionStatus;
  lastAttempt?: Pick<
    DeploymentRecord,
    'id' | 'state' | 'intent' | 'mode' | 'statusMessage'
  >;
  service?: EntityName & { id: string; entityRef: string };
  environment?: EntityName & { id: string; destination?: string };
  instanceCount: number;
};

/**
 * A service with what stands around it.
 *
 * @internal
 */
export type ServiceView = {
  service: ServiceRecord;
  template: TemplateRef;
  recommended?: VersionNumber;
  operation?: ServiceOperation;
};

/**
 * A deployment with the names of what it acts on.
 *
 * @internal
 */
export type DeploymentView = {
  deployment: DeploymentRecord;
  target: Pick<
    TargetRecord,
    | 'id'
    | 'kind'
    | 'namespace'
    | 'name'
    | 'entityName'
    | 'owner'
    | 'destination'
  >;
  template: TemplateRef;
  version?: VersionNumber;
  previousVersion?: VersionNumber;
  service?: EntityName & { entityRef: string; owner: string };
  environment?: EntityName;
};
