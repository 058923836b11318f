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
import { formatName } from './parseName';

/**
 * What the author of a change saw of a service: names and numbers, no values.
 *
 * It is kept with the task, because a step that is tried again has to send the
 * same request for its client token to be honoured, and the service may be
 * another one by then.
 *
 * @internal
 */
export type SeenService = {
  entityRef: string;
  revision: number;
  instances: { name: string; environment: string }[];
  targets: Record<string, SeenTarget>;
};

/**
 * One of the service's targets.
 *
 * @internal
 */
export type SeenTarget = {
  revision: number;
  version?: string;
  lastAttemptedDeploymentId?: string;
  inputNames: string[];
};

/**
 * The key of the pipeline, which no instance can be named.
 *
 * @internal
 */
export const PIPELINE_KEY = '(pipeline)';

type Spec = {
  instances?: { name?: string; spec?: JsonObject }[];
  pipeline?: JsonObject;
};

/** @internal */
export function seeService(service: ServiceDetail): SeenService {
  const { entityRef, revision, instances, pipeline } = service;
  // A ServiceSpec that the backend has checked. It names the sensitive inputs
  // too, masked; `inputs` leaves them out.
  const spec = (service.spec ? parse(service.spec) : {}) as Spec;
  const targets: Record<string, SeenTarget> = {};
  for (const instance of instances) {
    const { name, inputs } = instance;
    const own = spec.instances?.find(item => item.name === name)?.spec;
    targets[name] = seeTarget(instance, { ...inputs, ...own });
  }
  if (pipeline) {
    targets[PIPELINE_KEY] = seeTarget(pipeline, {
      ...pipeline.inputs,
      ...spec.pipeline,
    });
  }
  return {
    entityRef,
    revision,
    instances: instances.map(({ name, environment }) => ({
      name,
      environment: formatName(environment),
    })),
    targets,
  };
}

function seeTarget(
  target: Pick<
    SeenTarget,
    'revision' | 'version' | 'lastAttemptedDeploymentId'
  >,
  inputs: object,
): SeenTarget {
  const { revision, version, lastAttemptedDeploymentId } = target;
  return {
    revision,
    ...(version !== undefined && { version }),
    ...(lastAttemptedDeploymentId && { lastAttemptedDeploymentId }),
    inputNames: Object.keys(inputs),
  };
}
