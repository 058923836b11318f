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
  DictLoader,
  Environment,
  EnvironmentOptions,
  TemplateError,
} from '@nucleon/jinja';

/**
 * A template with what it is rendered with. Options that are left out are Jinja2's defaults.
 *
 * @internal
 */
export interface JinjaCase {
  id?: unknown;
  template: string;
  context?: Record<string, unknown>;
  options?: Omit<Partial<EnvironmentOptions>, 'undefined'> & {
    /** `lenient`, or a word that is not known, is Jinja2's default. */
    undefined?: string;
  };
  /** What `include`, `import` and `extends` may name. */
  templates?: Record<string, string>;
}

/**
 * What came out: text, or the class and the message of an error, and its line where it is known.
 *
 * @internal
 */
export type JinjaResult =
  { expected: string } | { error: string; message: string; line?: number };

const undefinedClasses = ['strict', 'chainable', 'debug'] as const;

/**
 * Renders a case. What it throws is a result too.
 *
 * @internal
 */
export function renderCase(item: JinjaCase): JinjaResult {
  const { template, context = {}, options = {}, templates } = item;
  try {
    const environment = new Environment({
      ...options,
      undefined:
        undefinedClasses.find(name => name === options.undefined) ?? 'default',
      loader: new DictLoader(templates ?? {}),
    });
    return { expected: environment.fromString(template).render(context) };
  } catch (error) {
    if (!(error instanceof Error)) {
      throw error;
    }
    const line = error instanceof TemplateError ? error.line : undefined;
    return {
      error: error.name,
      message: error.message,
      ...(line === undefined ? {} : { line }),
    };
  }
}
