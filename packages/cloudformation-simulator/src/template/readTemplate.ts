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
import { hasType, isSimulatedType } from '../model/spec';
import type { Json, JsonObject } from '../state/types';
import { parseBody } from './parseBody';
import { checkCycles } from './dependencies';
import { references } from './references';
import { SAM_TRANSFORM, expandSam } from './sam/expandSam';
import type {
  OutputDeclaration,
  ParameterDeclaration,
  ResourceDeclaration,
  Template,
} from './Template';

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

/** CloudFormation's own quotas on a template. */
const QUOTAS = {
  Resources: 500,
  Parameters: 200,
  Outputs: 200,
  Mappings: 200,
} as const;

function formatError(problem: string) {
  return validationError(`Template format error: ${problem}`);
}

function object(value: Json | undefined, what: string): JsonObject {
  if (value === undefined || value === null) {
    return {};
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw formatError(`${what} must be an object.`);
  }
  return value;
}

function section(body: JsonObject, name: string): Record<string, JsonObject> {
  const entries = Object.entries(object(body[name], name));
  const quota = QUOTAS[name as keyof typeof QUOTAS];
  if (quota && entries.length > quota) {
    throw formatError(
      `Number of ${name.toLowerCase()}, ${entries.length}, is greater than maximum allowed, ${quota}`,
    );
  }
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const path = `[/${name}/${key}]`;
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        throw formatError(`${path} must be an object.`);
      }
      return [key, value];
    }),
  );
}

function text(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function count(value: Json | undefined): number | undefined {
  return value === undefined || value === null ? undefined : Number(value);
}

function readParameter(name: string, value: JsonObject): ParameterDeclaration {
  const type = text(value.Type);
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    throw formatError(`Parameter name ${name} is non alphanumeric.`);
  }
  if (!type) {
    throw formatError('Every Parameters object must contain a Type member.');
  }
  if (
    !/^(String|Number|CommaDelimitedList|List<.+>|AWS::[A-Za-z0-9:]+(<.+>)?)$/.test(
      type,
    )
  ) {
    throw formatError(`Unrecognized parameter type: ${type}`);
  }
  const fallback = value.Default;
  return {
    name,
    type,
    default: Array.isArray(fallback) ? fallback.join(',') : text(fallback),
    noEcho: String(value.NoEcho) === 'true',
    description: text(value.Description),
    allowedValues: Array.isArray(value.AllowedValues)
      ? value.AllowedValues.map(String)
      : undefined,
    allowedPattern: text(value.AllowedPattern),
    constraintDescription: text(value.ConstraintDescription),
    minLength: count(value.MinLength),
    maxLength: count(value.MaxLength),
    minValue: count(value.MinValue),
    maxValue: count(value.MaxValue),
  };
}

function readResource(id: string, value: JsonObject): ResourceDeclaration {
  if (!/^[A-Za-z0-9]+$/.test(id)) {
    throw formatError(`Resource name ${id} is non alphanumeric.`);
  }
  if (typeof value.Type !== 'string') {
    throw formatError(
      `[/Resources/${id}] Every Resources object must contain a Type member.`,
    );
  }
  const { DependsOn: after, DeletionPolicy: kept } = value;
  const policy = text(kept) ?? 'Delete';
  if (
    !['Delete', 'Retain', 'Snapshot', 'RetainExceptOnCreate'].includes(policy)
  ) {
    throw formatError(
      `Unrecognized DeletionPolicy ${policy} for resource ${id}`,
    );
  }
  return {
    logicalId: id,
    type: value.Type,
    properties: object(value.Properties, `[/Resources/${id}/Properties]`),
    dependsOn: Array.isArray(after)
      ? after.map(String)
      : [text(after)].filter(item => item !== undefined),
    condition: text(value.Condition),
    deletionPolicy: policy,
    updateReplacePolicy: text(value.UpdateReplacePolicy) ?? 'Delete',
    metadata: value.Metadata,
  };
}

