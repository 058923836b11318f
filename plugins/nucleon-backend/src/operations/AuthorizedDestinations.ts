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
  Destination as WireDestination,
  destinationUsePermission,
} from '@nucleon/plugin-nucleon-common';
import { Destination, getDestination } from '../domain/Destination';
import { Authorizer } from '../permissions/Authorizer';
import { Destinations } from './Destinations';
import { OperationOptions } from './OperationOptions';

/**
 * Says of each destination whether the caller may use it.
 *
 * @internal
 */
export class AuthorizedDestinations implements Destinations {
  readonly #inner: Destinations;
  readonly #authorizer: Authorizer;
  readonly #destinations: Destination[];

  constructor(options: {
    inner: Destinations;
    authorizer: Authorizer;
    destinations: Destination[];
  }) {
    this.#inner = options.inner;
    this.#authorizer = options.authorizer;
    this.#destinations = options.destinations;
  }

  async list(options: OperationOptions): Promise<{ items: WireDestination[] }> {
    const { caller } = options;
    const { items } = await this.#inner.list(options);
    return {
      items: await Promise.all(
        items.map(async item => {
          const isPermitted = await this.#authorizer.isAllowed(
            destinationUsePermission,
            item.name,
            caller,
          );
          const destination = getDestination(this.#destinations, item.name);
          const isAllowed =
            isPermitted && (await this.#authorizer.mayUse(destination, caller));
          return { ...item, isAllowed };
        }),
      ),
    };
  }
}
