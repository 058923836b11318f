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
  AuthService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  NUCLEON_EVENT_TOPIC,
  NucleonEvent,
} from '@nucleon/plugin-nucleon-common';
import { randomUUID } from 'node:crypto';
import { CatalogSnapshot, SnapshotChanges } from '../domain/CatalogSnapshot';
import { CatalogItem } from '../domain/TargetFacts';
import { TargetKey, createTargetKey } from '../domain/TargetKey';
import { NucleonCatalogConfig } from '../readNucleonCatalogConfig';
import { NucleonReader, getTemplateKeys } from './NucleonReader';
import { PendingChange, PendingChanges } from './PendingChanges';
import { Wake } from './Wake';

const FIRST_RETRY_MS = 500;
// The snapshot is believed for as long as this many polls may fail.
const POLLS_UNTIL_STALE = 3;

/**
 * Keeps the snapshot in step with Nucleon and tells the catalog of every
 * difference.
 *
 *     event --> pending --+--> read --> snapshot --> entities (delta), refresh keys
 *     poll  --> all ------+                 |
 *     reconcile -----------------------------+-----> entities (full)
 *
 * Every replica runs it, since each has a snapshot of its own; what they tell
 * the catalog is the same.
 *
 * @internal
 */
export class ChangeFeed {
  readonly #auth: AuthService;
  readonly #config: NucleonCatalogConfig;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #reader: NucleonReader;
  readonly #snapshot: CatalogSnapshot;
  readonly #pending = new PendingChanges();
  readonly #wake = new Wake();
  readonly #stop = new AbortController();
  // Refresh keys that the catalog has not been told yet.
  readonly #untold = new Set<TargetKey>();
  #nextPoll = 0;
  #nextReconcile = 0;

  constructor(options: {
    auth: AuthService;
    config: NucleonCatalogConfig;
    events: EventsService;
    lifecycle: LifecycleService;
    logger: LoggerService;
    reader: NucleonReader;
    snapshot: CatalogSnapshot;
  }) {
    this.#auth = options.auth;
    this.#config = options.config;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#reader = options.reader;
    this.#snapshot = options.snapshot;
    options.lifecycle.addShutdownHook(() => this.#stop.abort());
  }

  async start(connection: EntityProviderConnection): Promise<void> {
    await this.#events.subscribe({
      // Subscribers of one id share the events between them, but every replica
      // needs all of them.
      id: `nucleon-${randomUUID()}`,
      topics: [NUCLEON_EVENT_TOPIC],
      onEvent: async ({ eventPayload }) => {
        // The topic is Nucleon's own; its backend alone publishes to it.
        this.#pending.add(eventPayload as NucleonEvent, this.#snapshot);
        this.#wake.call();
      },
    });
    this.#run(connection);
  }

  async #run(connection: EntityProviderConnection): Promise<void> {
    const signal = this.#stop.signal;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#synchronize(connection);
        failures = 0;
      } catch (error) {
        failures += 1;
        // What this look was for is part of the next, whether it was Nucleon
        // that did not answer or the catalog that did not take it.
        this.#nextPoll = 0;
        this.#nextReconcile = 0;
        if (!signal.aborted) {
          this.#logger.warn('Failed to follow Nucleon, will try again', {
            error: stringifyError(error),
            failures,
          });
        }
      }
      await this.#waitForWork(failures, signal);
    }
  }

  async #waitForWork(failures: number, signal: AbortSignal): Promise<void> {
    const untilPoll = this.#nextPoll - Date.now();
    if (failures > 0) {
      const delay = FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 16);
      await this.#wake.sleep(Math.min(delay, this.#config.pollMs), signal);
    } else if (this.#pending.isEmpty && untilPoll > 0) {
      await this.#wake.wait(untilPoll, signal);
    }
  }

  async #synchronize(connection: EntityProviderConnection): Promise<void> {
    const now = Date.now();
    const pending = this.#pending.take();
    if (now < this.#nextPoll) {
      await this.#readPending(pending, connection);
      return;
    }
    const items = await this.#reader.readAll(await this.#readOptions());
    this.#snapshot.setFreshUntil(now + POLLS_UNTIL_STALE * this.#config.pollMs);
    const changes = this.#snapshot.replace(items);
    if (now >= this.#nextReconcile) {
      this.#remember(changes);
      await connection.applyMutation({
        type: 'full',
        entities: this.#snapshot.getEntities().map(entity => ({ entity })),
      });
      await this.#refresh(connection);
      this.#nextReconcile = now + this.#config.reconcileMs;
    } else {
      await this.#apply(changes, connection);
    }
    this.#nextPoll = now + this.#config.pollMs;
  }

  async #readPending(
    pending: PendingChange[],
    connection: EntityProviderConnection,
  ): Promise<void> {
    for (const change of pending) {
      const items = await this.#read(change);
      const found = new Set(items.map(({ key }) => key));
      const gone = getKeys(change).filter(key => !found.has(key));
      await this.#apply(this.#snapshot.update(items, gone), connection);
    }
  }

  async #read({ kind, name }: PendingChange): Promise<CatalogItem[]> {
    const options = await this.#readOptions();
    switch (kind) {
      case 'environment':
        return [
          (await this.#reader.readEnvironment(name, options)) ?? [],
        ].flat();
      case 'service':
        return [(await this.#reader.readService(name, options)) ?? []].flat();
      default:
        return this.#reader.readTemplate(name, options);
    }
  }

  async #apply(
    changes: SnapshotChanges,
    connection: EntityProviderConnection,
  ): Promise<void> {
    this.#remember(changes);
    const { added, removed } = changes;
    if (added.length > 0 || removed.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: added.map(entity => ({ entity })),
        removed: removed.map(entityRef => ({ entityRef })),
      });
    }
    await this.#refresh(connection);
  }

  #remember({ refresh }: SnapshotChanges): void {
    for (const key of refresh) {
      this.#untold.add(key);
    }
  }

  async #refresh(connection: EntityProviderConnection): Promise<void> {
    if (this.#untold.size > 0) {
      await connection.refresh({ keys: [...this.#untold] });
      this.#untold.clear();
    }
  }

  async #readOptions() {
    return {
      credentials: await this.#auth.getOwnServiceCredentials(),
      signal: this.#stop.signal,
    };
  }
}

function getKeys({ kind, name }: PendingChange): TargetKey[] {
  return kind === 'template'
    ? getTemplateKeys(name)
    : [createTargetKey(kind, name)];
}
