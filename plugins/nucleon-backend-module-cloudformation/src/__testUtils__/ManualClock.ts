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

import type { Clock } from '@nucleon/cloudformation-simulator';

type Alarm = { at: number; ring: () => void };

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now = Date.now();
  #alarms: Alarm[] = [];

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, milliseconds: number): () => void {
    const alarm = { at: this.#now + milliseconds, ring: callback };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter(other => other !== alarm);
    };
  }

  /** Goes on, ringing each alarm at its own time. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = this.#alarms
        .filter(alarm => alarm.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) {
        break;
      }
      this.#alarms = this.#alarms.filter(alarm => alarm !== due);
      this.#now = Math.max(this.#now, due.at);
      due.ring();
    }
    this.#now = end;
  }
}
