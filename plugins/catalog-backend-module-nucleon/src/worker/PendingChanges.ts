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

import { parseEntityRef } from '@backstage/catalog-model';
import { EntityName, NucleonEvent } from '@nucleon/plugin-nucleon-common';
import { CatalogSnapshot } from '../domain/CatalogSnapshot';
import { TargetKey, createTargetKey } from '../domain/TargetKey';

/** @internal */
export type PendingChange = {
  kind: 'environment' | 'service' | 'template';
  name: EntityName;
};

/**
 * What events have told since the last look, each row once.
 *
 * @internal
 */
export class PendingChanges {
  #changes = new Map<TargetKey, PendingChange>();

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  add(event: NucleonEvent, snapshot: CatalogSnapshot): void {
    const { type, namespace, name, entityRefs } = event;
    switch (type) {
      case 'environment.changed':
        this.#add({ kind: 'environment', name: { namespace, name } });
        break;
      case 'service.changed':
        this.#add({ kind: 'service', name: { namespace, name } });
        break;
      case 'template.changed':
      case 'version.published':
        this.#add({ kind: 'template', name: { namespace, name } });
        break;
      default:
        for (const entityRef of entityRefs) {
          this.#addEntity(entityRef, snapshot);
        }
    }
  }

  take(): PendingChange[] {
    const changes = [...this.#changes.values()];
    this.#changes = new Map();
    return changes;
  }

  #addEntity(entityRef: string, snapshot: CatalogSnapshot): void {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const known = snapshot.findByEntityRef(entityRef);
    this.#add({
      kind:
        kind.toLocaleLowerCase('en-US') === 'resource'
          ? 'environment'
          : 'service',
      name: known?.name ?? { namespace, name },
    });
  }

  #add(change: PendingChange): void {
    const kind = change.kind === 'template' ? 'service-template' : change.kind;
    this.#changes.set(createTargetKey(kind, change.name), change);
  }
}
