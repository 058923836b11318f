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

import { Entity } from '@backstage/catalog-model';
import { isDeepStrictEqual } from 'node:util';
import { CatalogItem, TargetFacts } from './TargetFacts';
import { TargetKey } from './TargetKey';

/**
 * What a change of the snapshot means to the catalog.
 *
 * @internal
 */
export type SnapshotChanges = {
  added: Entity[];
  /**
   * Refs of entities that are no longer ours to emit.
   */
  removed: string[];
  /**
   * Refresh keys of entities whose labels or relations changed.
   */
  refresh: TargetKey[];
};

/**
 * All that this replica knows of Nucleon's rows, in memory. The change feed
 * writes it, the processors read it.
 *
 * @internal
 */
export class CatalogSnapshot {
  #items = new Map<TargetKey, CatalogItem>();
  #freshUntil = 0;

  /**
   * Whether what it holds, and what it does not hold, can be relied on.
   */
  isFresh(now: number): boolean {
    return now < this.#freshUntil;
  }

  setFreshUntil(time: number): void {
    this.#freshUntil = time;
  }

  get(key: TargetKey): CatalogItem | undefined {
    return this.#items.get(key);
  }

  getFacts(key: TargetKey): TargetFacts | undefined {
    return this.#items.get(key)?.facts;
  }

  findByEntityRef(entityRef: string): CatalogItem | undefined {
    const ref = entityRef.toLocaleLowerCase('en-US');
    for (const item of this.#items.values()) {
      if (item.entityRef.toLocaleLowerCase('en-US') === ref) {
        return item;
      }
    }
    return undefined;
  }

  getEntities(): Entity[] {
    return [...this.#items.values()].flatMap(({ entity }) => entity ?? []);
  }

  replace(items: CatalogItem[]): SnapshotChanges {
    const kept = new Set(items.map(({ key }) => key));
    const gone = [...this.#items.keys()].filter(key => !kept.has(key));
    return this.update(items, gone);
  }

  update(items: CatalogItem[], gone: TargetKey[]): SnapshotChanges {
    const changes: SnapshotChanges = { added: [], removed: [], refresh: [] };
    for (const key of gone) {
      this.#change(changes, { key });
      this.#items.delete(key);
    }
    for (const item of items) {
      this.#change(changes, item);
      this.#items.set(item.key, item);
    }
    return changes;
  }

  #change(
    changes: SnapshotChanges,
    next: Pick<CatalogItem, 'key' | 'entity' | 'facts'>,
  ): void {
    const current = this.#items.get(next.key);
    if (!isDeepStrictEqual(current?.facts, next.facts)) {
      changes.refresh.push(next.key);
    }
    if (next.entity && !isDeepStrictEqual(current?.entity, next.entity)) {
      changes.added.push(next.entity);
    }
    if (current?.entity && !next.entity) {
      changes.removed.push(current.entityRef);
    }
  }
}
