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

import { Value } from '../values/PyObject';
import { lessThan } from './compare';

/**
 * Python's `sorted`: stable, also in reverse.
 *
 * @internal
 */
export function sorted(
  items: Value[],
  key: (item: Value) => Value,
  reverse: boolean,
): Value[] {
  const keyed = items.map(item => ({ item, key: key(item) }));
  keyed.sort((left, right) => {
    const [first, second] = reverse ? [right, left] : [left, right];
    if (lessThan(first.key, second.key)) {
      return -1;
    }
    return lessThan(second.key, first.key) ? 1 : 0;
  });
  return keyed.map(({ item }) => item);
}
