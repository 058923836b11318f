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
import { Problem } from '../bundle/Problem';
import { BundleSchema } from '../schema/BundleSchema';
import { validateInputs } from '../schema/validateInputs';
import { Spec } from './Spec';

/**
 * Checks all inputs of a spec against the schema of one template version, and that there is a pipeline exactly when the
 * version has one. A spec whose instances are on different versions is checked input by input, with `validateInputs`.
 *
 * @public
 */
export function validateSpec(schema: BundleSchema, spec: Spec): Problem[] {
  if (spec.proton === 'EnvironmentSpec') {
    return validateInputs(schema.environmentInput ?? {}, spec.spec, {
      path: 'spec',
    });
  }
  const problems: Problem[] = [];
  if (schema.pipelineInput) {
    problems.push(
      ...(spec.pipeline
        ? validateInputs(schema.pipelineInput, spec.pipeline, {
            path: 'pipeline',
          })
        : [error("'pipeline' is missing: the template has a pipeline")]),
    );
  } else if (spec.pipeline) {
    problems.push(
      error("'pipeline' is given, but the template has no pipeline"),
    );
  }
  for (const [index, instance] of spec.instances.entries()) {
    problems.push(
      ...validateInputs(schema.serviceInput ?? {}, instance.spec ?? {}, {
        path: `instances[${index}].spec`,
      }),
    );
  }
  return problems;
}

function error(message: string): Problem {
  return { message, severity: 'error' };
}
