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
import { TerraformResourceKind } from './TerraformResource';

/**
 * A type of Terraform's: a name, or the members of an object.
 *
 * @internal
 */
export type TypeOf = string | { [member: string]: TypeOf };

interface Declaration {
  name: string;
  /** The members of its object type. */
  members: { [member: string]: TypeOf };
  isList?: boolean;
  isOptional?: boolean;
}

/**
 * The file with the variables of each kind of resource.
 *
 * @internal
 */
export const variableFiles: Readonly<Record<TerraformResourceKind, string>> = {
  environment: 'proton.environment.variables.tf',
  service_instance: 'proton.service_instance.variables.tf',
  pipeline: 'proton.pipeline.variables.tf',
  component: 'proton.component.variables.tf',
};

const deployedEnvironment = {
  account_id: 'string',
  name: 'string',
  outputs: 'map(string)',
};

const serviceWithPipeline = {
  name: 'string',
  branch_name: 'string',
  repository_connection_arn: 'string',
  repository_id: 'string',
};

/**
 * The variables that Proton declares for a resource, with the members that they have.
 *
 * @internal
 */
export function variablesOf(
  kind: TerraformResourceKind,
  hasPipeline: boolean,
): Declaration[] {
  const service = hasPipeline ? serviceWithPipeline : { name: 'string' };
  switch (kind) {
    case 'environment':
      return [
        {
          name: 'environment',
          members: { inputs: 'any', name: 'string' },
          isOptional: true,
        },
      ];
    case 'service_instance':
      return [
        { name: 'environment', members: deployedEnvironment, isOptional: true },
        { name: 'service', members: service },
        {
          name: 'service_instance',
          members: { name: 'string', inputs: 'any', components: 'map(any)' },
          isOptional: true,
        },
      ];
    case 'pipeline':
      return [
        {
          name: 'service_instances',
          members: {
            name: 'string',
            inputs: 'any',
            outputs: 'map(string)',
            environment: deployedEnvironment,
          },
          isList: true,
        },
        { name: 'service', members: service, isOptional: true },
        { name: 'pipeline', members: { inputs: 'any' }, isOptional: true },
      ];
    default:
      return [
        { name: 'component', members: { name: 'string' } },
        { name: 'environment', members: deployedEnvironment },
        { name: 'service', members: { name: 'string' }, isOptional: true },
        {
          name: 'service_instance',
          members: { name: 'string', inputs: 'any' },
          isOptional: true,
        },
      ];
  }
}

/**
 * The text of the file with the variables of a resource.
 *
 * @internal
 */
export function declareVariables(
  kind: TerraformResourceKind,
  hasPipeline: boolean,
): string {
  const blocks = variablesOf(kind, hasPipeline).map(declare);
  const tags = `variable "proton_tags" {
  type    = map(string)
  default = null
}
`;
  return [...blocks, tags].join('\n');
}

function declare(declaration: Declaration): string {
  const { name, members, isList, isOptional } = declaration;
  const type = isList
    ? `list(\n    ${objectType(members, '    ')}\n  )`
    : objectType(members, '  ');
  const lines = [
    `variable "${name}" {`,
    `  type = ${type}`,
    ...(isOptional ? ['  default = null'] : []),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

// As `terraform fmt` aligns it: neighbours of one line each.
function objectType(
  members: { [member: string]: TypeOf },
  indentation: string,
): string {
  const entries = Object.entries(members);
  const width = Math.max(
    ...entries.map(([key, type]) =>
      typeof type === 'string' ? key.length : 0,
    ),
  );
  const lines = entries.map(([key, type]) =>
    typeof type === 'string'
      ? `${indentation}  ${key.padEnd(width)} = ${type}`
      : `${indentation}  ${key} = ${objectType(type, `${indentation}  `)}`,
  );
  return `object({\n${lines.join('\n')}\n${indentation}})`;
}
