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

/** How AWS's model says that a change is made. @internal */
export type Recreation = 'Never' | 'Conditionally' | 'Always';

/** A property that differs between two states of a resource. @internal */
export interface PropertyDifference {
  name: string;
  before: Json | undefined;
  after: Json | undefined;
  recreation: Recreation;
}

const RANK: Recreation[] = ['Never', 'Conditionally', 'Always'];

/** The stronger of two. @internal */
export function strongest(one: Recreation, other: Recreation): Recreation {
  return RANK[Math.max(RANK.indexOf(one), RANK.indexOf(other))];
}

/**
 * Whether two values are the same to CloudFormation: 80 and "80" are, and the order
 * of keys means nothing.
 * @internal
 */
export function sameValue(
  one: Json | undefined,
  other: Json | undefined,
): boolean {
  if (one === undefined || other === undefined) {
    return one === other;
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameValue(item, other[index]))
    );
  }
  if (one && other && typeof one === 'object' && typeof other === 'object') {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every(key => sameValue(one[key], other[key]));
  }
  return String(one) === String(other);
}

function ownRecreation(property: Property): Recreation {
  switch (property.causesReplacement) {
    case 'yes':
      return 'Always';
    case 'maybe':
      return 'Conditionally';
    default:
      return 'Never';
  }
}

/** Looks into nested types, some of whose members replace where the whole does not. */
function nestedRecreation(
  type: PropertyType,
  before: Json | undefined,
  after: Json | undefined,
): Recreation {
  if (type.type === 'array') {
    const [old, now] = [before, after].map(list =>
      Array.isArray(list) ? list : [],
    );
    let result: Recreation = 'Never';
    for (let index = 0; index < Math.max(old.length, now.length); index++) {
      // An item that comes or goes changes the list, not a member of the item.
      if (index < old.length && index < now.length) {
        result = strongest(
          result,
          nestedRecreation(type.element, old[index], now[index]),
        );
      }
    }
    return result;
  }
  if (type.type !== 'ref' || sameValue(before, after)) {
    return 'Never';
  }
  const isObject = (value: Json | undefined): value is JsonObject =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  if (!isObject(before) || !isObject(after)) {
    return 'Never';
  }
  let result: Recreation = 'Never';
  for (const [name, property] of Object.entries(
    definitionOf(type).properties,
  )) {
    if (!sameValue(before[name], after[name])) {
      result = strongest(result, ownRecreation(property));
      result = strongest(
        result,
        nestedRecreation(property.type, before[name], after[name]),
      );
    }
  }
  return result;
}

/**
 * The properties of a resource that differ, with what the published model says of each.
 * @internal
 */
export function diffProperties(
  type: string,
  before: JsonObject,
  after: JsonObject,
): PropertyDifference[] {
  const model = resourceModel(type);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter(name => !sameValue(before[name], after[name]))
    .map(name => {
      const property = model?.properties[name];
      const nested =
        property && !isCustomType(type)
          ? nestedRecreation(property.type, before[name], after[name])
          : 'Never';
      return {
        name,
        before: before[name],
        after: after[name],
        recreation: property
          ? strongest(ownRecreation(property), nested)
          : 'Never',
      };
    });
}
