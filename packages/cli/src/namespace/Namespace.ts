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
 * What templates read that is neither in the bundle nor in the spec. All values are text, as outputs are.
 *
 * @internal
 */
export interface Namespace {
  /** For the templates of an environment. */
  environment: { name?: string };
  /** For the templates of a service: the environments that the spec's instances name. */
  environments: Record<string, EnvironmentValues>;
  service: ServiceValues;
  /** By the names of the spec's instances. */
  instances: Record<string, InstanceValues>;
}

/**
 * What is known of a deployed environment.
 *
 * @internal
 */
export interface EnvironmentValues {
  account_id?: string;
  outputs?: Record<string, string>;
}

/**
 * What is known of the service.
 *
 * @internal
 */
export interface ServiceValues {
  name?: string;
  branch_name?: string;
  repository_id?: string;
  repository_connection_arn?: string;
}

/**
 * What is known of an instance besides its inputs.
 *
 * @internal
 */
export interface InstanceValues {
  /** For the templates of a pipeline. */
  outputs?: Record<string, string>;
  component?: { name?: string; outputs?: Record<string, string> };
}