function readOutput(key: string, value: JsonObject): OutputDeclaration {
  if (value.Value === undefined || value.Value === null) {
    throw formatError(
      `[/Outputs/${key}] Every Outputs member must contain a Value object`,
    );
  }
  return {
    key,
    value: value.Value,
    description: text(value.Description),
    exportName: object(value.Export, `[/Outputs/${key}/Export]`).Name,
    condition: text(value.Condition),
  };
}

function checkTypes(resources: ResourceDeclaration[]): void {
  const unknown = resources
    .map(resource => resource.type)
    .filter(type => !hasType(type));
  if (unknown.length > 0) {
    throw formatError(
      `Unrecognized resource types: [${[...new Set(unknown)].join(', ')}]`,
    );
  }
  const refused = resources.find(resource => !isSimulatedType(resource.type));
  if (refused) {
    throw validationError(
      `Resource ${refused.logicalId} has type ${refused.type}, which the simulator does not offer (nested stacks, macros and modules are left out)`,
    );
  }
}

function checkReferences(template: Template): void {
  const { resources, parameters, conditions } = template;
  const known = (name: string) =>
    name in resources || name in parameters || name.startsWith('AWS::');
  for (const [where, values] of [
    ['Resources', Object.values(resources).map(one => one.properties)],
    ['Outputs', Object.values(template.outputs).map(one => one.value)],
  ] as const) {
    const missing = values
      .flatMap(value => references(value))
      .map(reference => reference.name)
      .filter(name => !known(name));
    if (missing.length > 0) {
      throw formatError(
        `Unresolved resource dependencies [${[...new Set(missing)].join(
          ', ',
        )}] in the ${where} block of the template`,
      );
    }
  }
  for (const { logicalId, dependsOn, condition } of Object.values(resources)) {
    const missing = dependsOn.filter(id => !(id in resources));
    if (missing.length > 0) {
      throw formatError(
        `Unresolved resource dependencies [${missing.join(', ')}] in the Resources block of the template`,
      );
    }
    if (condition && !(condition in conditions)) {
      throw formatError(
        `Unresolved condition dependency ${condition} in the Resources block of the template`,
      );
    }
    if (logicalId in parameters) {
      throw formatError(
        `Duplicate names in the Parameters and Resources blocks: [${logicalId}]`,
      );
    }
  }
}

function readTransforms(body: JsonObject): string[] {
  const declared = body.Transform ?? [];
  const transforms = (Array.isArray(declared) ? declared : [declared]).map(
    item =>
      (typeof item === 'object'
        ? text(object(item, 'Transform').Name)
        : text(item)) ?? '',
  );
  const other = transforms.find(name => name !== SAM_TRANSFORM);
  if (other !== undefined) {
    throw validationError(
      `No transform named ${other} found. (The simulator knows only ${SAM_TRANSFORM}.)`,
    );
  }
  return transforms;
}

function map<T>(
  values: Record<string, JsonObject>,
  read: (key: string, value: JsonObject) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, read(key, value)]),
  );
}

/**
 * Reads a template: parses it, applies its transforms and checks its form. What
 * depends on parameter values is checked later.
 * @internal
 */
export function readTemplate(original: string): Template {
  const body = parseBody(original);
  const unknown = Object.keys(body).filter(key => !SECTIONS.includes(key));
  if (unknown.length > 0) {
    throw validationError(
      `Invalid template property or properties [${unknown.join(', ')}]`,
    );
  }
  const version = body.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09') {
    throw formatError(`unsupported value for AWSTemplateFormatVersion.`);
  }
  const transforms = readTransforms(body);
  const processed = transforms.length > 0 ? expandSam(body) : body;
  if (Object.keys(object(processed.Resources, 'Resources')).length === 0) {
    throw formatError('At least one Resources member must be defined.');
  }
  const template: Template = {
    original,
    processed,
    transforms,
    description: text(body.Description),
    metadata: body.Metadata,
    parameters: map(section(processed, 'Parameters'), readParameter),
    mappings: section(processed, 'Mappings'),
    conditions: section(processed, 'Conditions'),
    resources: map(section(processed, 'Resources'), readResource),
    outputs: map(section(processed, 'Outputs'), readOutput),
  };
  checkTypes(Object.values(template.resources));
  checkReferences(template);
  checkCycles(template);
  return template;
}
