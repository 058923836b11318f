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

import type { Engine } from '@aws/cloudformation-validate';

let engine: Engine | undefined;

/**
 * AWS's rules, loaded when they are first wanted: that takes seconds, and some 350 MB.
 *
 * @internal
 */
export function loadEngine(): Engine {
  if (!engine) {
    const rules: typeof import('@aws/cloudformation-validate') =
      // Where only parts of this package are used, the rules are not worth loading.
      // eslint-disable-next-line global-require
      require('@aws/cloudformation-validate');
    engine = new rules.CelEngine();
  }
  return engine;
}

/**
 * Forgets the engine: after a crash inside of it, it is not to be trusted.
 *
 * @internal
 */
export function forgetEngine(): void {
  engine = undefined;
}
