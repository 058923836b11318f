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

import { DictView } from '../values/DictView';
import { PyDict } from '../values/PyDict';
import { PyFloat } from '../values/PyFloat';
import { Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';
import { PySet } from '../values/PySet';
import { PyTuple } from '../values/PyTuple';
import { Markup } from '../values/StringObject';
import { isInteger, isString } from '../values/types';
import { dictMethods } from './dictMethods';
import { listMethods, rangeMethods, sequenceMethods } from './listMethods';
import { BoundMethod, MethodTable } from './Method';
import { numberAttribute } from './numberMethods';
import { setMethods, viewMethods } from './setMethods';
import { markupMethods } from './markupMethods';
import { stringMethods } from './stringMethods';

/**
 * The attribute of a value, or undefined where it has none. Methods come from tables by type; nothing here reads a
 * property of a JavaScript object by the name that is asked for.
 *
 * @internal
 */
export function attributeOf(value: Value, name: string): Value | undefined {
  const table = methodsOf(value);
  const method = table?.get(name);
  if (method) {
    return new BoundMethod(value, method, attributeOf);
  }
  if (isInteger(value) || value instanceof PyFloat) {
    return numberAttribute(value, name);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return undefined;
  }
  return value.attribute(name);
}

function methodsOf(value: Value): MethodTable | undefined {
  if (isString(value)) {
    return value instanceof Markup ? markupMethods : stringMethods;
  }
  if (value instanceof PyDict) {
    return dictMethods;
  }
  if (Array.isArray(value)) {
    return listMethods;
  }
  if (value instanceof PyTuple) {
    return sequenceMethods;
  }
  if (value instanceof PyRange) {
    return rangeMethods;
  }
  if (value instanceof PySet) {
    return setMethods;
  }
  return value instanceof DictView ? viewMethods : undefined;
}
