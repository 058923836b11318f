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

import { InputError } from '@backstage/errors';
import { InstanceRequest } from '@nucleon/plugin-nucleon-common';
import { parseSpec } from '@nucleon/template-bundle';
import { toNameKey } from './names';
import { InputValues } from './targetSpec';

/**
 * What a service is to consist of, from a spec or from a form.
 *
 * @internal
 */
export type ServiceAsk = {
  instances: InstanceAsk[];
  /** The inputs of the pipeline, where they were given. */
  pipeline?: InputValues;
};

/**
 * An instance that a service is to have. Without inputs, an existing one keeps
 * what it has.
 *
 * @internal
 */
export type InstanceAsk = {
  name: string;
  environment: string;
  inputs?: InputValues;
};

/**
 * Reads what a service is to consist of: the YAML of a spec, or instances and
 * pipeline by themselves.
 *
 * @internal
 */
export function readServiceAsk(request: {
  spec?: string;
  instances?: InstanceRequest[];
  pipeline?: InputValues;
}): ServiceAsk {
  const { spec: text, instances, pipeline } = request;
  if (text !== undefined) {
    if (instances || pipeline) {
      throw new InputError(
        "Give either 'spec' or 'instances' and 'pipeline', not both",
      );
    }
    const spec = parseSpec(text, 'service');
    return {
      instances: spec.instances.map(({ name, environment, spec: inputs }) => ({
        name,
        environment,
        inputs: inputs ?? {},
      })),
      pipeline: spec.pipeline,
    };
  }
  if (!instances?.length) {
    throw new InputError('A service needs at least one instance');
  }
  const keys = instances.map(({ name }) => toNameKey(name));
  const twice = instances.find(
    ({ name }, index) => keys.indexOf(toNameKey(name)) < index,
  );
  if (twice) {
    throw new InputError(`The service has two instances named '${twice.name}'`);
  }
  return { instances, pipeline };
}
