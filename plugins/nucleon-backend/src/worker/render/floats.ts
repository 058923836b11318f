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

import { YamlFloat } from '@nucleon/template-bundle';

/**
 * Replaces the numbers that were written as `80.0` by plain ones, and names
 * their places.
 *
 * @internal
 */
export function takeFloats(
  value: unknown,
  path: string[] = [],
): { value: unknown; floats: string[][] } {
  if (value instanceof YamlFloat) {
    return { value: value.value, floats: [path] };
  }
  if (typeof value !== 'object' || value === null) {
    return { value, floats: [] };
  }
  const floats: string[][] = [];
  const taken = Object.entries(value).map(([key, member]) => {
    const result = takeFloats(member, [...path, key]);
    floats.push(...result.floats);
    return [key, result.value] as const;
  });
  return {
    value: Array.isArray(value)
      ? taken.map(([, member]) => member)
      : Object.fromEntries(taken),
    floats,
  };
}

/**
 * Puts them back.
 *
 * @internal
 */
export function putFloats<T>(value: T, floats: string[][]): T {
  for (const path of floats) {
    const last = path.at(-1)!;
    let holder: unknown = value;
    for (const key of path.slice(0, -1)) {
      holder = (holder as Record<string, unknown>)[key];
    }
    // takeFloats found a number at this place of the same value.
    const members = holder as Record<string, unknown>;
    members[last] = new YamlFloat(members[last] as number);
  }
  return value;
}
