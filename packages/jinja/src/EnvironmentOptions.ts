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

import { Limits } from './limits/Limits';
import { Loader } from './Loader';
import { LexerOptions } from './syntax/LexerOptions';
import { UndefinedKind } from './values/Undefined';

/**
 * How an {@link Environment} reads and renders templates. What is left out is as in Jinja2.
 *
 * @public
 */
export interface EnvironmentOptions extends Partial<LexerOptions> {
  /** Whether output is escaped for HTML; a function decides by the template's name. */
  autoescape?: boolean | ((templateName: string | undefined) => boolean);
  /** What happens to values that do not exist. */
  undefined?: UndefinedKind;
  /** Where `include`, `import` and `extends` find templates; without one there are none. */
  loader?: Loader;
  /** What a rendering may use, where it differs from {@link DEFAULT_LIMITS}. */
  limits?: Partial<Limits>;
}
