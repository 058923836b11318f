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
  environmentReadPermission,
  serviceReadPermission,
  Summary,
  templateReadPermission,
} from '@nucleon/plugin-nucleon-common';
import { Authorizer } from '../permissions/Authorizer';
import { OperationOptions } from './OperationOptions';
import { Summaries } from './Summaries';

/**
 * Counts only what the caller may see.
 *
 * @internal
 */
export class AuthorizedSummaries implements Summaries {
  readonly #inner: Summaries;
  readonly #authorizer: Authorizer;

  constructor(inner: Summaries, authorizer: Authorizer) {
    this.#inner = inner;
    this.#authorizer = authorizer;
  }

  async get(
    query: { owner?: string[] },
    options: OperationOptions,
  ): Promise<Summary> {
    const { caller } = options;
    const criteria = {
      template: await this.#authorizer.getCriteria(
        templateReadPermission,
        caller,
      ),
      environment: await this.#authorizer.getCriteria(
        environmentReadPermission,
        caller,
      ),
      service: await this.#authorizer.getCriteria(
        serviceReadPermission,
        caller,
      ),
    };
    return this.#inner.get(query, { ...options, criteria });
  }
}
