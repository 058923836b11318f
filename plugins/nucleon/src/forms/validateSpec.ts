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
import { TemplateVersionDetail } from '@nucleon/plugin-nucleon-common';
import { getInstanceProblems } from './instanceProblems';
import { InputValues, SecretValues } from './inputSchema';
import { secretsAt } from './secretPaths';
import { NucleonSpecValue } from './specValue';
import { InputProblem, validateInputs } from './validateInputs';

/** @internal */
export type ValidateSpecOptions = {
  detail: TemplateVersionDetail;
  value: NucleonSpecValue;
  /** Where the sensitive values are at hand; else `value.secrets` names them. */
  secrets?: SecretValues;
};

/**
 * What is missing or wrong in a spec, by path.
 *
 * @internal
 */
export function validateSpec(options: ValidateSpecOptions): InputProblem[] {
  const { detail, value, secrets = {} } = options;
  const check = (
    prefix: string,
    schema: TemplateVersionDetail['environmentInput'],
    inputs: InputValues = {},
  ) =>
    validateInputs({
      schema,
      value: inputs,
      secrets: secretsAt(secrets, prefix),
      givenSecrets: (value.secrets ?? []).flatMap(path =>
        path.startsWith(`${prefix}.`) ? [path.slice(prefix.length + 1)] : [],
      ),
    }).map(problem => ({ ...problem, path: `${prefix}.${problem.path}` }));

  if (detail.template.kind === 'environment') {
    return check('inputs', detail.environmentInput, value.inputs);
  }
  const instances = value.instances?.length ? value.instances : [{}];
  return [
    ...instances.flatMap((instance, index) => [
      ...Object.entries(getInstanceProblems({ instances, index })).map(
        ([field, message]) => ({
          path: `instances.${index}.${field}`,
          message,
        }),
      ),
      ...check(
        `instances.${index}.inputs`,
        detail.serviceInput,
        instance.inputs,
      ),
    ]),
    ...(detail.hasPipeline
      ? [
          ...(['repositoryId', 'branchName', 'connectionArn'] as const)
            .filter(field => !value.repository?.[field])
            .map(field => ({
              path: `repository.${field}`,
              message: 'required',
            })),
          ...check('pipeline', detail.pipelineInput, value.pipeline),
        ]
      : []),
  ];
}
