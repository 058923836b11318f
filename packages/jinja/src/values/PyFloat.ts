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
 * A Python `float`. It is a class of its own because 80 and 80.0 are different values to a template (`80`, `80.0`),
 * and JavaScript has one number for both.
 *
 * @public
 */
export class PyFloat {
  /** The number. */
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}
