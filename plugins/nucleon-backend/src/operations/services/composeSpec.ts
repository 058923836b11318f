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

import { InstanceSpec, stringifySpec } from '@nucleon/template-bundle';
import { TargetView } from '../../domain/RecordView';
import { readTargetInputs } from '../../domain/targetSpec';
import { ShownSpec } from '../wire/ShownSpec';

/**
 * The spec of a service, composed from those of its targets, with sensitive
 * values masked. What could not be deleted is not part of it any more (6.3).
 *
 * @internal
 */
export function composeSpec(
  targets: { view: TargetView; shown: ShownSpec }[],
): string | undefined {
  const instances: InstanceSpec[] = [];
  let pipeline: Record<string, unknown> | undefined;
  for (const { view, shown } of targets) {
    const { target, environment, lastAttempt } = view;
    const inputs =
      shown.spec === undefined
        ? {}
        : (readTargetInputs(target, shown.spec) ?? {});
    if (target.kind === 'service-pipeline') {
      pipeline = inputs;
    } else if (lastAttempt?.intent !== 'destroy') {
      instances.push({
        name: target.name,
        environment: environment?.name ?? '',
        spec: inputs,
      });
    }
  }
  return instances.length
    ? stringifySpec({
        proton: 'ServiceSpec',
        ...(pipeline ? { pipeline } : {}),
        instances,
      })
    : undefined;
}
