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

import { ServiceUnavailableError } from '@backstage/errors';
import type { CallPacer } from '@nucleon/plugin-nucleon-node';

const ATTEMPTS = 1_000;

/**
 * A pacer that waits for nothing: each call runs at once, and again at once
 * when the cloud turned it away.
 *
 * @public
 */
export const immediatePacer: CallPacer = {
  async pace(_api, call) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        if (!ServiceUnavailableError.is(error) || attempt === ATTEMPTS) {
          throw error;
        }
      }
    }
  },
};
