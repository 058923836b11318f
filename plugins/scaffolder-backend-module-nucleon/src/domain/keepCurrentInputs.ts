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

import { JsonObject } from '@backstage/types';
import { ServiceDetail } from '@nucleon/plugin-nucleon-common';
import { parse } from 'yaml';

// The whole value of an input that shall stay as it is (Proton's word for it).
const CURRENT_VALUE = '${Proton::CURRENT_VAL}';

type Spec = {
  instances?: { name?: string; spec?: JsonObject }[];
  pipeline?: JsonObject;
};

/**
 * The inputs of a deployment that changes some of them: those given, and every
 * other one that the target has told to stay. The API takes inputs as a whole,
 * and answers without the sensitive ones, so copying values would lose those.
 *
 * @internal
 */
export function keepCurrentInputs(options: {
  service: ServiceDetail;
  /** Absent for the pipeline. */
  instance: string | undefined;
  inputs: JsonObject;
}): JsonObject {
  const { service, instance, inputs } = options;
  const merged = { ...inputs };
  for (const key of getCurrentKeys(service, instance)) {
    if (!Object.hasOwn(merged, key)) {
      merged[key] = CURRENT_VALUE;
    }
  }
  return merged;
}

// The spec has the sensitive inputs too, masked; `inputs` has not.
function getCurrentKeys(
  service: ServiceDetail,
  instance: string | undefined,
): string[] {
  // A ServiceSpec that the backend has checked.
  const spec = (service.spec ? parse(service.spec) : {}) as Spec;
  const fromSpec =
    instance === undefined
      ? spec.pipeline
      : spec.instances?.find(({ name }) => name === instance)?.spec;
  const fromRow =
    instance === undefined
      ? service.pipeline?.inputs
      : service.instances.find(({ name }) => name === instance)?.inputs;
  return Object.keys({ ...fromRow, ...fromSpec });
}
