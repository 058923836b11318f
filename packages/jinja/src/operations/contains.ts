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

import { typeError } from '../errors/errors';
import { step } from '../limits/Budget';
import { indexOf } from '../text/indexOf';
import { DictView } from '../values/DictView';
import { PyDict } from '../values/PyDict';
import { Value } from '../values/PyObject';
import { PySet } from '../values/PySet';
import { iterate, tryIterate } from '../values/iterate';
import { characters, isString, typeName } from '../values/types';
import { Undefined } from '../values/Undefined';
import { same, viewContains } from './equal';

/**
 * Python's `item in container`.
 *
 * @internal
 */
export function contains(container: Value, item: Value): boolean {
  if (isString(container)) {
    if (!isString(item)) {
      throw typeError(
        `'in <string>' requires string as left operand, not ${typeName(item)}`,
      );
    }
    return indexOf(characters(container), characters(item)) >= 0;
  }
  if (container instanceof PyDict || container instanceof PySet) {
    return container.has(item);
  }
  if (container instanceof DictView && container.typeName !== 'dict_values') {
    return viewContains(container, item);
  }
  if (container instanceof Undefined && container.kind === 'strict') {
    container.fail();
  }
  if (!tryIterate(container)) {
    throw typeError(
      `argument of type '${typeName(container)}' is not iterable`,
    );
  }
  const items = iterate(container);
  for (let other = items.next(); other !== undefined; other = items.next()) {
    step();
    if (same(other, item)) {
      return true;
    }
  }
  return false;
}
