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

import { Knex } from 'knex';
import { DatabaseBundleStore } from './DatabaseBundleStore';
import { DatabaseClientTokenStore } from './DatabaseClientTokenStore';
import { DatabaseDeploymentStore } from './DatabaseDeploymentStore';
import { DatabaseJobStore } from './DatabaseJobStore';
import { DatabaseLaneStore } from './DatabaseLaneStore';
import { DatabaseOutbox } from './DatabaseOutbox';
import { DatabaseServiceStore } from './DatabaseServiceStore';
import { DatabaseTargetStore } from './DatabaseTargetStore';
import { DatabaseTemplateStore } from './DatabaseTemplateStore';
import { DatabaseUpgradeStore } from './DatabaseUpgradeStore';

/**
 * All stores, on one connection or in one transaction.
 *
 * @internal
 */
export type Stores = ReturnType<typeof createStores>;

/**
 * Makes the stores of a connection or transaction.
 *
 * @internal
 */
export function createStores(knex: Knex) {
  return {
    bundles: new DatabaseBundleStore(knex),
    clientTokens: new DatabaseClientTokenStore(knex),
    deployments: new DatabaseDeploymentStore(knex),
    jobs: new DatabaseJobStore(knex),
    lanes: new DatabaseLaneStore(knex),
    outbox: new DatabaseOutbox(knex),
    services: new DatabaseServiceStore(knex),
    targets: new DatabaseTargetStore(knex),
    templates: new DatabaseTemplateStore(knex),
    upgrades: new DatabaseUpgradeStore(knex),
  };
}
