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
import { JsonSchema } from '../schema/JsonSchema';
import { validateInputs } from '../schema/validateInputs';
import { isObject } from '../schema/values';
import { parameterSchema } from './parameterSchema';
import { readPlainTemplate } from './readPlainTemplate';

const INTERFACE = 'AWS::CloudFormation::Interface';

/**
 * The inputs of a plain CloudFormation template: its parameters, in the order and with the labels that
 * `AWS::CloudFormation::Interface` gives them. Parameters without a default are required.
 *
 * @internal
 */
export function parsePlainTemplate(
  text: string,
  file: string,
): { schema: JsonSchema; problems: Problem[] } {
  const document = readPlainTemplate(text);
  const problems: Problem[] = document.errors.map(error => ({
    ...error,
    message: `The template is not valid YAML: ${error.message}`,
    file,
    severity: 'error',
  }));
  const schema: JsonSchema = { type: 'object', properties: {} };
  if (problems.length || !isObject(document.value)) {
    return { schema, problems };
  }
  const { Parameters: parameters, Metadata: metadata } = document.value;
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  const members = isObject(parameters) ? parameters : {};
  const { order, labels } = readInterface(metadata);
  for (const name of new Set([...order, ...Object.keys(members)])) {
    const parameter = Object.hasOwn(members, name) ? members[name] : undefined;
    if (parameter === undefined) {
      continue;
    }
    const read = parameterSchema(isObject(parameter) ? parameter : {});
    for (const [severity, messages] of [
      ['error', read.errors],
      ['warning', [...read.warnings, ...checkDefault(name, read.schema)]],
    ] as const) {
      for (const message of messages) {
        problems.push({
          message: `Of the parameter '${name}', ${message}`,
          file,
          ...document.locate(['Parameters', name]),
          severity,
        });
      }
    }
    const label = labels.get(name);
    properties[name] = label ? { title: label, ...read.schema } : read.schema;
    if (!('default' in read.schema)) {
      required.push(name);
    }
  }
  schema.properties = properties;
  if (required.length) {
    schema.required = required;
  }
  return { schema, problems };
}

// CloudFormation refuses it when the stack is made.
function checkDefault(name: string, schema: JsonSchema): string[] {
  if (!('default' in schema)) {
    return [];
  }
  const [problem] = validateInputs(
    { properties: { [name]: schema } },
    { [name]: schema.default },
    { path: '' },
  );
  return problem
    ? [problem.message.replace(/^The input '[^']*'/, 'the Default')]
    : [];
}

function readInterface(metadata: unknown): {
  order: string[];
  labels: Map<string, string>;
} {
  const labels = new Map<string, string>();
  const view = isObject(metadata) ? metadata[INTERFACE] : undefined;
  if (!isObject(view)) {
    return { order: [], labels };
  }
  const groups = Array.isArray(view.ParameterGroups)
    ? view.ParameterGroups
    : [];
  const order = groups.flatMap((group): unknown[] =>
    isObject(group) && Array.isArray(group.Parameters) ? group.Parameters : [],
  );
  const given = isObject(view.ParameterLabels) ? view.ParameterLabels : {};
  for (const [name, label] of Object.entries(given)) {
    if (isObject(label) && typeof label.default === 'string') {
      labels.set(name, label.default);
    }
  }
  return {
    order: order.filter(name => typeof name === 'string'),
    labels,
  };
}
