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
import { UndefinedKind } from '../values/Undefined';
import type { CompiledTemplate } from './CompiledTemplate';
import { FilterFunction, TestFunction } from './FilterFunction';
import { Scope } from './Scope';

/**
 * A use of a filter or a test by a template.
 *
 * @internal
 */
export interface Application {
  name: string;
  value: Value;
  args: CallArguments;
  scope: Scope;
}

/**
 * What a rendering needs of its environment.
 *
 * @internal
 */
export interface RuntimeEnvironment {
  readonly filters: ReadonlyMap<string, FilterFunction>;
  readonly tests: ReadonlyMap<string, TestFunction>;
  readonly globals: ReadonlyMap<string, Value>;
  readonly undefinedKind: UndefinedKind;
  readonly newlineSequence: string;
  autoescapeFor(templateName: string | undefined): boolean;
  applyFilter(filter: FilterFunction, application: Application): Value;
  applyTest(test: TestFunction, application: Application): boolean;
  loadTemplate(name: string): CompiledTemplate;
}
