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
import {
  Environment,
  Float,
  Limits,
  TemplateError,
  TemplateSyntaxError,
} from '@nucleon/jinja';
import { describeTemplateError } from '../render/describeTemplateError';
import { withoutComponent } from '../render/NoComponent';
import { protonFilters } from '../render/protonFilters';
import { RenderContext } from '../render/RenderContext';
import { YamlFloat } from '../yaml/YamlFloat';

/**
 * What became of a text of a manifest.
 *
 * @internal
 */
export type RenderedSetting = (
  { value: unknown } | { problem: string; isUndefined: boolean }
) & {
  /** What was not defined, and was taken for empty. */
  missing?: string;
};

// The whole of a text is one expression: its value keeps its type.
const WHOLE = /^\s*\{\{[-+]?([^]*?)[-+]?\}\}\s*$/;
const CAPTURE = 'nucleon_capture';

/**
 * Jinja for the texts of a CodeBuild manifest: as for templates, but what is a single expression keeps its type, so that
 * `"{{ environment.inputs.subnets }}"` gives a list.
 *
 * @internal
 */
export class SettingTemplates {
  readonly #environment: Environment;
  #captured: unknown;

  /** Lenient templates take what is missing for empty; a value that is missing as a whole is `undefined`. */
  constructor(options: { isLenient?: boolean; limits?: Partial<Limits> } = {}) {
    this.#environment = new Environment({
      undefined: options.isLenient ? 'chainable' : 'strict',
      limits: options.limits ?? {},
    });
    for (const [name, filter] of protonFilters) {
      this.#environment.filters.set(name, filter);
    }
    this.#environment.filters.set(CAPTURE, ({ value }) => {
      this.#captured = value;
      return '';
    });
  }

  /** Renders a text to a text. */
  renderText(source: string, values: RenderContext): RenderedSetting {
    return this.#run(source, () =>
      this.#environment.fromString(source).render(withoutComponent(values)),
    );
  }

  /** Renders a text to what its single expression gives, or to a text. */
  renderValue(source: string, values: RenderContext): RenderedSetting {
    const expression = WHOLE.exec(source)?.[1];
    if (expression === undefined) {
      return this.renderText(source, values);
    }
    return this.#run(source, () => {
      const template = this.#readExpression(expression);
      if (!template) {
        return this.#environment
          .fromString(source)
          .render(withoutComponent(values));
      }
      this.#captured = undefined;
      template.render(withoutComponent(values));
      return toPlain(this.#captured);
    });
  }

  // In brackets, `a }} and {{ b` is no expression, so that two in a row are not taken for one.
  #readExpression(expression: string) {
    try {
      return this.#environment.fromString(`{{ (${expression})|${CAPTURE} }}`);
    } catch (error) {
      if (error instanceof TemplateSyntaxError) {
        return undefined;
      }
      throw error;
    }
  }

  #run(source: string, render: () => unknown): RenderedSetting {
    try {
      return { value: render() };
    } catch (error) {
      if (error instanceof TemplateError) {
        return {
          problem: describeTemplateError(error, source),
          isUndefined: error.name === 'UndefinedError',
        };
      }
      throw error;
    }
  }
}

function toPlain(value: unknown): unknown {
  if (value instanceof Float) {
    return new YamlFloat(value.value);
  }
  if (Array.isArray(value)) {
    return value.map(toPlain);
  }
  if (value instanceof Map) {
    return Object.fromEntries(
      [...value].map(([key, member]) => [String(key), toPlain(member)]),
    );
  }
  const isScalar = typeof value !== 'object' || value === null;
  return isScalar ? value : String(value);
}
