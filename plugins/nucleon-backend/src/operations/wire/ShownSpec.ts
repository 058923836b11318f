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

import { Inputs } from '@nucleon/plugin-nucleon-common';
import { Stores } from '../../database/Stores';
import { withoutMasked } from '../../domain/secrets/maskInputs';
import { TargetRecord } from '../../domain/TargetRecord';
import { readTargetInputs } from '../../domain/targetSpec';

/**
 * The spec that a target is shown with: that of the last success, or what was
 * last tried where nothing stands yet.
 *
 * @internal
 */
export type ShownSpec = { spec?: string };

/**
 * Finds the specs that targets are shown with.
 *
 * @internal
 */
export async function loadShownSpec(
  stores: Stores,
  target: TargetRecord,
): Promise<ShownSpec> {
  if (target.spec !== undefined || !target.lastAttemptedDeploymentId) {
    return { spec: target.spec };
  }
  const attempt = await stores.deployments.get(
    target.lastAttemptedDeploymentId,
  );
  return { spec: attempt?.spec };
}

/**
 * The inputs in a spec as answers have them: without the sensitive ones.
 *
 * @internal
 */
export function readShownInputs(
  target: Pick<TargetRecord, 'kind' | 'name'>,
  shown: ShownSpec,
): Inputs {
  const inputs =
    shown.spec === undefined ? {} : readTargetInputs(target, shown.spec);
  // Inputs are a map, and stay one without some of their members.
  return withoutMasked(inputs ?? {}) as Inputs;
}
