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

/**
 * Values of inputs, outputs and the like, by name.
 *
 * @public
 */
export type Values = Record<string, unknown>;

/**
 * What a template sees of the environment: its own inputs, or, from an instance, account and outputs.
 *
 * @public
 */
export interface EnvironmentContext {
  name: string;
  inputs?: Values;
  account_id?: string;
  outputs?: Record<string, string>;
}

/**
 * What a template sees of the service. A service without a pipeline has its name only.
 *
 * @public
 */
export interface ServiceContext {
  name: string;
  branch_name?: string;
  repository_connection_arn?: string;
  repository_id?: string;
}

/**
 * What an instance's template sees of its instance, and a pipeline's of each.
 *
 * @public
 */
export interface InstanceContext {
  name: string;
  inputs: Values;
  /** In an instance's template: the attached component, if there is one, as the member `default`. */
  components?: {
    default?: { name: string; outputs: Record<string, string> };
  };
  /** In a pipeline's template. */
  outputs?: Record<string, string>;
  /** In a pipeline's template. */
  environment?: EnvironmentContext;
}

/**
 * The parameters that a template can read, as Proton named them. Plain data.
 *
 * @public
 */
export interface RenderContext {
  environment?: EnvironmentContext;
  service?: ServiceContext;
  service_instance?: InstanceContext;
  service_instances?: InstanceContext[];
  pipeline?: { inputs: Values };
}
