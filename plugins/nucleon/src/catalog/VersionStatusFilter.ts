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
import { EntityFilter } from '@backstage/plugin-catalog-react';
import { LABEL_VERSION_STATUS } from '@nucleon/plugin-nucleon-common';

/**
 * Narrows the catalog to entities with certain version statuses.
 *
 * @public
 */
export class VersionStatusFilter implements EntityFilter {
  /** The version statuses that are let through. */
  readonly values: string[];

  constructor(values: string[]) {
    this.values = values;
  }

  /** Asks the catalog for the label that Nucleon's provider sets. */
  getCatalogFilters(): Record<string, string[]> {
    return { [`metadata.labels.${LABEL_VERSION_STATUS}`]: this.values };
  }

  /** What the address of the page keeps of it. */
  toQueryValue(): string[] {
    return this.values;
  }
}
