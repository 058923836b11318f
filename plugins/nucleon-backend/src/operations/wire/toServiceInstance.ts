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
  ServiceInstance,
  ServicePipeline,
} from '@nucleon/plugin-nucleon-common';
import { Destination } from '../../domain/Destination';
import { TargetView } from '../../domain/RecordView';
import { readShownInputs, ShownSpec } from './ShownSpec';
import { toTargetState } from './toTargetState';

/**
 * An instance on the wire.
 *
 * @internal
 */
export function toServiceInstance(
  view: TargetView,
  shown: ShownSpec,
  destinations: Destination[],
): ServiceInstance {
  const { target, service, environment } = view;
  return {
    ...toTargetState(view, destinations),
    name: target.name,
    service: {
      namespace: service?.namespace ?? target.namespace,
      name: service?.name ?? '',
    },
    environment: {
      namespace: environment?.namespace ?? target.namespace,
      name: environment?.name ?? '',
    },
    tier: destinations.find(({ name }) => name === target.destination)?.tier,
    owner: target.owner,
    entityRef: service?.entityRef,
    inputs: readShownInputs(target, shown),
    outputs: target.outputs ?? [],
    resources: target.resources ?? [],
  };
}

/**
 * A pipeline on the wire.
 *
 * @internal
 */
export function toServicePipeline(
  view: TargetView,
  shown: ShownSpec,
  destinations: Destination[],
): ServicePipeline {
  return {
    ...toTargetState(view, destinations),
    inputs: readShownInputs(view.target, shown),
    outputs: view.target.outputs ?? [],
    resources: view.target.resources ?? [],
  };
}
