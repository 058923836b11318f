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
  Environment,
  EnvironmentDetail,
  ServiceInstance,
} from '@nucleon/plugin-nucleon-common';
import { Destination } from '../../domain/Destination';
import { TargetView } from '../../domain/RecordView';
import { getEnvironmentRef } from './getEnvironmentRef';
import { readShownInputs, ShownSpec } from './ShownSpec';
import { toTargetState } from './toTargetState';

/**
 * An environment on the wire.
 *
 * @internal
 */
export function toEnvironment(
  view: TargetView,
  destinations: Destination[],
): Environment {
  const { target } = view;
  return {
    ...toTargetState(view, destinations),
    namespace: target.namespace,
    name: target.name,
    title: target.title,
    description: target.description,
    owner: target.owner,
    system: target.system,
    tier: destinations.find(({ name }) => name === target.destination)?.tier,
    entityRef: getEnvironmentRef(target),
    instanceCount: view.instanceCount,
  };
}

/**
 * An environment with all that is known of it.
 *
 * @internal
 */
export function toEnvironmentDetail(
  view: TargetView,
  options: {
    destinations: Destination[];
    shown: ShownSpec;
    instances: ServiceInstance[];
  },
): EnvironmentDetail {
  const { destinations, shown, instances } = options;
  return {
    ...toEnvironment(view, destinations),
    spec: shown.spec,
    inputs: readShownInputs(view.target, shown),
    outputs: view.target.outputs ?? [],
    resources: view.target.resources ?? [],
    instances,
  };
}
