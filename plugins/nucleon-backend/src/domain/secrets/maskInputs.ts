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

import { CURRENT_VALUE, InputPath } from '@nucleon/template-bundle';

/**
 * Inputs whose sensitive values are masked, and those values by themselves, in
 * the same shape. The mask is Proton's "keep the current value", so that a
 * masked spec which a client reads, changes and sends back keeps the secrets.
 *
 * @internal
 */
export type MaskedInputs = {
  inputs: Record<string, unknown>;
  secrets?: unknown;
};

/**
 * Takes the sensitive values out of inputs. `resolveCurrentValues(inputs,
 * secrets)` puts them back.
 *
 * @internal
 */
export function maskInputs(
  inputs: Record<string, unknown>,
  paths: InputPath[],
): MaskedInputs {
  const { masked, secrets } = maskValue(inputs, paths);
  // Only values below the root are masked, so that the root stays a map.
  return { inputs: masked as Record<string, unknown>, secrets };
}

/**
 * Leaves the sensitive values out, as answers do. A list of them is left out as
 * a whole: without some of its items the others would be at other places, and
 * an empty one would say that it was emptied.
 *
 * @internal
 */
export function withoutMasked(value: unknown): unknown {
  if (value === CURRENT_VALUE) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map(withoutMasked);
    return items.includes(undefined) ? undefined : items;
  }
  if (isMap(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, member]) => [key, withoutMasked(member)])
        .filter(([, member]) => member !== undefined),
    );
  }
  return value;
}

/**
 * The same for a value at any place; the paths begin there.
 *
 * @internal
 */
export function maskValue(
  value: unknown,
  paths: InputPath[],
): { masked: unknown; secrets?: unknown } {
  if (value === undefined || paths.length === 0) {
    return { masked: value };
  }
  if (paths.some(path => path.length === 0)) {
    return { masked: CURRENT_VALUE, secrets: value };
  }
  if (Array.isArray(value)) {
    const items = value.map(item => maskValue(item, below(paths, '*')));
    return {
      masked: items.map(item => item.masked),
      secrets: items.some(item => item.secrets !== undefined)
        ? items.map(item => item.secrets)
        : undefined,
    };
  }
  return isMap(value) ? maskMembers(value, paths) : { masked: value };
}

function maskMembers(
  value: Record<string, unknown>,
  paths: InputPath[],
): { masked: unknown; secrets?: unknown } {
  const masked: Record<string, unknown> = {};
  const secrets: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const result = maskValue(member, belowMember(paths, key));
    masked[key] = result.masked;
    if (result.secrets !== undefined) {
      secrets[key] = result.secrets;
    }
  }
  return {
    masked,
    secrets: Object.keys(secrets).length ? secrets : undefined,
  };
}

/** The rest of the paths that go on with a key: `*` for the items of a list. @internal */
export function below(paths: InputPath[], key: string): InputPath[] {
  return paths.filter(path => path[0] === key).map(path => path.slice(1));
}

/** The rest of the paths that go on into a member of a map. @internal */
export function belowMember(paths: InputPath[], key: string): InputPath[] {
  return [...below(paths, key), ...below(paths, '*')];
}

/** Whether it has members. @internal */
export function isMap(value: unknown): value is Record<string, unknown> {
  // Plain maps only: a number written `80.0` is an object too.
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
