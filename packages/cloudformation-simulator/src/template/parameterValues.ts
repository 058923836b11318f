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
import { validationError } from '../awsError';
import type { ParameterDeclaration, Template } from './Template';

/** A parameter as a request gives it. @internal */
export interface ParameterInput {
  key: string;
  value?: string;
  usePreviousValue: boolean;
}

/** What {@link parameterValues} works with. @internal */
export interface ParameterValuesOptions {
  template: Template;
  given: ParameterInput[];
  /** The stack's present values, for UsePreviousValue. */
  previous?: Record<string, string>;
}

/** Whether a parameter's value is a list of values. @internal */
export function isListType(type: string): boolean {
  return /CommaDelimitedList|List</.test(type);
}

function breach(parameter: ParameterDeclaration, value: string) {
  const { name, type, allowedValues, allowedPattern } = parameter;
  const { minLength, maxLength, minValue, maxValue } = parameter;
  const number = Number(value);
  if (type === 'Number' && (value.trim() === '' || Number.isNaN(number))) {
    return `Parameter '${name}' must be a number.`;
  }
  const parts = isListType(type) ? value.split(',') : [value];
  const bad = parts.find(
    part => allowedValues && !allowedValues.includes(part.trim()),
  );
  if (bad !== undefined) {
    return `Parameter '${name}' must be one of AllowedValues`;
  }
  if (
    allowedPattern &&
    parts.some(part => !new RegExp(`^(?:${allowedPattern})$`).test(part))
  ) {
    return `Parameter ${name} failed to satisfy constraint: must match pattern ${allowedPattern}`;
  }
  if (minLength !== undefined && value.length < minLength) {
    return `Parameter '${name}' must contain at least ${minLength} characters`;
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return `Parameter '${name}' must contain at most ${maxLength} characters`;
  }
  if (minValue !== undefined && number < minValue) {
    return `Parameter '${name}' must be a number not less than ${minValue}`;
  }
  if (maxValue !== undefined && number > maxValue) {
    return `Parameter '${name}' must be a number not greater than ${maxValue}`;
  }
  return undefined;
}

function check(parameter: ParameterDeclaration, value: string): void {
  const problem = breach(parameter, value);
  if (problem) {
    const { name, constraintDescription } = parameter;
    throw validationError(
      constraintDescription
        ? `Parameter ${name} failed to satisfy constraint: ${constraintDescription}`
        : problem,
    );
  }
}

/**
 * The effective value of each parameter: given, previous or default, checked
 * against the declaration.
 * @internal
 */
export function parameterValues(
  options: ParameterValuesOptions,
): Record<string, string> {
  const { template, given, previous } = options;
  const extra = given.filter(one => !(one.key in template.parameters));
  if (extra.length > 0) {
    throw validationError(
      `Parameters: [${extra.map(one => one.key).join(', ')}] do not exist in the template`,
    );
  }
  const values: Record<string, string> = {};
  const missing: string[] = [];
  for (const parameter of Object.values(template.parameters)) {
    const { name } = parameter;
    const input = given.find(one => one.key === name);
    const value = input?.usePreviousValue
      ? previous?.[name]
      : (input?.value ?? parameter.default);
    if (input?.usePreviousValue && value === undefined) {
      throw validationError(
        `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
    }
    if (value === undefined) {
      missing.push(name);
    } else {
      check(parameter, value);
      values[name] = value;
    }
  }
  if (missing.length > 0) {
    throw validationError(
      `Parameters: [${missing.join(', ')}] must have values`,
    );
  }
  return values;
}
