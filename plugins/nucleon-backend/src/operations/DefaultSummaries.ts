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

import { Summary, VersionCounts } from '@nucleon/plugin-nucleon-common';
import { newCounts } from '../database/DatabaseTargetStore';
import { ServiceQuery } from '../database/DatabaseServiceStore';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { Summaries } from './Summaries';

const ONE = { limit: 1, offset: 0 };

/**
 * Counts, made by the database.
 *
 * @internal
 */
export class DefaultSummaries implements Summaries {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async get(
    query: { owner?: string[] },
    options: OperationOptions,
  ): Promise<Summary> {
    const { targets, templates } = this.#context.database.stores;
    const owners = query.owner;
    const { criteria } = options;
    const environments = await targets.countVersions(
      { kinds: ['environment'], owners, criteria: criteria?.environment },
      'kind',
    );
    const others = await targets.countVersions(
      {
        kinds: ['service-instance', 'service-pipeline'],
        owners,
        criteria: criteria?.service,
      },
      'kind',
    );
    const countTemplates = async (kind: 'environment' | 'service') => {
      const list = { kind, owners, criteria: criteria?.template };
      return { total: (await templates.list(list, ONE)).totalItems };
    };
    return {
      environments: environments.get('environment') ?? newCounts(),
      services: await this.#countServices({
        owners,
        criteria: criteria?.service,
      }),
      serviceInstances: others.get('service-instance') ?? newCounts(),
      pipelines: others.get('service-pipeline') ?? newCounts(),
      environmentTemplates: await countTemplates('environment'),
      serviceTemplates: await countTemplates('service'),
    };
  }

  // A service is as far behind as the worst of its members.
  async #countServices(query: ServiceQuery): Promise<VersionCounts> {
    const { services } = this.#context.database.stores;
    return {
      total: await services.count(query),
      upToDate: await services.count({
        ...query,
        versionStatuses: ['up-to-date'],
      }),
      behindMinor: await services.count({
        ...query,
        versionStatuses: ['behind-minor'],
      }),
      behindMajor: await services.count({
        ...query,
        versionStatuses: ['behind-major'],
      }),
      failed: await services.count({
        ...query,
        statuses: [
          'CREATE_FAILED_CLEANUP_IN_PROGRESS',
          'CREATE_FAILED_CLEANUP_COMPLETE',
          'CREATE_FAILED_CLEANUP_FAILED',
          'CREATE_FAILED',
          'DELETE_FAILED',
          'UPDATE_FAILED_CLEANUP_IN_PROGRESS',
          'UPDATE_FAILED_CLEANUP_COMPLETE',
          'UPDATE_FAILED_CLEANUP_FAILED',
          'UPDATE_FAILED',
          'UPDATE_COMPLETE_CLEANUP_FAILED',
        ],
      }),
    };
  }
}
