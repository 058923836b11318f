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
  DeploymentStatus,
  EntityName,
  TargetKind,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';
import { ResourceCriteria } from '../../domain/ResourceCriteria';

/**
 * Which targets a list gives.
 *
 * @internal
 */
export type TargetQuery = {
  ids?: string[];
  kinds?: TargetKind[];
  namespace?: string;
  owners?: string[];
  search?: string;
  template?: EntityName;
  templateIds?: string[];
  versionIds?: string[];
  statuses?: DeploymentStatus[];
  versionStatuses?: VersionStatus[];
  serviceIds?: string[];
  environment?: EntityName;
  environmentIds?: string[];
  /** `name:major` of environment templates; only environments of these. */
  compatibleWith?: { templateName: string; major: number; namespace: string }[];
  criteria?: ResourceCriteria;
};
