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
import { JsonSchema } from './JsonSchema';

/**
 * The inputs that a template version takes.
 *
 * @public
 */
export interface BundleSchema {
  /** The inputs of an environment (`environment_input_type`). */
  environmentInput?: JsonSchema;
  /** The inputs of a service instance (`service_input_type`). */
  serviceInput?: JsonSchema;
  /** The inputs of a service pipeline (`pipeline_input_type`). */
  pipelineInput?: JsonSchema;
}

/**
 * The names of the input types.
 *
 * @public
 */
export type InputType = keyof BundleSchema;

/**
 * The input types, in the order in which they are shown.
 *
 * @internal
 */
export const inputTypes: readonly InputType[] = [
  'environmentInput',
  'serviceInput',
  'pipelineInput',
];

/**
 * What an input type is called in schema.yaml.
 *
 * @internal
 */
export const inputTypeKeys: Readonly<Record<InputType, string>> = {
  environmentInput: 'environment_input_type',
  serviceInput: 'service_input_type',
  pipelineInput: 'pipeline_input_type',
};
