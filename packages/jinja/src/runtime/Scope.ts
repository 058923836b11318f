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

import { CallArguments, Value } from '../values/PyObject';
import { Undefined, UndefinedOrigin } from '../values/Undefined';

/**
 * What built-in filters and tests may ask of the template that uses them.
 *
 * @internal
 */
export interface Scope {
  /** Whether output is escaped here. */
  readonly autoescape: boolean;
  readonly newlineSequence: string;
  /** A value that does not exist, of the kind that the environment wants. */
  undefined(origin: UndefinedOrigin): Undefined;
  /** `object.name`. */
  getAttribute(object: Value, name: string): Value;
  /** `object[key]`. */
  getItem(object: Value, key: Value): Value;
  /** The attribute of this name alone, not an item. */
  attributeOf(object: Value, name: string): Value | undefined;
  hasFilter(name: string): boolean;
  hasTest(name: string): boolean;
  callFilter(name: Value, value: Value, args: CallArguments): Value;
  callTest(name: Value, value: Value, args: CallArguments): boolean;
}
