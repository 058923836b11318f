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
import { InputError } from '@backstage/errors';
import { Limits } from '@nucleon/jinja';
import { Problem } from '../bundle/Problem';
import { RenderContext } from '../render/RenderContext';
import { isObject } from '../schema/values';
import { RenderedSetting, SettingTemplates } from './SettingTemplates';

const NOT_SHOWN =
  '# This cannot be shown: it cannot be rendered without its secrets.';

/**
 * How the settings of one manifest are rendered.
 *
 * @internal
 */
export interface SettingsRendererOptions {
  /** The manifest. */
  file: string;
  context: RenderContext;
  withoutSecrets: RenderContext;
  /** Renders what can be shown. */
  isShown: boolean;
  /** Takes what is missing for empty, where a text cannot be rendered otherwise. */
  isLenient: boolean;
  limits?: Partial<Limits>;
}

/**
 * Renders commands and project properties, strictly first; holds no secrets in what it says.
 *
 * @internal
 */
export class SettingsRenderer {
  /** What is missing, and was taken for empty. */
  readonly problems: Problem[] = [];

  readonly #file: string;
  readonly #context: RenderContext;
  readonly #withoutSecrets: RenderContext;
  readonly #isShown: boolean;
  readonly #strict: SettingTemplates;
  readonly #lenient: SettingTemplates | undefined;

  constructor(options: SettingsRendererOptions) {
    const { limits } = options;
    this.#file = options.file;
    this.#context = options.context;
    this.#withoutSecrets = options.withoutSecrets;
    this.#isShown = options.isShown;
    this.#strict = new SettingTemplates({ limits });
    this.#lenient = options.isLenient
      ? new SettingTemplates({ limits, isLenient: true })
      : undefined;
  }

  /** Renders a command. */
  command(source: string, place: string): string {
    return String(
      this.#render(place, (templates, context) =>
        templates.renderText(source, context),
      ),
    );
  }

  /** Renders the texts in properties; those that are missing as a whole are left out. */
  properties(
    properties: Record<string, unknown>,
    place = 'project_properties',
  ): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(properties)
        .map(([key, value]) => [key, this.#property(value, `${place}.${key}`)])
        .filter(([, value]) => value !== undefined),
    );
  }

  #property(value: unknown, place: string): unknown {
    if (typeof value === 'string') {
      return this.#render(place, (templates, context) =>
        templates.renderValue(value, context),
      );
    }
    if (Array.isArray(value)) {
      return value
        .map((item, index) => this.#property(item, `${place}[${index}]`))
        .filter(item => item !== undefined);
    }
    return isObject(value) ? this.properties(value, place) : value;
  }

  #render(
    place: string,
    render: (
      templates: SettingTemplates,
      context: RenderContext,
    ) => RenderedSetting,
  ): unknown {
    const tryBoth = (context: RenderContext): RenderedSetting => {
      const result = render(this.#strict, context);
      const isMissing = 'problem' in result && result.isUndefined;
      return this.#lenient && isMissing
        ? { ...render(this.#lenient, context), missing: result.problem }
        : result;
    };
    const shown = tryBoth(this.#withoutSecrets);
    const result = this.#isShown ? shown : tryBoth(this.#context);
    if (result.missing !== undefined) {
      this.#warn(place, result.missing);
    }
    if ('value' in result) {
      return result.value;
    }
    if (this.#isShown && 'value' in tryBoth(this.#context)) {
      return NOT_SHOWN;
    }
    // What went wrong may quote a value. It is told as it is without the secrets, if it goes wrong without them too.
    const problem =
      'problem' in shown
        ? shown.problem
        : 'The value of a secret input is not accepted here';
    throw new InputError(`${this.#file}: settings.${place}: ${problem}`);
  }

  #warn(place: string, missing: string): void {
    this.problems.push({
      message: `settings.${place}: ${missing}. It is taken for empty, so that the resource can be deleted`,
      file: this.#file,
      severity: 'warning',
    });
  }
}
