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

/**
 * A wait that can be cut short, by a call or by the end of the process.
 *
 * @internal
 */
export class Wake {
  #isCalled = false;
  #wake: (() => void) | undefined;

  call(): void {
    this.#isCalled = true;
    this.#wake?.();
  }

  /**
   * Waits until it is called, which it may have been before, or time is up.
   */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#isCalled) {
      await this.sleep(ms, signal, true);
    }
    this.#isCalled = false;
  }

  /**
   * Waits for the whole time, but for the end of the process.
   */
  async sleep(
    ms: number,
    signal: AbortSignal,
    canBeCalled: boolean = false,
  ): Promise<void> {
    if (signal.aborted) {
      return;
    }
    await new Promise<void>(resolve => {
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      this.#wake = canBeCalled ? end : undefined;

      function end() {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      }
    });
    this.#wake = undefined;
  }
}
