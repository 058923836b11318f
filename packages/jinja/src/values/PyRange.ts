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

import { PyObject, Value, ValueIterator } from './PyObject';

/**
 * A Python `range`.
 *
 * @internal
 */
export class PyRange extends PyObject {
  readonly typeName = 'range';
  readonly start: number;
  readonly stop: number;
  readonly step: number;

  constructor(start: number, stop: number, step: number) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  override attribute(name: string): Value | undefined {
    if (name === 'start' || name === 'stop' || name === 'step') {
      return this[name];
    }
    return undefined;
  }

  override repr() {
    const step = this.step === 1 ? '' : `, ${this.step}`;
    return `range(${this.start}, ${this.stop}${step})`;
  }

  override isTrue() {
    return this.length() > 0;
  }

  override length() {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }

  /** The item at an index that is in range. */
  item(index: number): number {
    return this.start + index * this.step;
  }

  /** What two equal ranges have in common. */
  key(): string {
    const length = this.length();
    if (length === 0) {
      return '0';
    }
    return length === 1
      ? `1:${this.start}`
      : `${length}:${this.start}:${this.step}`;
  }

  override iterate(): ValueIterator {
    let index = 0;
    const length = this.length();
    return { next: () => (index < length ? this.item(index++) : undefined) };
  }
}
