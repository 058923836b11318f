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
import { customizeValidator } from '@rjsf/validator-ajv8';
import { RE2JS } from 're2js';

/**
 * Compiles a pattern of a template for RE2, which needs linear time whatever
 * the pattern: templates are written by others and a form runs in the
 * browser of whoever opens it.
 */
function compilePattern(pattern: string) {
  const regularExpression = compileOrUndefined(pattern);
  return {
    // Registration refuses what RE2 cannot hold; the backend checks again.
    test: (text: string) => regularExpression?.matcher(text).find() ?? true,
    // Ajv tells patterns apart by this.
    toString: () => `re2:${pattern}`,
  };
}

function compileOrUndefined(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

/**
 * Checks inputs against a version's schema.
 *
 * @internal
 */
export const inputsValidator = customizeValidator({
  ajvOptionsOverrides: {
    code: {
      regExp: Object.assign(compilePattern, { code: 'compilePattern' }),
    },
    useDefaults: false,
  },
});
