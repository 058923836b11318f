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

import { PyObject } from './PyObject';
import { stringRepr } from './stringRepr';

/**
 * A `str` that is more than its characters.
 *
 * @public
 */
export abstract class StringObject extends PyObject {
  /** The characters. */
  readonly value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  /** The characters in quotes, as Python's `repr` of a `str`. */
  override repr(): string {
    return stringRepr(this.value);
  }

  /** The characters. */
  override text(): string {
    return this.value;
  }

  /** Whether there is any character. */
  override isTrue(): boolean {
    return this.value !== '';
  }
}

/**
 * Text that is HTML already and is not escaped again.
 *
 * @public
 */
export class Markup extends StringObject {
  /** {@inheritDoc PyObject.typeName} */
  readonly typeName = 'Markup';

  /** {@inheritDoc PyObject.moduleName} */
  override get moduleName() {
    return 'markupsafe';
  }

  /** As Python's, which names the class: `Markup('<b>')`. */
  override repr(): string {
    return `Markup(${stringRepr(this.value)})`;
  }
}

/**
 * Lines that a filter gives back to be placed with the indentation of the line they are output on: when `{{ }}` outputs
 * it, each line after the first starts with the white space that the output line starts with. Everywhere else it is
 * an ordinary `str`, its lines joined by newlines.
 *
 * @public
 */
export class IndentedText extends StringObject {
  /** {@inheritDoc PyObject.typeName} */
  readonly typeName = 'str';
  /** The lines, without indentation. */
  readonly lines: readonly string[];

  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines.slice();
  }
}
