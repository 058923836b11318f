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
import type { Json, JsonObject } from '../../state/types';

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isIntrinsic(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && /^(Ref|Fn::)/.test(keys[0]);
}

/**
 * Merges SAM's globals into a resource's properties: maps are merged, lists joined,
 * everything else is the resource's.
 * @internal
 */
export function mergeGlobals(
  globals: Json | undefined,
  own: Json | undefined,
): Json | undefined {
  if (globals === undefined || own === undefined) {
    return own ?? globals;
  }
  if (Array.isArray(globals) && Array.isArray(own)) {
    return [...globals, ...own];
  }
  if (
    isObject(globals) &&
    isObject(own) &&
    !isIntrinsic(globals) &&
    !isIntrinsic(own)
  ) {
    const merged: JsonObject = { ...globals };
    for (const [key, value] of Object.entries(own)) {
      merged[key] = mergeGlobals(globals[key], value) ?? value;
    }
    return merged;
  }
  return own;
}
