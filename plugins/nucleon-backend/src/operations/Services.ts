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
  CreateServiceRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  EditServiceRequest,
  EntityName,
  ListServiceInstancesOptions,
  ListServicesOptions,
  Page,
  Service,
  ServiceDetail,
  ServiceInstance,
  ServiceTargetName,
  UpdateServiceRequest,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { DeleteRequest } from './Environments';
import { OperationOptions } from './OperationOptions';

/**
 * Services with their instances and pipelines.
 *
 * @internal
 */
export interface Services {
  list(
    query: ListServicesOptions,
    options: OperationOptions,
  ): Promise<Page<Service>>;
  create(
    request: CreateServiceRequest,
    options: OperationOptions,
  ): Promise<ServiceDetail>;
  get(name: EntityName, options: OperationOptions): Promise<ServiceDetail>;
  /** Changes what needs no deployment. */
  update(
    name: EntityName,
    request: UpdateServiceRequest,
    options: OperationOptions,
  ): Promise<ServiceDetail>;
  /** Adds and removes instances (6.3). */
  edit(
    name: EntityName,
    request: EditServiceRequest,
    options: OperationOptions,
  ): Promise<ServiceDetail>;
  delete(
    name: EntityName,
    request: DeleteRequest,
    options: OperationOptions,
  ): Promise<DeletionStarted>;
  /** Deploys an instance, or the pipeline where no instance is named. */
  deployTarget(
    name: ServiceTargetName,
    request: DeployRequest,
    options: OperationOptions,
  ): Promise<Deployment>;
  previewUpgrade(
    name: ServiceTargetName,
    query: { version?: string },
    options: OperationOptions,
  ): Promise<UpgradePreview>;
  /** Instances of all services. */
  listInstances(
    query: ListServiceInstancesOptions,
    options: OperationOptions,
  ): Promise<Page<ServiceInstance>>;
}
