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
import { RJSFSchema, RJSFValidationError } from '@rjsf/utils';
import { KeepsSecrets, drawSchema } from './drawnSchema';
import { inputsValidator } from './inputsValidator';
import { InputSchema, InputValues, SecretValues } from './inputSchema';
import { mergeSecrets } from './secretInputs';

/**
 * What is wrong with an input.
 *
 * @internal
 */
export type InputProblem = { path: string; message: string };

/** @internal */
export type ValidateInputsOptions = {
  schema: InputSchema | undefined;
  value: InputValues;
  secrets?: SecretValues;
  /** Paths of sensitive inputs that are given, though their values are not at hand. */
  givenSecrets?: string[];
  keepsSecrets?: KeepsSecrets;
};

const NO_TEXTS = { defaultIs: String, keepSecret: '', yes: '', no: '' };

/**
 * Checks inputs as the form does.
 *
 * @internal
 */
export function validateInputs(options: ValidateInputsOptions): InputProblem[] {
  const { schema, value, secrets = {}, givenSecrets = [] } = options;
  if (!schema) {
    return [];
  }
  const drawn = drawSchema({
    schema,
    keepsSecrets: options.keepsSecrets,
    texts: NO_TEXTS,
  }).schema;
  const { errors } = inputsValidator.validateFormData(
    mergeSecrets(value, secrets),
    drawn as RJSFSchema,
  );
  return errors
    .map(error => ({
      path: getErrorPath(error),
      message: `${error.message ?? error.stack}`,
    }))
    .filter(problem => !givenSecrets.includes(problem.path));
}

/**
 * The path of the input that an error is about.
 *
 * @internal
 */
export function getErrorPath(error: RJSFValidationError): string {
  return (error.property ?? '')
    .replace(/\[["']?([^\]"']+)["']?\]/g, '.$1')
    .replace(/^\./, '');
}
