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

import { TemplateLimitError, typeError, valueError } from '../errors/errors';
import { activeLimits } from '../limits/Budget';
import { asIndex } from '../operations/arithmetic';
import { Value } from '../values/PyObject';
import { PyRange } from '../values/PyRange';

/**
 * Python's `range`, no longer than a list may be.
 *
 * @internal
 */
export function range(args: Value[]): PyRange {
  if (args.length === 0 || args.length > 3) {
    throw typeError(
      args.length === 0
        ? 'range expected at least 1 argument, got 0'
        : `range expected at most 3 arguments, got ${args.length}`,
    );
  }
  const [first, second, step = 1] = args.map(asIndex);
  if (step === 0) {
    throw valueError('range() arg 3 must not be zero');
  }
  const result =
    args.length === 1
      ? new PyRange(0, first, 1)
      : new PyRange(first, second, step);
  const { maxValueSize } = activeLimits();
  if (result.length() > maxValueSize) {
    throw new TemplateLimitError(
      `A range is longer than ${maxValueSize} items (limit maxValueSize)`,
    );
  }
  return result;
}
