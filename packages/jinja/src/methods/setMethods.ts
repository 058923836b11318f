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

import { listOf } from '../values/iterate';
import { Value } from '../values/PyObject';
import { PySet } from '../values/PySet';
import { Method } from './Method';

const methods = new Map<string, Method>();

function define(
  name: string,
  signature: string,
  body: (self: PySet, other: PySet) => Value,
) {
  methods.set(
    name,
    new Method(name, signature, (self, [other]) =>
      body(
        new PySet(listOf(self)),
        new PySet(other === undefined ? [] : listOf(other)),
      ),
    ),
  );
}

define(
  'union',
  'other=',
  (self, other) => new PySet([...self.items(), ...other.items()]),
);
define(
  'intersection',
  'other=',
  (self, other) => new PySet(self.items().filter(item => other.has(item))),
);
define(
  'difference',
  'other=',
  (self, other) => new PySet(self.items().filter(item => !other.has(item))),
);
define('issubset', 'other', (self, other) =>
  self.items().every(item => other.has(item)),
);
define('issuperset', 'other', (self, other) =>
  other.items().every(item => self.has(item)),
);
define(
  'isdisjoint',
  'other',
  (self, other) => !self.items().some(item => other.has(item)),
);
define('copy', '', self => self);

/**
 * The methods of `set`, as far as they make sense on one that a template cannot change; the views of a
 * dict have one of them.
 *
 * @internal
 */
export const setMethods: ReadonlyMap<string, Method> = methods;

/**
 * The methods of `dict_keys` and `dict_items`.
 *
 * @internal
 */
export const viewMethods: ReadonlyMap<string, Method> = new Map([
  ['isdisjoint', methods.get('isdisjoint')!],
]);
