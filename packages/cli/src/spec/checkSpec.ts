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

import {
  BundleSchema,
  Problem,
  Spec,
  validateSpec,
} from '@nucleon/template-bundle';
import { placesInSpec } from './placesInSpec';

/**
 * Checks the inputs of a spec against a schema, and says where in the spec's text each problem stands.
 *
 * @internal
 */
export function checkSpec(
  schema: BundleSchema,
  options: { spec: Spec; text: string; file: string },
): Problem[] {
  const { spec, text, file } = options;
  const problems = validateSpec(schema, spec);
  if (!problems.length) {
    return [];
  }
  const placeOf = placesInSpec(text);
  return problems.map(problem => ({
    ...problem,
    file,
    ...placeOf(problem.message),
  }));
}
