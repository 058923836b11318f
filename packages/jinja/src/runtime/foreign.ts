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

import { TemplateError } from '../errors/TemplateError';
import { TemplateRuntimeError } from '../errors/errors';
import { toPlain } from '../values/toPlain';
import { Value } from '../values/PyObject';

/**
 * Calls code that is not ours. What it throws still ends as an error of the template, with its line.
 *
 * @internal
 */
export function callForeign<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof TemplateError || error instanceof RangeError) {
      throw error;
    }
    throw new TemplateRuntimeError(
      error instanceof Error ? error.message : `'${name}' failed: ${error}`,
    );
  }
}

/**
 * Keyword arguments as a plain object, which inherits nothing.
 *
 * @internal
 */
export function plainKeywords(
  keywords: ReadonlyMap<string, Value>,
): Readonly<Record<string, unknown>> {
  const kwargs: Record<string, unknown> = Object.create(null);
  for (const [name, value] of keywords) {
    kwargs[name] = toPlain(value);
  }
  return kwargs;
}
