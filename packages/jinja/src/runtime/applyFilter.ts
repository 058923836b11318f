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
import { str } from '../values/repr';
import { toPlain } from '../values/toPlain';
import { toPython } from '../values/toPython';
import { isTrue } from '../values/truth';
import { Undefined } from '../values/Undefined';
import { FilterCall, FilterFunction, nativeOf } from './FilterFunction';
import { callForeign, plainKeywords } from './foreign';
import { Application } from './RuntimeEnvironment';

/**
 * Applies a filter, built in or not.
 *
 * @internal
 */
export function applyFilter(
  filter: FilterFunction,
  application: Application,
): Value {
  const native = nativeOf(filter);
  if (!native) {
    return toPython(
      callForeign(application.name, () => filter(callOf(application))),
    );
  }
  const { value, args, scope } = application;
  return native.body({
    value,
    args,
    bound: native.signature.bind(args),
    scope,
  });
}

/**
 * Applies a test, built in or not.
 *
 * @internal
 */
export function applyTest(
  test: FilterFunction,
  application: Application,
): boolean {
  return nativeOf(test)
    ? isTrue(applyFilter(test, application))
    : Boolean(callForeign(application.name, () => test(callOf(application))));
}

function callOf({ value, args, scope }: Application): FilterCall {
  return {
    get value() {
      return toPlain(value);
    },
    isDefined: !(value instanceof Undefined),
    args: args.positional.map(item => toPlain(item)),
    kwargs: plainKeywords(args.keywords),
    get text() {
      return str(value);
    },
    autoescape: scope.autoescape,
    toText: (item: unknown): string => str(toPython(item)),
  };
}
