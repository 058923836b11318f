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
  RenderTemplateVersionRequest,
  TemplateVersionDetail,
} from '@nucleon/plugin-nucleon-common';
import {
  InputValues,
  SecretValues,
  dropUnknown,
  mergeSecrets,
  validateInputs,
} from '../forms';

/**
 * What a version is rendered with on its page.
 *
 * @internal
 */
export type PreviewValues = {
  inputs: InputValues;
  secrets: SecretValues;
  pipelineInputs: InputValues;
  pipelineSecrets: SecretValues;
};

/** The defaults. @internal */
export const NO_PREVIEW_VALUES: PreviewValues = {
  inputs: {},
  secrets: {},
  pipelineInputs: {},
  pipelineSecrets: {},
};

/**
 * The inputs of an environment, or of one instance.
 *
 * @internal
 */
export function getPreviewSchema(detail: TemplateVersionDetail) {
  return detail.template.kind === 'environment'
    ? detail.environmentInput
    : detail.serviceInput;
}

/**
 * Whether the form would have something to complain about.
 *
 * @internal
 */
export function isPreviewComplete(
  detail: TemplateVersionDetail,
  values: PreviewValues,
): boolean {
  const { inputs, secrets, pipelineInputs, pipelineSecrets } = values;
  const problems = [
    ...validateInputs({
      schema: getPreviewSchema(detail),
      value: inputs,
      secrets,
    }),
    ...validateInputs({
      schema: detail.hasPipeline ? detail.pipelineInput : undefined,
      value: pipelineInputs,
      secrets: pipelineSecrets,
    }),
  ];
  return problems.length === 0;
}

/**
 * Asks for a rendering with what the version knows of the values, which may
 * have been chosen for another one.
 *
 * @internal
 */
export function toRenderRequest(
  detail: TemplateVersionDetail,
  values: PreviewValues,
): RenderTemplateVersionRequest {
  const { inputs, secrets, pipelineInputs, pipelineSecrets } = values;
  return {
    inputs: dropUnknown(getPreviewSchema(detail), mergeSecrets(inputs, secrets))
      .value,
    pipelineInputs: dropUnknown(
      detail.pipelineInput,
      mergeSecrets(pipelineInputs, pipelineSecrets),
    ).value,
  };
}
