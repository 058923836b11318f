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

import { split } from '../text/split';
import { step, slowWork, allocate } from '../limits/Budget';
import { Scope } from '../runtime/Scope';
import { Value } from '../values/PyObject';
import { characters, isString } from '../values/types';
import { Undefined } from '../values/Undefined';

/**
 * How the value that an attribute path leads to is changed.
 *
 * @internal
 */
export interface PathOptions {
  ignoreCase?: boolean;
  /** Stands in for what is missing. */
  otherwise?: Value;
}

/**
 * Makes a function that follows a path such as `address.city` or `0.name`.
 *
 * @internal
 */
export function attributePath(
  scope: Scope,
  path: Value,
  options: PathOptions = {},
): (item: Value) => Value {
  const parts = pathParts(path);
  const { otherwise } = options;
  return item => {
    let value = item;
    for (const part of parts) {
      step();
      value = scope.getItem(value, part);
      if (
        otherwise !== undefined &&
        otherwise !== null &&
        value instanceof Undefined
      ) {
        value = otherwise;
      }
    }
    return options.ignoreCase ? lowered(value) : value;
  };
}

/**
 * Makes a function that follows several paths, written with commas, and gives all their values.
 *
 * @internal
 */
export function attributePaths(
  scope: Scope,
  path: Value,
  options: PathOptions = {},
): (item: Value) => Value[] {
  const paths: Value[] = isString(path)
    ? split(characters(path), ',', -1)
    : [path];
  const getters = paths.map(part => attributePath(scope, part, options));
  return item => getters.map(get => get(item));
}

function pathParts(path: Value): Value[] {
  if (path === null) {
    return [];
  }
  if (!isString(path)) {
    return [path];
  }
  slowWork(characters(path).length);
  return characters(path)
    .split('.')
    .map(part => (/^[0-9]+$/.test(part) ? Number(part) : part));
}

/**
 * A text in lower case; anything else as it is.
 *
 * @internal
 */
export function lowered(value: Value): Value {
  if (!isString(value)) {
    return value;
  }
  const text = characters(value);
  allocate(text.length);
  return text.toLowerCase();
}
