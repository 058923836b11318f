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

import { PyObject, Value } from '../values/PyObject';
import { stringRepr } from '../values/stringRepr';

/**
 * An imported template: what it exports, and what it outputs.
 *
 * @internal
 */
export class TemplateModule extends PyObject {
  readonly typeName = 'TemplateModule';
  readonly templateName: string | undefined;
  readonly #exports: ReadonlyMap<string, Value>;
  readonly #body: string;

  constructor(
    templateName: string | undefined,
    exports: ReadonlyMap<string, Value>,
    body: string,
  ) {
    super();
    this.templateName = templateName;
    this.#exports = exports;
    this.#body = body;
  }

  override get moduleName() {
    return 'jinja2.environment';
  }

  override attribute(name: string): Value | undefined {
    return this.#exports.get(name);
  }

  override text() {
    return this.#body;
  }

  override repr() {
    return `<TemplateModule ${this.templateName === undefined ? 'memory' : stringRepr(this.templateName)}>`;
  }
}
