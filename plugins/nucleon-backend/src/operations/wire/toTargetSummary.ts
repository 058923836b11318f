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

import { Target, TargetSummary } from '@nucleon/plugin-nucleon-common';
import { Destination } from '../../domain/Destination';
import { TargetView } from '../../domain/RecordView';
import { getEnvironmentRef } from './getEnvironmentRef';
import { toTargetState } from './toTargetState';

/**
 * A target in a list of all kinds.
 *
 * @internal
 */
export function toTargetSummary(
  view: TargetView,
  destinations: Destination[],
): TargetSummary {
  const { target, service, environment } = view;
  return {
    ...toTargetState(view, destinations),
    target: toTargetName(view),
    environment: environment && {
      namespace: environment.namespace,
      name: environment.name,
    },
    owner: target.owner,
    entityRef: service?.entityRef ?? getEnvironmentRef(target),
  };
}

/**
 * What names a target on the wire.
 *
 * @internal
 */
export function toTargetName(
  view: Pick<TargetView, 'service'> & {
    target: Pick<TargetView['target'], 'kind' | 'namespace' | 'name'>;
  },
): Target {
  const { kind, namespace, name } = view.target;
  return { kind, namespace, name, service: view.service?.name };
}
