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

import { FunctionScope, Symbols } from './Symbols';

/**
 * What is known, while a template is compiled, about the place that is compiled.
 *
 * @internal
 */
export class CompileFrame {
  readonly symbols: Symbols;
  /** Whether output only counts if the template extends no other. */
  requireOutputCheck = false;
  /** At the top of the template, though perhaps inside an `if`: what is set here is exported. */
  toplevel = false;
  /** At the very top of the template. */
  rootlevel = false;
  /** Inside an `if`: filters need not exist until they are used. */
  soft = false;

  constructor(symbols: Symbols) {
    this.symbols = symbols;
  }

  /** A scope inside of this one; `scope` starts a function of its own. */
  inner(scope: FunctionScope = this.symbols.scope): CompileFrame {
    const frame = new CompileFrame(new Symbols(scope, this.symbols));
    frame.requireOutputCheck = this.requireOutputCheck;
    return frame;
  }

  /** The same scope, inside an `if`. */
  softened(): CompileFrame {
    const frame = new CompileFrame(this.symbols);
    frame.requireOutputCheck = this.requireOutputCheck;
    frame.toplevel = this.toplevel;
    frame.soft = true;
    return frame;
  }
}
