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
import { EntityName } from '@nucleon/plugin-nucleon-common';
import { TargetKey } from './TargetKey';

/**
 * What the catalog shows of an environment or service beside its entity's own
 * content: it changes without a change of the entity.
 *
 * @internal
 */
export type TargetFacts = {
  labels: Record<string, string>;
  scaffoldedFrom: string;
  /**
   * The environments' entities, where the entity is the team's own and does not
   * say it.
   */
  dependsOn?: string[];
};

/**
 * One row of Nucleon as the catalog sees it.
 *
 * @internal
 */
export type CatalogItem = {
  key: TargetKey;
  name: EntityName;
  entityRef: string;
  /**
   * Absent for what has an entity from elsewhere.
   */
  entity?: Entity;
  /**
   * Absent for templates.
   */
  facts?: TargetFacts;
};
