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

import { JsonObject } from '@backstage/types';

// The whole value of an input that shall stay as it is (Proton's word for it).
const CURRENT_VALUE = '${Proton::CURRENT_VAL}';

/**
 * The inputs of a deployment that changes some of them: those given, and every
 * other one that the target has told to stay. The API takes inputs as a whole,
 * and answers without the sensitive ones, so copying values would lose those.
 *
 * @internal
 */
export function keepCurrentInputs(options: {
  inputs: JsonObject;
  current: string[];
  /** Inputs that the version to deploy does not know any more. */
  removed: string[];
}): JsonObject {
  const { inputs, current, removed } = options;
  const merged = { ...inputs };
  for (const name of current) {
    if (!Object.hasOwn(merged, name) && !removed.includes(name)) {
      merged[name] = CURRENT_VALUE;
    }
  }
  return merged;
}
