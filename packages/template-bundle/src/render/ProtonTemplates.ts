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
import { Environment, Limits, TemplateError } from '@nucleon/jinja';
import { describeTemplateError } from './describeTemplateError';
import { withoutComponent } from './NoComponent';
import { protonFilters } from './protonFilters';
import { RenderContext } from './RenderContext';

/**
 * What became of a template.
 *
 * @internal
 */
export type Rendering =
  | { content: string; sourceLines?: number[] }
  | {
      /** File and line. */
      place: string;
      line?: number;
      problem: string;
    };

/**
 * Jinja as Proton had it: strict about what is undefined, with Proton's filters.
 *
 * @internal
 */
export class ProtonTemplates {
  readonly #environment: Environment;

  constructor(limits: Partial<Limits> = {}) {
    this.#environment = new Environment({ undefined: 'strict', limits });
    for (const [name, filter] of protonFilters) {
      this.#environment.filters.set(name, filter);
    }
  }

  /** The names of the filters and tests that templates can use. */
  get names(): { filter: string[]; test: string[] } {
    const { filters, tests } = this.#environment;
    return { filter: [...filters.keys()], test: [...tests.keys()] };
  }

  /** Renders a template. */
  render(options: {
    path: string;
    source: string;
    values: RenderContext;
    /** Whether to say from which lines of the source the lines come. */
    mapLines?: boolean;
  }): Rendering {
    const { path, source, values, mapLines } = options;
    try {
      const template = this.#environment.fromString(source, { name: path });
      const context = withoutComponent(values);
      if (!mapLines) {
        return { content: template.render(context) };
      }
      const { text, lines } = template.renderWithLines(context);
      // Nothing is included: all lines are those of this template.
      return { content: text, sourceLines: lines.map(({ line }) => line) };
    } catch (error) {
      if (error instanceof TemplateError) {
        const place = error.line === undefined ? path : `${path}:${error.line}`;
        const problem = describeTemplateError(error, source);
        return { place, line: error.line, problem };
      }
      throw error;
    }
  }

  /** What keeps a template from being read; `undefined` if nothing does. */
  check(source: string): { message: string; line?: number } | undefined {
    try {
      this.#environment.fromString(source);
      return undefined;
    } catch (error) {
      if (error instanceof TemplateError) {
        const message = describeTemplateError(error, source);
        return error.line === undefined
          ? { message }
          : { message, line: error.line };
      }
      throw error;
    }
  }
}
