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
  /** The name of the environment. */
  name: string;
  /** The environment's inputs, in its own templates. */
  inputs?: Values;
  /** The account that it is provisioned into, in the templates of services. */
  account_id?: string;
  /** The outputs of its infrastructure, in the templates of services. */
  outputs?: Record<string, string>;
}

/**
 * What a template sees of the service. A service without a pipeline has its name only.
 *
 * @public
 */
export interface ServiceContext {
  /** The name of the service. */
  name: string;
  /** The branch that the pipeline builds. */
  branch_name?: string;
  /** The connection through which AWS reads the repository. */
  repository_connection_arn?: string;
  /** The repository that the pipeline builds, as owner and name. */
  repository_id?: string;
}

/**
 * What an instance's template sees of its instance, and a pipeline's of each.
 *
 * @public
 */
export interface InstanceContext {
  /** The name of the instance. */
  name: string;
  /** Its inputs, defaults applied. */
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
  /** In the templates of environments, of instances and of components. */
  environment?: EnvironmentContext;
  /** In the templates of instances and of pipelines; of a component that is attached, with its name only. */
  service?: ServiceContext;
  /** In an instance's template: that instance. In a component's: the one that it is attached to. */
  service_instance?: InstanceContext;
  /** In a pipeline's template: all instances, in the order of the spec. */
  service_instances?: InstanceContext[];
  /** In a pipeline's template: its inputs. */
  pipeline?: { inputs: Values };
  /** In a component's template: that component. */
  component?: { name: string };
}
