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
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { ChangeFeed } from '../worker/ChangeFeed';

/**
 * Environments as Resources, services as Components, and templates that were
 * made through the API, as the change feed finds them.
 *
 * Nothing it emits has a location key, so that a team's own descriptor of the
 * same name takes the entity over.
 *
 * @internal
 */
export class NucleonEntityProvider implements EntityProvider {
  readonly #feed: ChangeFeed;

  constructor(feed: ChangeFeed) {
    this.#feed = feed;
  }

  getProviderName(): string {
    return 'nucleon';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#feed.start(connection);
  }
}
