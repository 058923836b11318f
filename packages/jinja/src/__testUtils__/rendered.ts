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

import { DictLoader } from '../DictLoader';
import { Environment } from '../Environment';
import { EnvironmentOptions } from '../EnvironmentOptions';
import { TemplateError } from '../errors';
import { PyFloat } from '../values/PyFloat';
import { variables } from './variables';

/** Options of a case, with the templates that it may load. */
interface CaseOptions extends Omit<EnvironmentOptions, 'undefined'> {
  undefined?: string;
  templates?: Record<string, string>;
}

/** What a template gives with the variables of the tests. */
export function rendered(template: string, options: CaseOptions = {}): string {
  const { templates = {}, undefined: kind, ...rest } = options;
  const environment = new Environment({
    ...rest,
    undefined: kind as EnvironmentOptions['undefined'],
    loader: new DictLoader(templates),
  });
  return environment.fromString(template).render({
    ...variables,
    f: new PyFloat(1.5),
    g: new PyFloat(80),
    big: 12345678901234567890n,
  });
}

/** How a template fails: with which class of Python's, message and line. */
export function failure(template: string, options: CaseOptions = {}) {
  try {
    return rendered(template, options);
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    const { name, message, line } = error;
    return { name, message, line };
  }
}
