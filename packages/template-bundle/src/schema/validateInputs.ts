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
import { Problem } from '../bundle/Problem';
import { shortenMessage } from '../bundle/shortenMessage';
import { InputValidator } from './InputValidator';
import { JsonSchema } from './JsonSchema';

/**
 * Options of {@link validateInputs}.
 *
 * @public
 */
export interface ValidateInputsOptions {
  /** What the values are called in messages, such as `spec` or `instances[0].spec`. */
  path: string;
}

/**
 * Checks the values of inputs against their schema and names each input that is missing, unknown or wrong. Values are
 * not coerced: `"80"` is no number. A required input with a default is never missing. Secrets are not quoted.
 *
 * @public
 */
export function validateInputs(
  schema: JsonSchema,
  values: unknown,
  options: ValidateInputsOptions,
): Problem[] {
  const validator = new InputValidator({ root: schema, path: options.path });
  return validator.validate(schema, values).map(problem => ({
    ...problem,
    message: shortenMessage(problem.message),
  }));
}
