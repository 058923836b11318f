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

import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  CreateUpgradeRequest,
  Page,
  Target,
  Upgrade,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { isUuid } from '../domain/isUuid';
import { getNextCursor, readPageRequest } from '../domain/PageRequest';
import { TargetRecord } from '../domain/TargetRecord';
import { UpgradeRecord } from '../domain/UpgradeRecord';
import { findTarget } from './findNamed';
import { OperationContext } from './OperationContext';
import { OperationOptions } from './OperationOptions';
import { runOnce } from './runOnce';
import { Upgrades } from './Upgrades';
import { toUpgrade } from './wire/toUpgrade';

/**
 * Upgrades in the database; the worker brings them on.
 *
 * @internal
 */
export class DefaultUpgrades implements Upgrades {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  async list(
    query: { cursor?: string; limit?: number },
    options: OperationOptions,
  ): Promise<Page<Upgrade>> {
    const page = readPageRequest(query);
    const { items, totalItems } =
      await this.#context.database.stores.upgrades.list(page);
    return {
      items: await this.#toWire(items, options),
      totalItems,
      pageInfo: { nextCursor: getNextCursor(page, totalItems) },
    };
  }

  async create(
    request: CreateUpgradeRequest,
    options: OperationOptions,
  ): Promise<Upgrade> {
    const { caller } = options;
    const { clientToken, ...body } = request;
    const now = this.#context.now();
    const ids = await runOnce(
      this.#context,
      { operation: 'create-upgrade', caller, clientToken, body },
      async stores => {
        const targets = await findTargets(stores, request.targets);
        const id = randomUUID();
        await stores.upgrades.insert(
          {
            id,
            mode: request.mode,
            concurrency: request.concurrency ?? 3,
            stopAtFirstFailure: request.stopAtFirstFailure ?? true,
            status: 'IN_PROGRESS',
            origin: 'request',
            createdBy: caller.principal,
            createdAt: now,
          },
          targets.map(target => target.id),
        );
        await stores.jobs.request({ kind: 'upgrade', subject: id, now });
        await stores.outbox.add(
          { topic: 'upgrade.changed', upgradeId: id },
          now,
        );
        return { id };
      },
    );
    return this.get(ids.id, options);
  }

  async get(id: string, options: OperationOptions): Promise<Upgrade> {
    const [upgrade] = await this.#toWire([await this.#find(id)], options);
    return upgrade;
  }

  async cancel(id: string, options: OperationOptions): Promise<Upgrade> {
    const now = this.#context.now();
    await this.#find(id);
    await this.#context.database.transaction(async stores => {
      if (!(await stores.upgrades.requestCancel(id, now))) {
        throw new ConflictError(`Upgrade '${id}' has ended already`);
      }
      await stores.jobs.wake('upgrade', id, now);
      await stores.outbox.add({ topic: 'upgrade.changed', upgradeId: id }, now);
    });
    this.#context.wake();
    return this.get(id, options);
  }

  async #find(id: string): Promise<UpgradeRecord> {
    const { upgrades } = this.#context.database.stores;
    const found = isUuid(id) ? await upgrades.get(id) : undefined;
    if (!found) {
      throw new NotFoundError(`No upgrade '${id}' found`);
    }
    return found;
  }

  async #toWire(
    upgrades: UpgradeRecord[],
    options: OperationOptions,
  ): Promise<Upgrade[]> {
    const { stores } = this.#context.database;
    const items = await stores.upgrades.listItems(upgrades.map(({ id }) => id));
    const ids = [...new Set(items.map(({ targetId }) => targetId))];
    // Targets that the caller may not see are left out of the reports.
    const views = [
      ...(await stores.targets.listViews({
        ids,
        kinds: ['environment'],
        criteria: options.criteria?.environment,
      })),
      ...(await stores.targets.listViews({
        ids,
        kinds: ['service-instance', 'service-pipeline'],
        criteria: options.criteria?.service,
      })),
    ];
    return upgrades.map(upgrade =>
      toUpgrade(
        upgrade,
        items.filter(({ upgradeId }) => upgradeId === upgrade.id),
        views,
      ),
    );
  }
}

async function findTargets(
  stores: Stores,
  names: Target[],
): Promise<TargetRecord[]> {
  const targets = new Map<string, TargetRecord>();
  for (const name of names) {
    const target = await findTarget(stores, name);
    if (targets.has(target.id)) {
      throw new InputError(`The target '${name.name}' is named twice`);
    }
    targets.set(target.id, target);
  }
  return [...targets.values()];
}
