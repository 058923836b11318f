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

import { JsonObject, JsonValue } from '@backstage/types';
import { InputValues, SecretValues } from '../forms';

/**
 * An input that somebody else changed while it was being edited here.
 *
 * @internal
 */
export type InputDifference = {
  path: string;
  before?: JsonValue;
  after?: JsonValue;
  /** What was entered here, where that stays in its place. */
  kept?: { value?: JsonValue };
};

/** @internal */
export type RebaseInputsOptions = {
  /** What the form started from. */
  before: InputValues;
  /** What stands by now. */
  after: InputValues;
  mine: InputValues;
  secrets: SecretValues;
};

/** @internal */
export type RebasedInputs = {
  value: InputValues;
  secrets: SecretValues;
  differences: InputDifference[];
  /** Paths of secrets whose place in a list is not certain any more. */
  lostSecrets: string[];
};

/**
 * Puts what a user changed onto what stands by now, so that what somebody else
 * changed in between is not undone. Where both changed the same input, the
 * user's value stays, and is told. Lists are one value.
 *
 * @internal
 */
export function rebaseInputs(options: RebaseInputsOptions): RebasedInputs {
  const { before, after, mine, secrets } = options;
  const differences: InputDifference[] = [];
  const value = merge({ before, after, mine }, [], differences);
  const lostSecrets = Object.keys(secrets).filter(path =>
    isInMovedList(path.split('.'), mine, value),
  );
  return {
    value: value as InputValues,
    secrets: Object.fromEntries(
      Object.entries(secrets).filter(([path]) => !lostSecrets.includes(path)),
    ),
    differences,
    lostSecrets,
  };
}

type Versions = { before?: JsonValue; after?: JsonValue; mine?: JsonValue };

function merge(
  versions: Versions,
  path: string[],
  differences: InputDifference[],
): JsonValue | undefined {
  const { before, after, mine } = versions;
  if (isSame(before, after)) {
    return mine;
  }
  const maps = [before, after, mine];
  if (maps.some(isMap) && maps.every(one => one === undefined || isMap(one))) {
    return mergeMaps(maps as (JsonObject | undefined)[], path, differences);
  }
  if (isSame(mine, after)) {
    return mine;
  }
  const difference = { path: path.join('.'), before, after };
  if (isSame(mine, before)) {
    differences.push(difference);
    return after;
  }
  differences.push({ ...difference, kept: { value: mine } });
  return mine;
}

function mergeMaps(
  [before, after, mine]: (JsonObject | undefined)[],
  path: string[],
  differences: InputDifference[],
): JsonObject | undefined {
  const keys = new Set([
    ...Object.keys(after ?? {}),
    ...Object.keys(mine ?? {}),
    ...Object.keys(before ?? {}),
  ]);
  const merged: JsonObject = {};
  for (const key of keys) {
    const value = merge(
      { before: before?.[key], after: after?.[key], mine: mine?.[key] },
      [...path, key],
      differences,
    );
    if (value !== undefined) {
      merged[key] = value;
    }
  }
  const isGone = after === undefined && !Object.keys(merged).length;
  return isGone && path.length ? undefined : merged;
}

/** Whether a path leads into a list that is another than the one it was meant for. */
function isInMovedList(
  path: string[],
  meant: JsonValue | undefined,
  found: JsonValue | undefined,
): boolean {
  if (Array.isArray(meant) || Array.isArray(found)) {
    return !isSame(meant, found);
  }
  const [key, ...rest] = path;
  return (
    rest.length > 0 &&
    isInMovedList(
      rest,
      isMap(meant) ? meant[key] : undefined,
      isMap(found) ? found[key] : undefined,
    )
  );
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The order of keys means nothing in inputs. */
function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys({ ...a, ...b });
    return keys.every(key => isSame(a[key], b[key]));
  }
  return a === b;
}
