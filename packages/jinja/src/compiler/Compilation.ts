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

import type { Code } from './code';
import { spend } from '../limits/Budget';
import { TemplateAssertionError } from '../errors/errors';
import { Limits } from '../limits/Limits';
import { BlockFunction } from '../runtime/Context';
import { BlockNode, Statement } from '../syntax/nodes';
import { LoopNames } from './LoopNames';
import { FunctionScope } from './Symbols';

/**
 * What a compilation must know of its environment.
 *
 * @internal
 */
export interface CompilerEnvironment {
  readonly limits: Limits;
  hasFilter(name: string): boolean;
  hasTest(name: string): boolean;
  autoescapeFor(templateName: string | undefined): boolean;
}

/**
 * The state of one compilation, shared by those who compile expressions and statements.
 *
 * @internal
 */
export class Compilation {
  readonly environment: CompilerEnvironment;
  readonly templateName: string | undefined;
  readonly blockNodes = new Map<string, BlockNode>();
  readonly blocks = new Map<string, BlockFunction>();
  /** Whether output is escaped at the place that is compiled; unknown where only the rendering will tell. */
  autoescape: boolean | undefined;
  /** How many `extends` were compiled so far, and whether one of them certainly runs. */
  extendsSoFar = 0;
  hasKnownExtends = false;
  #level = 0;
  #parts = 0;

  readonly loopNames: LoopNames;

  constructor(
    environment: CompilerEnvironment,
    templateName: string | undefined,
    nodes: Statement[],
  ) {
    this.loopNames = new LoopNames(nodes);
    this.environment = environment;
    this.templateName = templateName;
    this.autoescape = environment.autoescapeFor(templateName);
  }

  fail(message: string, line: number): never {
    throw new TemplateAssertionError(message, {
      line,
      templateName: this.templateName,
    });
  }

  /** Compiles something one level down, and notes how deep the function around it gets. */
  deeper<T>(scope: FunctionScope, compile: () => T): T {
    this.#parts++;
    this.#level++;
    scope.depth = Math.max(scope.depth, this.#level);
    const result = compile();
    this.#level--;
    return result;
  }

  /** Compiles an expression that counts its parts when it is evaluated: a step for each four. */
  counted(compile: () => Code): Code {
    const before = this.#parts;
    const code = compile();
    const steps = (this.#parts - before) >> 2;
    return steps === 0
      ? code
      : frame => {
          spend(steps);
          return code(frame);
        };
  }

  /** Compiles a function of its own, whose depth counts from zero. */
  separately<T>(compile: () => T): T {
    const outer = this.#level;
    this.#level = 0;
    const result = compile();
    this.#level = outer;
    return result;
  }

  /** A place as error messages call it. */
  position(line: number): string {
    return this.templateName === undefined
      ? `line ${line}`
      : `line ${line} in '${this.templateName}'`;
  }
}
