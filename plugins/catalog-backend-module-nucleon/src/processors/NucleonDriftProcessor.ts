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
  Entity,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  LABEL_DEPLOYMENT_STATUS,
  LABEL_PRODUCTION_VERSION_STATUS,
  LABEL_VERSION_STATUS,
} from '@nucleon/plugin-nucleon-common';
import { CatalogSnapshot } from '../domain/CatalogSnapshot';
import { TargetFacts } from '../domain/TargetFacts';
import { TargetKey, getTargetKey } from '../domain/TargetKey';

const LABELS = [
  LABEL_VERSION_STATUS,
  LABEL_PRODUCTION_VERSION_STATUS,
  LABEL_DEPLOYMENT_STATUS,
];
// The names that the community's relation processor gives them.
const RELATION_SCAFFOLDED_FROM = 'scaffoldedFrom';
const RELATION_SCAFFOLDER_OF = 'scaffolderOf';
const CACHE_KEY = 'facts';

/**
 * Labels the entities that stand for environments and services, whoever they
 * come from, with how far they are behind; and relates them to their template.
 *
 * It asks nobody: labels come from the snapshot, or while that is stale from
 * the last processing of the same entity.
 *
 * @internal
 */
export class NucleonDriftProcessor implements CatalogProcessor {
  readonly #snapshot: CatalogSnapshot;

  constructor(snapshot: CatalogSnapshot) {
    this.#snapshot = snapshot;
  }

  getProcessorName(): string {
    return 'NucleonDriftProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const key = getTargetKey(entity);
    if (key === undefined) {
      return entity;
    }
    emit(processingResult.refresh(key));
    const facts = await this.#getFacts(key, cache);
    emitRelations({ entity, facts, emit });

    const labels = { ...entity.metadata.labels };
    for (const label of LABELS) {
      delete labels[label];
    }
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        labels: { ...labels, ...facts?.labels },
      },
    };
  }

  async #getFacts(
    key: TargetKey,
    cache: CatalogProcessorCache,
  ): Promise<TargetFacts | undefined> {
    const current = this.#snapshot.getFacts(key);
    if (!this.#snapshot.isFresh(Date.now())) {
      // The cache is the catalog's, so it survives a restart and may come from
      // a replica that knows more.
      const last = await cache.get<TargetFacts | false>(CACHE_KEY);
      return last === undefined ? current : last || undefined;
    }
    // A dangling annotation is remembered as such.
    await cache.set<TargetFacts | false>(CACHE_KEY, current ?? false);
    return current;
  }
}

function emitRelations(options: {
  entity: Entity;
  facts: TargetFacts | undefined;
  emit: CatalogProcessorEmit;
}): void {
  const { entity, facts, emit } = options;
  const source = getCompoundEntityRef(entity);
  const relate = (ref: string, type: string, reverse: string) => {
    const target = parseEntityRef(ref, { defaultNamespace: source.namespace });
    emit(processingResult.relation({ source, type, target }));
    emit(
      processingResult.relation({
        source: target,
        type: reverse,
        target: source,
      }),
    );
  };
  if (facts?.scaffoldedFrom) {
    relate(
      facts.scaffoldedFrom,
      RELATION_SCAFFOLDED_FROM,
      RELATION_SCAFFOLDER_OF,
    );
  }
  for (const ref of facts?.dependsOn ?? []) {
    relate(ref, RELATION_DEPENDS_ON, RELATION_DEPENDENCY_OF);
  }
}
