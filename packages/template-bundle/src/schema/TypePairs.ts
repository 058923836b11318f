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
import { JsonSchema } from './JsonSchema';

/**
 * What is known of pairs of types, an older one and a newer one.
 *
 * @internal
 */
export class TypePairs<T> {
  readonly #known = new Map<JsonSchema, Map<JsonSchema, T>>();

  /** What was noted of a pair. */
  get(before: JsonSchema, after: JsonSchema): T | undefined {
    return this.#known.get(before)?.get(after);
  }

  /** Notes something of a pair. */
  set(before: JsonSchema, after: JsonSchema, value: T): void {
    const ofBefore = this.#known.get(before) ?? new Map<JsonSchema, T>();
    this.#known.set(before, ofBefore.set(after, value));
  }
}
