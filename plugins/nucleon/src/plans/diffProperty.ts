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
import { JsonValue } from '@backstage/types';
import { PlanChange } from '@nucleon/plugin-nucleon-common';

/**
 * A value inside a property that a plan changes. A side that is missing is
 * undefined.
 *
 * @internal
 */
export type PropertyDifference = {
  /** Where it is: `LoadBalancerAttributes[2].Value`. */
  path: string;
  /** What the list's element that it belongs to calls itself. */
  of?: string;
  before?: string;
  after?: string;
};

type PlannedProperty = NonNullable<PlanChange['properties']>[number];
type Container = Exclude<JsonValue, string | number | boolean | null>;
type Place = Pick<PropertyDifference, 'path' | 'of'>;

/**
 * What differs in a property. CloudFormation tells both sides whole, as text:
 * where that is JSON, only the values inside it that differ are told.
 *
 * @internal
 */
export function diffProperty(property: PlannedProperty): PropertyDifference[] {
  const { name, before, after } = property;
  // A path of AWS names the elements of a list by number.
  const path = name.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  const differences = diff({ path }, parse(before), parse(after));
  // Equal to the eye: AWS masks secrets, for one.
  return differences.length ? differences : [{ path, before, after }];
}

function parse(text: string | undefined): JsonValue | undefined {
  if (text === undefined || !/^\s*[[{]/.test(text)) {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function diff(
  place: Place,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): PropertyDifference[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return diffLists(place, before, after);
  }
  if (isContainer(before) && isContainer(after)) {
    if (Array.isArray(before) || Array.isArray(after)) {
      return [
        ...diff(place, before, undefined),
        ...diff(place, undefined, after),
      ];
    }
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap(key =>
      diff({ ...place, path: `${place.path}.${key}` }, before[key], after[key]),
    );
  }
  if (isContainer(before) || isContainer(after)) {
    return [
      ...listValues(place, before).map(({ value, ...at }) => ({
        ...at,
        before: value,
      })),
      ...listValues(place, after).map(({ value, ...at }) => ({
        ...at,
        after: value,
      })),
    ];
  }
  const [was, is] = [before, after].map(write);
  return was === is ? [] : [{ ...place, before: was, after: is }];
}

/** What a list gained or lost in its middle must not seem to change the rest. */
function diffLists(
  place: Place,
  before: JsonValue[],
  after: JsonValue[],
): PropertyDifference[] {
  const shorter = Math.min(before.length, after.length);
  const isSame = (a: JsonValue, b: JsonValue) => diff(place, a, b).length === 0;
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) {
    start += 1;
  }
  let end = 0;
  while (
    end < shorter - start &&
    isSame(before[before.length - 1 - end], after[after.length - 1 - end])
  ) {
    end += 1;
  }
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  return Array.from({ length: Math.max(old.length, now.length) }).flatMap(
    (_, index) =>
      diff(
        getElementPlace(place, start + index, now[index] ?? old[index]),
        old[index],
        now[index],
      ),
  );
}

function listValues(
  place: Place,
  value: JsonValue | undefined,
): (Place & { value: string })[] {
  if (Array.isArray(value) && value.length) {
    return value.flatMap((item, index) =>
      listValues(getElementPlace(place, index, item), item),
    );
  }
  if (isContainer(value) && Object.keys(value).length) {
    return Object.entries(value).flatMap(([key, item]) =>
      listValues({ ...place, path: `${place.path}.${key}` }, item),
    );
  }
  const written = write(value);
  return written === undefined ? [] : [{ ...place, value: written }];
}

/** Elements of AWS's lists are mostly called by their `Key` or `Name`. */
function getElementPlace(
  place: Place,
  index: number,
  element: JsonValue | undefined,
): Place {
  const { Key: key, Name: name } = (
    isContainer(element) && !Array.isArray(element) ? element : {}
  ) as Record<string, JsonValue | undefined>;
  const of = [key, name].find(called => typeof called === 'string');
  return {
    path: `${place.path}[${index}]`,
    of: typeof of === 'string' ? of : place.of,
  };
}

/** AWS writes numbers and booleans as text or not, as it comes. */
function write(value: JsonValue | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return isContainer(value) ? JSON.stringify(value) : String(value);
}

function isContainer(value: JsonValue | undefined): value is Container {
  return typeof value === 'object' && value !== null;
}
