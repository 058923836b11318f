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
import type { JsonObject } from '../state/types';
import { random, type ALPHABETS } from './random';
import { isCustomType, resourceModel } from './spec';

/** Types with a rule of their own for names that CloudFormation makes up. */
const RULES: Record<string, { length: number; lower?: boolean }> = {
  'AWS::AppRunner::Service': { length: 40 },
  'AWS::AppRunner::VpcConnector': { length: 40 },
  'AWS::CodePipeline::Pipeline': { length: 100 },
  'AWS::DynamoDB::Table': { length: 255 },
  'AWS::ECR::Repository': { length: 256, lower: true },
  'AWS::ElastiCache::CacheCluster': { length: 40, lower: true },
  'AWS::ElasticLoadBalancing::LoadBalancer': { length: 32 },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { length: 32 },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { length: 32 },
  'AWS::IAM::InstanceProfile': { length: 128 },
  'AWS::IAM::Role': { length: 64 },
  'AWS::IAM::User': { length: 64 },
  'AWS::Lambda::Function': { length: 64 },
  'AWS::RDS::DBCluster': { length: 63, lower: true },
  'AWS::RDS::DBInstance': { length: 63, lower: true },
  'AWS::S3::Bucket': { length: 63, lower: true },
  'AWS::SQS::Queue': { length: 80 },
};

/** Types whose name may stay when they are replaced: each replacement is a new revision. */
const REVISIONS = [
  'AWS::AppRunner::VpcConnector',
  'AWS::Batch::JobDefinition',
  'AWS::ECS::TaskDefinition',
];

/** Types whose name is in a property that the naming habits do not tell. */
const NAME_PROPERTIES: Record<string, string> = {
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'PolicyName',
};

/** Types whose names are unique only within a parent that may be left out. */
const WITHIN_PARENT = [
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::ECS::Service',
  'AWS::ServiceDiscovery::Service',
];

/** What a made-up name is made from. @internal */
export interface GeneratedNameOptions {
  type: string;
  stackName: string;
  logicalId: string;
  seed: string;
}

/** A name as CloudFormation makes it up: stack, logical id, random tail. @internal */
export function generatedName(options: GeneratedNameOptions): string {
  const { type, stackName, logicalId, seed } = options;
  const rule = RULES[type] ?? { length: 128 };
  const alphabet: keyof typeof ALPHABETS = rule.lower ? 'lower' : 'mixed';
  const tail = random(`${seed}/name`, 12, alphabet);
  const room = rule.length - tail.length - 2;
  const half = Math.floor(room / 2);
  const id = logicalId.slice(0, Math.max(half, room - stackName.length));
  const name = `${stackName.slice(0, room - id.length)}-${id}-${tail}`;
  return rule.lower ? name.toLowerCase() : name;
}

/**
 * The property that holds a type's own name, if its name can be chosen and a change of
 * it replaces the resource.
 * @internal
 */
export function nameProperty(type: string): string | undefined {
  const model = resourceModel(type);
  if (!model || isCustomType(type)) {
    return undefined;
  }
  const identifiers =
    model.primaryIdentifier?.length === 1 ? model.primaryIdentifier : [];
  const known = NAME_PROPERTIES[type] ?? `${model.name}Name`;
  return [known, 'Name', ...identifiers].find(
    name => model.properties[name]?.causesReplacement === 'yes',
  );
}

/**
 * The name that a template chose for a resource, where a replacement under the same name
 * cannot stand beside the old one.
 * @internal
 */
export function customName(
  type: string,
  properties: JsonObject,
): string | undefined {
  if (REVISIONS.includes(type)) {
    return undefined;
  }
  const property = nameProperty(type);
  const value = property === undefined ? undefined : properties[property];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The name that a template chose for a resource and that no other resource of the type
 * may have. Names within a parent (a function's aliases, an API's stages) do not count.
 * @internal
 */
export function uniqueName(
  type: string,
  properties: JsonObject,
): string | undefined {
  const own = nameProperty(type);
  const parents = Object.entries(resourceModel(type)?.properties ?? {}).some(
    ([name, property]) =>
      name !== own && property.required && property.causesReplacement === 'yes',
  );
  return parents || WITHIN_PARENT.includes(type)
    ? undefined
    : customName(type, properties);
}
