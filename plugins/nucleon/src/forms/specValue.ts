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
import { Repository } from '@nucleon/plugin-nucleon-common';
import { InputValues } from './inputSchema';

/**
 * An instance as the form has it; every part may be missing yet.
 *
 * @public
 */
export type InstanceValue = {
  name?: string;
  environment?: string;
  inputs?: InputValues;
};

/**
 * What the field `NucleonSpec` submits: the version that it drew, and what the
 * user touched. Sensitive inputs are named in `secrets`, by path; their values
 * are in the task's secrets.
 *
 * @public
 */
export type NucleonSpecValue = {
  version?: string;
  /** Inputs of an environment. */
  inputs?: InputValues;
  /** Instances of a service. */
  instances?: InstanceValue[];
  /** Inputs of a service's pipeline. */
  pipeline?: InputValues;
  repository?: Partial<Repository>;
  secrets?: string[];
};
