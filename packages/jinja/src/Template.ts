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

import { locateError, TemplateError } from './errors/TemplateError';
import { recursionError, TemplateLimitError } from './errors/errors';
import { Budget, withBudget } from './limits/Budget';
import { Limits } from './limits/Limits';
import type { CompiledTemplate } from './runtime/CompiledTemplate';
import { Context } from './runtime/Context';
import { LineOutput } from './runtime/LineOutput';
import { Output } from './runtime/Output';
import { Run } from './runtime/Run';
import { RuntimeEnvironment } from './runtime/RuntimeEnvironment';
import { TextWithLines } from './runtime/SourceLine';
import { GivenVariables } from './runtime/Variables';
import { toPython } from './values/toPython';

/**
 * A template that was read once and can be rendered often.
 *
 * @public
 */
export class Template {
  readonly #compiled: CompiledTemplate;
  readonly #environment: RuntimeEnvironment;
  readonly #limits: Limits;

  /** @internal */
  constructor(options: {
    compiled: CompiledTemplate;
    environment: RuntimeEnvironment;
    limits: Limits;
  }) {
    this.#compiled = options.compiled;
    this.#environment = options.environment;
    this.#limits = options.limits;
  }

  /** The template's name, if it has one. */
  get name(): string | undefined {
    return this.#compiled.name;
  }

  /** Renders it with the given variables. Throws a {@link TemplateError} with its line where that fails. */
  render(context: Record<string, unknown> = {}): string {
    return this.#render(context, () => new Output()).text;
  }

  /**
   * Renders it, and tells where each line of the text comes from: the place of what stands first in the line, white space
   * apart. Text is where it stands, also in a template that is included or extended. A value is where it is output, however
   * many lines it has; so is what macros, blocks of `call`, `filter` and `set`, `super()` and an include without context give.
   */
  renderWithLines(context: Record<string, unknown> = {}): TextWithLines {
    const { text, output } = this.#render(context, run => new LineOutput(run));
    return { text, lines: output.sources() };
  }

  #render<T extends Output>(
    context: Record<string, unknown>,
    makeOutput: (run: Run) => T,
  ): { text: string; output: T } {
    return withBudget(new Budget(this.#limits), () => {
      const run = new Run();
      run.templateName = this.#compiled.name;
      const output = makeOutput(run);
      run.output = output;
      try {
        this.#compiled.root(this.#context(run, context));
        return { text: output.finish(), output };
      } catch (error) {
        throw this.#located(error, run);
      }
    });
  }

  #context(run: Run, context: Record<string, unknown>): Context {
    const environment = this.#environment;
    return new Context({
      environment,
      run,
      templateName: this.#compiled.name,
      parent: new GivenVariables({
        context,
        globals: environment.globals,
        convert: toPython,
      }),
      blocks: this.#compiled.blocks,
    });
  }

  #located(error: unknown, run: Run): unknown {
    const known = error instanceof RangeError ? limitReached(error) : error;
    if (known instanceof TemplateError) {
      locateError(known, {
        line: run.line,
        templateName: run.templateName,
      });
    }
    return known;
  }
}

// The limits are set so that JavaScript's own are not reached, but the caller may have used up much of the stack.
function limitReached(error: RangeError): TemplateError {
  return error.message.includes('call stack')
    ? recursionError(
        'Rendering nests deeper than the stack allows (limit maxDepth)',
      )
    : new TemplateLimitError(`A value is too large: ${error.message}`);
}
