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
import type {
  PropertyType,
  Resource,
  SpecDatabase,
  TypeDefinition,
} from '@aws-cdk/service-spec-types';

/** Types that exist in AWS's model and that the simulator leaves out. */
const REFUSED = /^AWS::CloudFormation::(?!CustomResource$|WaitCondition)/;

let database: SpecDatabase | undefined;
const resources = new Map<string, Resource | undefined>();

/**
 * AWS's published model of the resource types. Reading it takes most of a second, so
 * that nothing does before a template arrives.
 */
function spec(): SpecDatabase {
  if (!database) {
    // A require, because an import would be read at once.
    // eslint-disable-next-line @typescript-eslint/no-var-requires, global-require
    const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');
    database = loadAwsServiceSpecSync() as SpecDatabase;
  }
  return database;
}

/** Whether a type is a custom resource, which takes any property. @internal */
export function isCustomType(type: string): boolean {
  return (
    type.startsWith('Custom::') ||
    type === 'AWS::CloudFormation::CustomResource'
  );
}

/** The model of a type; undefined for one that AWS has not got. @internal */
export function resourceModel(type: string): Resource | undefined {
  if (!resources.has(type)) {
    const name = type.startsWith('Custom::')
      ? 'AWS::CloudFormation::CustomResource'
      : type;
    const [found] = spec().lookup(
      'resource',
      'cloudFormationType',
      'equals',
      name,
    );
    resources.set(type, found);
  }
  return resources.get(type);
}

/** The definition that a property's type points to. @internal */
export function definitionOf(
  type: Extract<PropertyType, { type: 'ref' }>,
): TypeDefinition {
  return spec().get('typeDefinition', type.reference.$ref);
}

/** Whether AWS has a type of that name. @internal */
export function hasType(type: string): boolean {
  const model = resourceModel(type);
  // What only a transform understands is no type of CloudFormation itself.
  return model !== undefined && model.cloudFormationTransform === undefined;
}

/** Whether the simulator can stand in for a type. @internal */
export function isSimulatedType(type: string): boolean {
  return !REFUSED.test(type);
}

/** Whether a type carries the stack's tags. @internal */
export function isTaggable(type: string): boolean {
  return resourceModel(type)?.tagInformation !== undefined;
}

/** Every type with the names of its attributes. @internal */
export function allTypes(): [string, string[]][] {
  return spec()
    .all('resource')
    .map(one => [one.cloudFormationType, Object.keys(one.attributes)]);
}
