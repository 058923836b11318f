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
  CreateEnvironmentRequest,
  DeletionStarted,
  DeployRequest,
  Deployment,
  EntityName,
  Environment,
  EnvironmentDetail,
  ListEnvironmentsOptions,
  Page,
  UpdateEnvironmentRequest,
  UpgradePreview,
} from '@nucleon/plugin-nucleon-common';
import { OperationOptions } from './OperationOptions';

/**
 * How a deletion deals with what would not go: `retain` leaves the named
 * resources, `forget` drops the row and leaves what stands.
 *
 * @internal
 */
export type DeleteRequest = {
  retain?: string[];
  forget?: boolean;
  /** What whoever deletes it saw. */
  revision?: number;
};

/**
 * Environments.
 *
 * @internal
 */
export interface Environments {
  list(
    query: ListEnvironmentsOptions,
    options: OperationOptions,
  ): Promise<Page<Environment>>;
  create(
    request: CreateEnvironmentRequest,
    options: OperationOptions,
  ): Promise<EnvironmentDetail>;
  get(name: EntityName, options: OperationOptions): Promise<EnvironmentDetail>;
  /** Changes what needs no deployment. */
  update(
    name: EntityName,
    request: UpdateEnvironmentRequest,
    options: OperationOptions,
  ): Promise<EnvironmentDetail>;
  delete(
    name: EntityName,
    request: DeleteRequest,
    options: OperationOptions,
  ): Promise<DeletionStarted>;
  deploy(
    name: EntityName,
    request: DeployRequest,
    options: OperationOptions,
  ): Promise<Deployment>;
  previewUpgrade(
    name: EntityName,
    query: { version?: string },
    options: OperationOptions,
  ): Promise<UpgradePreview>;
}
