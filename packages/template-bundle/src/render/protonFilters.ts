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
import { FilterCall, FilterFunction, IndentedText } from '@nucleon/jinja';
import { isObject } from '../schema/values';
import { writeText } from '../yaml/writeText';

const PLAIN_VALUE = /^[a-zA-Z0-9_-]*$/;
const PLAIN_VALUE_RULE = 'Must match regex ^[a-zA-Z0-9_-]*$';
const POLICY_ARN = /^arn:[a-zA-Z-]+:iam::\d{12}:policy\//;
// Looser than the ARNs of Proton's own resources: an S3 bucket's has neither region nor account.
const ARN =
  /^arn:aws[a-z-]*:[a-zA-Z0-9-]+:[a-zA-Z0-9-]*:(?:\d{12}|aws)?:[A-Za-z0-9_+=,.@:/*$~#-]+$/;

/**
 * The filters that Proton adds to Jinja's own.
 *
 * @internal
 */
export const protonFilters: ReadonlyMap<string, FilterFunction> = new Map<
  string,
  FilterFunction
>([
  ['proton_cfn_ecs_task_definition_formatted_env_vars', ecsEnvironment],
  ['proton_cfn_lambda_function_formatted_env_vars', lambdaEnvironment],
  ['proton_cfn_iam_policy_arns', policyArns],
  ['proton_cfn_sanitize', sanitize],
]);

function ecsEnvironment(call: FilterCall): IndentedText {
  const lines: string[] = [];
  for (const [name, value] of environmentVariables(call)) {
    lines.push(`- Name: ${name}`, `  Value: ${value}`);
  }
  return new IndentedText(lines);
}

function lambdaEnvironment(call: FilterCall): IndentedText {
  const variables = environmentVariables(call);
  return new IndentedText(
    variables.map(([name, value]) => `${name}: ${value}`),
  );
}

function policyArns(call: FilterCall): IndentedText {
  const lines: string[] = [];
  for (const [, value] of entriesOf(call)) {
    if (typeof value === 'string' && POLICY_ARN.test(value)) {
      lines.push(`- ${writeText(value)}`);
    }
  }
  return new IndentedText(lines);
}

function sanitize(call: FilterCall): string {
  const { text } = call;
  if (!PLAIN_VALUE.test(text) && !ARN.test(text)) {
    throw new Error(
      `Illegal character(s) detected in "${text}". ${PLAIN_VALUE_RULE} or be a valid ARN`,
    );
  }
  return text;
}

// Names and values as YAML. A number or a boolean stays one; text that YAML would take for something else gets quotes.
function environmentVariables(call: FilterCall): [string, string][] {
  const isChecked = (call.kwargs.raw ?? call.args[0] ?? true) === false;
  return entriesOf(call).map(([name, value]) => {
    const text = call.toText(value);
    if (isChecked && !PLAIN_VALUE.test(text)) {
      throw new Error(
        `Illegal character(s) detected in "${text}". ${PLAIN_VALUE_RULE}`,
      );
    }
    return [
      writeText(call.toText(name)),
      typeof value === 'string' ? writeText(text) : text,
    ];
  });
}

function entriesOf({ value }: FilterCall): [unknown, unknown][] {
  if (value instanceof Map) {
    return [...value];
  }
  if (isObject(value)) {
    return Object.entries(value);
  }
  throw new Error(
    'The filter needs a map, such as service_instance.components.default.outputs',
  );
}
