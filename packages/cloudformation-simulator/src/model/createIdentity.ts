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
import type { Resource } from '@aws-cdk/service-spec-types';
import type { Json, JsonObject } from '../state/types';
import type { Identity, IdentityOptions } from './Identity';
import { KNOWN_TYPES } from './knownTypes';
import { randomUuid } from './random';
import { prefixedId, recipe, type Recipe } from './recipe';
import { isCustomType, resourceModel } from './spec';

function service(type: string): string {
  return type.split('::')[1].toLowerCase();
}

/** Fills the published ARN template; what it asks for beyond place and account is the name. */
function arnFor(r: Recipe, model: Resource): string {
  if (!model.arnTemplate) {
    return r.arn(service(r.type), `${model.name.toLowerCase()}/${r.name}`);
  }
  const place: Record<string, string> = {
    Partition: 'aws',
    Region: r.region,
    Account: r.account,
  };
  return model.arnTemplate.replace(
    /\$\{(\w+)\}/g,
    (_, key: string) => place[key] ?? (r.text(key) || genericId(r, key)),
  );
}

function genericId(r: Recipe, key: string): string {
  if (/Name$/.test(key)) {
    return r.name;
  }
  if (/Id$/i.test(key)) {
    return prefixedId(r) ?? r.part(key, 20, 'lower');
  }
  return r.name;
}

function attributeValue(r: Recipe, model: Resource, name: string): Json {
  const own = r.properties[name];
  if (own !== undefined) {
    return own;
  }
  const { type } = model.attributes[name].type;
  switch (type) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    case 'string':
      break;
    default:
      return {};
  }
  const last = name.split('.').pop() ?? name;
  if (/Arn$/i.test(last)) {
    return name.includes('.')
      ? r.arn(service(r.type), `${last.toLowerCase()}/${r.part(name, 16)}`)
      : arnFor(r, model);
  }
  if (/(Url|Uri|URL)$/.test(last)) {
    return `https://${r.part(name, 10, 'lower')}.${service(r.type)}.${r.region}.amazonaws.com`;
  }
  if (/(Endpoint|Address|Domain|DomainName|DNSName|DnsName)$/.test(last)) {
    return `${r.part(name, 12, 'lower')}.${service(r.type)}.${r.region}.amazonaws.com`;
  }
  if (/Port$/.test(last)) {
    return '443';
  }
  if (/Uuid$/i.test(last)) {
    return randomUuid(`${r.seed}/${name}`);
  }
  if (/(Time|Date|At)$/.test(last)) {
    return '2026-01-01T00:00:00Z';
  }
  if (/Status$|State$/.test(last)) {
    return 'ACTIVE';
  }
  return genericId(r, last);
}

/** Physical id by the published model: the parts of the identifier, joined as Ref joins them. */
function genericPhysicalId(r: Recipe, model: Resource): string {
  const prefixed = prefixedId(r);
  if (prefixed) {
    return prefixed;
  }
  const parts = model.cfnRefIdentifier ?? model.primaryIdentifier ?? [];
  const values = parts.map(part => {
    const value = r.properties[part];
    if (value !== undefined && typeof value !== 'object') {
      return String(value);
    }
    return part in model.attributes
      ? String(attributeValue(r, model, part))
      : genericId(r, part);
  });
  return values.join('|') || r.name;
}

/**
 * The physical id and all attributes of a resource. The same options always give the same answer.
 * @internal
 */
export function createIdentity(options: IdentityOptions): Identity {
  const { type } = options;
  const model = resourceModel(type);
  const r = recipe(options);
  if (!model || isCustomType(type)) {
    return { physicalId: r.name, attributes: {} };
  }
  const known = KNOWN_TYPES[type]?.(r);
  const physicalId = known?.id || genericPhysicalId(r, model);
  const attributes: JsonObject = {};
  for (const name of Object.keys(model.attributes)) {
    attributes[name] = attributeValue(r, model, name);
  }
  // The attribute that is the identifier is the same text as the physical id.
  const identifiers = model.cfnRefIdentifier ?? model.primaryIdentifier ?? [];
  if (identifiers.length === 1 && identifiers[0] in attributes) {
    attributes[identifiers[0]] = physicalId;
  }
  return { physicalId, attributes: { ...attributes, ...known?.attributes } };
}

/**
 * Whether Fn::GetAtt may ask a type for an attribute.
 * @internal
 */
export function hasAttribute(type: string, name: string): boolean {
  const model = resourceModel(type);
  return (
    !model ||
    isCustomType(type) ||
    name in model.attributes ||
    name in createdAttributes(type)
  );
}

function createdAttributes(type: string): JsonObject {
  const build = KNOWN_TYPES[type];
  const neutral: IdentityOptions = {
    type,
    logicalId: 'X',
    properties: {},
    seed: '',
    account: '111122223333',
    region: 'us-east-1',
    stackName: 'x',
    revision: 1,
  };
  return build?.(recipe(neutral)).attributes ?? {};
}
