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
 * The values that an environment is made with.
 *
 * @public
 */
export interface EnvironmentSpec {
  /** Proton's mark for the spec of an environment. */
  proton: 'EnvironmentSpec';
  /** The values of the environment's inputs. */
  spec: Record<string, unknown>;
}

/**
 * One instance of a service, in its spec.
 *
 * @public
 */
export interface InstanceSpec {
  /** The name, unique in the service. */
  name: string;
  /** The name of the environment that the instance lives in. */
  environment: string;
  /** The values of the instance's inputs; absent where nothing is given. */
  spec?: Record<string, unknown>;
}

/**
 * The values that a service is made with.
 *
 * @public
 */
export interface ServiceSpec {
  /** Proton's mark for the spec of a service. */
  proton: 'ServiceSpec';
  /** The values of the pipeline's inputs; present exactly when the template has a pipeline. */
  pipeline?: Record<string, unknown>;
  /** The instances, at least one. */
  instances: InstanceSpec[];
}

/**
 * A spec of either kind.
 *
 * @public
 */
export type Spec = EnvironmentSpec | ServiceSpec;
