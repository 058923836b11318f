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

import { PyFloat } from './PyFloat';

// What JSON.parse tells about where a value was written; the types of this release do not know it yet.
interface Origin {
  source?: string;
}

/**
 * Reads JSON as Python does: 80 is an int, 80.0 a float, and ints of any size are exact. Needs Node.js 22.
 *
 * @public
 */
export function parsePythonJson(text: string): unknown {
  const revive = (_key: string, value: unknown, origin?: Origin) => {
    const source = origin?.source ?? '';
    if (typeof value !== 'number') {
      return value;
    }
    if (/[.eE]/.test(source)) {
      return new PyFloat(value);
    }
    return Number.isSafeInteger(value) ? value : BigInt(source);
  };
  return JSON.parse(text, revive);
}
