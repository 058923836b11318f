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
import { BundleSchema, inputTypeKeys, inputTypes } from './BundleSchema';
import { SchemaComparison } from './SchemaComparison';

/**
 * Whether every spec that is valid against the older schema is valid against the newer one, as a new minor version must
 * allow. The result lists the reasons against it; none means compatible.
 *
 * | In the newer schema                                   | Compatible                                             |
 * | ----------------------------------------------------- | ------------------------------------------------------ |
 * | a property is new and optional, or has a default      | yes                                                    |
 * | a property is required that was not, or lost default  | only with a default                                    |
 * | a property is gone                                    | no: values for it would be unknown                     |
 * | a type is another                                     | only integer to number, to nullable, or to any         |
 * | an enum is new, or misses values                      | no; an enum may grow or go, if each old value fits     |
 * | a pattern, format or multipleOf is new or another     | no, except a divisor of the old multipleOf             |
 * | a bound (value, length, items, members) is narrower   | no                                                     |
 * | items must be unique that need not                    | no                                                     |
 * | items, members, referenced types                      | by the same rules, at any depth                        |
 * | unknown members are refused that were accepted        | no                                                     |
 * | allOf, anyOf, oneOf or not is new or another          | no: whether it is narrower cannot be decided           |
 * | an input type is gone, or is new                      | no                                                     |
 * | title, description, default, examples, order          | yes                                                    |
 *
 * @public
 */
export function checkSchemaCompatibility(
  older: BundleSchema,
  newer: BundleSchema,
): string[] {
  const reasons: string[] = [];
  for (const inputType of inputTypes) {
    const before = older[inputType];
    const after = newer[inputType];
    const key = inputTypeKeys[inputType];
    if (before && !after) {
      reasons.push(`The '${key}' is gone`);
    } else if (!before && after) {
      reasons.push(`The '${key}' is new, so that specs lack its inputs`);
    } else if (before && after) {
      reasons.push(...new SchemaComparison(before, after, key).reasons());
    }
  }
  return reasons;
}
