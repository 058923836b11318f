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
  Deployment,
  DeploymentDetail,
  DeploymentEvent,
  ListDeploymentsOptions,
  Page,
} from '@nucleon/plugin-nucleon-common';
import { OperationOptions } from './OperationOptions';

/**
 * Deployments, whatever they act on.
 *
 * @internal
 */
export interface Deployments {
  list(
    query: ListDeploymentsOptions,
    options: OperationOptions,
  ): Promise<Page<Deployment>>;
  get(id: string, options: OperationOptions): Promise<DeploymentDetail>;
  /** The log after the event of the given number, oldest first. */
  listEvents(
    id: string,
    query: { after?: number },
    options: OperationOptions,
  ): Promise<{ items: DeploymentEvent[] }>;
  /** The rendered files, redacted. */
  listFiles(
    id: string,
    options: OperationOptions,
  ): Promise<{ items: { path: string; content: string }[] }>;
  cancel(id: string, options: OperationOptions): Promise<Deployment>;
}
