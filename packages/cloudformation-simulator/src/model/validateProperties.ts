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
import type { Property, PropertyType } from '@aws-cdk/service-spec-types';
import type { Json, JsonObject } from '../state/types';
import { definitionOf, isCustomType, resourceModel } from './spec';

function kind(value: Json): string {
  if (Array.isArray(value)) {
    return 'JSONArray';
  }
  if (value !== null && typeof value === 'object') {
    return 'JSONObject';
  }
  return (
    { string: 'String', number: 'Number', boolean: 'Boolean' }[
      typeof value as 'string'
    ] ?? 'Null'
  );
}

function expected(name: string, path: string, value: Json): string[] {
  return [`${path}: expected type: ${name}, found: ${kind(value)}`];
}

/**
 * CloudFormation turns scalars into each other: "80" does for a number, true for a text.
 */
function checkScalar(type: PropertyType, value: Json, path: string): string[] {
  if (value === null || typeof value === 'object') {
    const names = { integer: 'Integer', number: 'Number', boolean: 'Boolean' };
    const name = names[type.type as keyof typeof names] ?? 'String';
    return expected(name, path, value);
  }
  const text = String(value);
  // A dynamic reference is filled in by the service; nobody can check it here.
  if (text.startsWith('{{resolve:')) {
    return [];
  }
  switch (type.type) {
    case 'integer':
      return /^-?\d+(\.0+)?$/.test(text.trim())
        ? []
        : expected('Integer', path, value);
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text))
        ? []
        : expected('Number', path, value);
    case 'boolean':
      return /^(true|false)$/i.test(text)
        ? []
        : expected('Boolean', path, value);
    default:
      return [];
  }
}

function checkValue(type: PropertyType, value: Json, path: string): string[] {
  switch (type.type) {
    case 'json':
    case 'null':
      return [];
    case 'tag':
      return value !== null && typeof value === 'object'
        ? []
        : expected('JSONObject', path, value);
    case 'ref':
      return checkObject(definitionOf(type).properties, value, path);
    case 'array':
      if (!Array.isArray(value)) {
        return expected('JSONArray', path, value);
      }
      return value.flatMap((item, index) =>
        checkValue(type.element, item, `${path}/${index}`),
      );
    case 'map':
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        return expected('JSONObject', path, value);
      }
      return Object.entries(value).flatMap(([key, item]) =>
        checkValue(type.element, item, `${path}/${key}`),
      );
    case 'union': {
      const problems = type.types.map(one => checkValue(one, value, path));
      return problems.some(list => list.length === 0) ? [] : problems[0];
    }
    default:
      return checkScalar(type, value, path);
  }
}

function checkProperty(property: Property, value: Json, path: string) {
  const types = [property.type, ...(property.previousTypes ?? [])];
  const problems = types.map(type => checkValue(type, value, path));
  return problems.some(list => list.length === 0) ? [] : problems[0];
}

function checkObject(
  properties: Record<string, Property>,
  value: Json,
  path: string,
): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return expected('JSONObject', path, value);
  }
  const problems: string[] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (property.required && !(name in value)) {
      problems.push(`${path}: required key [${name}] not found`);
    }
  }
  for (const [name, item] of Object.entries(value)) {
    problems.push(
      ...(Object.hasOwn(properties, name)
        ? checkProperty(properties[name], item, `${path}/${name}`)
        : [`${path}: extraneous key [${name}] is not permitted`]),
    );
  }
  return problems;
}

/**
 * What a resource's properties break of the published model, in CloudFormation's
 * words; undefined if nothing.
 * @internal
 */
export function validateProperties(
  logicalId: string,
  type: string,
  properties: JsonObject,
): string | undefined {
  const model = resourceModel(type);
  if (!model || isCustomType(type)) {
    return undefined;
  }
  const problems = checkObject(model.properties, properties, '#');
  return problems.length > 0
    ? `Properties validation failed for resource ${logicalId} with message:\n${problems.join(
        '\n',
      )}`
    : undefined;
}
