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

import { InputError } from '@backstage/errors';
import { CURRENT_VALUE, InputPath } from '@nucleon/template-bundle';
import { isSameInputs } from '../isSameInputs';
import {
  below,
  belowMember,
  isMap,
  maskValue,
  withoutMasked,
} from './maskInputs';

/**
 * Options of {@link keepSecrets}.
 *
 * @internal
 */
export type KeepSecretsOptions<T = unknown> = {
  /** The inputs that were given. */
  next: T;
  /** What stands, with its secrets. */
  current: unknown;
  /** Where secrets are. */
  paths: InputPath[];
  /** What the inputs are called in messages. */
  path: string;
};

/**
 * Gives inputs the secrets that stand. Whoever changes inputs never got those,
 * so that their absence does not mean anything:
 *
 * - an input that holds secrets and is left out stays as it was;
 * - so does an item of a list that is as it was shown;
 * - an item or a member of a map that was shown and is gone was taken away;
 * - a list of secrets that is given is a new one.
 *
 * Throws where an item of a list was changed and has a secret no more: nobody
 * can know whether it is still the same item.
 *
 * @internal
 */
export function keepSecrets<T>(options: KeepSecretsOptions<T>): T {
  // What is given stays of its kind: only absent values are added to it.
  return keep(options) as T;
}

function keep(options: KeepSecretsOptions): unknown {
  const { next, current, paths } = options;
  if (!holdsSecrets(current, paths)) {
    return next;
  }
  if (next === undefined) {
    return current;
  }
  if (paths.some(path => path.length === 0)) {
    return next;
  }
  if (Array.isArray(next) && Array.isArray(current)) {
    return keepItems({ ...options, next, current });
  }
  return isMap(next) && isMap(current)
    ? keepMembers({ ...options, next, current })
    : next;
}

type Keeping<T> = { next: T; current: T; paths: InputPath[]; path: string };

function keepMembers(options: Keeping<Record<string, unknown>>): unknown {
  const { next, current, paths, path } = options;
  const kept = { ...next };
  for (const [key, member] of Object.entries(current)) {
    const isNamed = below(paths, key).length > 0;
    const isHidden = show(member, belowMember(paths, key)) === undefined;
    if (Object.hasOwn(next, key) || isNamed || isHidden) {
      kept[key] = keep({
        next: next[key],
        current: member,
        paths: belowMember(paths, key),
        path: `${path}.${key}`,
      });
    }
  }
  return withoutUndefined(kept);
}

function keepItems(options: Keeping<unknown[]>): unknown {
  const { next, current, path } = options;
  const paths = below(options.paths, '*');
  if (paths.some(rest => rest.length === 0)) {
    return next;
  }
  const shown = current.map(item => show(item, paths));
  const isAsLong = next.length === current.length;
  const places = next.map((item, index) => {
    const same = shown.flatMap((other, place) =>
      isSame(other, item) ? [place] : [],
    );
    // Of several that look alike it is the one at its place, if none moved.
    if (isAsLong && same.includes(index)) {
      return index;
    }
    return same.length === 1 ? same[0] : undefined;
  });
  return next.map((item, index) => {
    const place = places[index];
    if (place !== undefined) {
      return current[place];
    }
    if (!places.includes(index)) {
      assertNothingLost({
        next: item,
        current: current[index],
        paths,
        path: `${path}[${index}]`,
      });
    }
    return item;
  });
}

function assertNothingLost(options: KeepSecretsOptions): void {
  const { next, current, paths, path } = options;
  if (!holdsSecrets(current, paths) || next === CURRENT_VALUE) {
    return;
  }
  if (paths.some(rest => rest.length === 0)) {
    if (next === undefined) {
      throw new InputError(
        `The secret '${path}' would be lost, because its list was changed; give it again, or '${CURRENT_VALUE}' to keep the one at this place`,
      );
    }
    return;
  }
  if (Array.isArray(current)) {
    const items = Array.isArray(next) ? next : [];
    for (const [index, item] of current.entries()) {
      assertNothingLost({
        next: items[index],
        current: item,
        paths: below(paths, '*'),
        path: `${path}[${index}]`,
      });
    }
    return;
  }
  const members = isMap(next) ? next : {};
  for (const [key, member] of Object.entries(current as object)) {
    assertNothingLost({
      next: members[key],
      current: member,
      paths: belowMember(paths, key),
      path: `${path}.${key}`,
    });
  }
}

function holdsSecrets(value: unknown, paths: InputPath[]): boolean {
  return maskValue(value, paths).secrets !== undefined;
}

function show(value: unknown, paths: InputPath[]): unknown {
  return withoutMasked(maskValue(value, paths).masked);
}

function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && b !== undefined && isSameInputs({ a }, { a: b });
}

function withoutUndefined(
  value: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  );
}
