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
import { SignalApi } from '@backstage/plugin-signals-react';
import { NucleonSignal } from '@nucleon/plugin-nucleon-common';

/** Signals in memory: what is published reaches whoever subscribes. */
export class FakeSignalApi implements SignalApi {
  readonly #listeners = new Set<(message: JsonObject) => void>();

  subscribe<TMessage extends JsonObject>(
    _channel: string,
    onMessage: (message: TMessage) => void,
  ) {
    // Listeners of all message types are kept in one set.
    const listener = onMessage as (message: JsonObject) => void;
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  publish(signal: NucleonSignal) {
    for (const listener of this.#listeners) {
      listener(signal);
    }
  }
}
