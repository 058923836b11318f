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
import { describeValue } from '../schema/describeValue';
import { compilePattern } from '../schema/compilePattern';
import { JsonSchema } from '../schema/JsonSchema';
import { isObject, numberOf } from '../schema/values';

/**
 * A parameter as an input, and what could not be kept of it.
 *
 * @internal
 */
export interface ParameterSchema {
  schema: JsonSchema;
  errors: string[];
  warnings: string[];
}

// The ids of AWS-specific types. Other types of AWS are text without a pattern, because their names have no fixed form.
const AWS_PATTERNS: Readonly<Record<string, string | undefined>> = {
  'AWS::EC2::Image::Id': '^ami-[0-9a-f]+$',
  'AWS::EC2::Instance::Id': '^i-[0-9a-f]+$',
  'AWS::EC2::SecurityGroup::Id': '^sg-[0-9a-f]+$',
  'AWS::EC2::Subnet::Id': '^subnet-[0-9a-f]+$',
  'AWS::EC2::Volume::Id': '^vol-[0-9a-f]+$',
  'AWS::EC2::VPC::Id': '^vpc-[0-9a-f]+$',
  'AWS::EC2::AvailabilityZone::Name': '^[a-z]{2}(?:-[a-z]+)+-[0-9][a-z]$',
};

const LIST = /^List<(.+)>$/;

/**
 * Turns a parameter of a CloudFormation template into an input.
 *
 * @internal
 */
export function parameterSchema(
  parameter: Record<string, unknown>,
): ParameterSchema {
  const result: ParameterSchema = { schema: {}, errors: [], warnings: [] };
  const { schema, errors } = result;
  const type = String(parameter.Type ?? '');
  const itemType =
    type === 'CommaDelimitedList' ? 'String' : LIST.exec(type)?.[1];
  const isNumber = (itemType ?? type) === 'Number';
  if (!/^(?:String|Number|AWS::[A-Za-z0-9:<>]+)$/.test(itemType ?? type)) {
    errors.push(
      `the Type must be one of CloudFormation's, but is ${describeValue(parameter.Type)}`,
    );
    return result;
  }
  const value: JsonSchema = { type: isNumber ? 'number' : 'string' };
  addRules({ schema: value, parameter, isNumber, result });
  const pattern = AWS_PATTERNS[itemType ?? type];
  if (pattern && value.pattern === undefined) {
    value.pattern = pattern;
  }
  addNotes(schema, parameter);
  if (String(parameter.NoEcho) === 'true') {
    schema.format = 'password';
    schema.writeOnly = true;
  }
  Object.assign(
    schema,
    itemType === undefined ? value : { type: 'array', items: value },
  );
  if ('Default' in parameter) {
    schema.default = readDefault(parameter.Default, {
      isList: itemType !== undefined,
      isNumber,
    });
  }
  return result;
}

function addRules(options: {
  schema: JsonSchema;
  parameter: Record<string, unknown>;
  isNumber: boolean;
  result: ParameterSchema;
}): void {
  const { schema, parameter, isNumber, result } = options;
  const { AllowedValues: allowed, AllowedPattern: pattern } = parameter;
  if (Array.isArray(allowed) && allowed.length) {
    schema.enum = allowed.map(choice => toScalar(choice, isNumber));
  }
  if (typeof pattern === 'string') {
    // CloudFormation matches the whole value.
    const whole = `^(?:${pattern})$`;
    try {
      compilePattern(whole);
      schema.pattern = whole;
    } catch (error) {
      result.warnings.push(
        `the AllowedPattern '${pattern}' is left to CloudFormation: it cannot be checked in linear time (${String((error as Error).message)})`,
      );
    }
  }
  const bounds = [
    ['MinLength', 'minLength'],
    ['MaxLength', 'maxLength'],
    ['MinValue', 'minimum'],
    ['MaxValue', 'maximum'],
  ] as const;
  for (const [from, to] of bounds) {
    if (parameter[from] !== undefined) {
      const bound = Number(toScalar(parameter[from], true));
      if (Number.isFinite(bound)) {
        schema[to] = bound;
      } else {
        result.errors.push(`the ${from} must be a number`);
      }
    }
  }
}

function addNotes(
  schema: JsonSchema,
  parameter: Record<string, unknown>,
): void {
  const notes = [parameter.Description, parameter.ConstraintDescription].filter(
    note => typeof note === 'string' && note !== '',
  );
  if (notes.length) {
    schema.description = notes.join(' ');
  }
}

function readDefault(
  value: unknown,
  options: { isList: boolean; isNumber: boolean },
): unknown {
  const { isList, isNumber } = options;
  if (!isList) {
    return toScalar(value, isNumber);
  }
  const items = Array.isArray(value)
    ? value
    : String(numberOf(value) ?? value ?? '').split(',');
  return items
    .map(item => (typeof item === 'string' ? item.trim() : item))
    .filter(item => item !== '')
    .map(item => toScalar(item, isNumber));
}

// CloudFormation's parameters are text; in a template they may be written as numbers and booleans.
function toScalar(value: unknown, isNumber: boolean): unknown {
  const number = numberOf(value);
  if (isNumber) {
    // What is no number stays what it is, to be said.
    const read = String(value).trim() === '' ? NaN : Number(value);
    return number ?? (Number.isNaN(read) ? value : read);
  }
  return isObject(value) || value === null ? '' : String(number ?? value);
}
