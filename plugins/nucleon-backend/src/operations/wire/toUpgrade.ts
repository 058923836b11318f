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

import { Upgrade } from '@nucleon/plugin-nucleon-common';
import { TargetView } from '../../domain/RecordView';
import { UpgradeItemRecord, UpgradeRecord } from '../../domain/UpgradeRecord';
import { getEnvironmentRef } from './getEnvironmentRef';
import { toTargetName } from './toTargetSummary';

/**
 * An upgrade on the wire, with a report for each target that is shown.
 *
 * @internal
 */
export function toUpgrade(
  upgrade: UpgradeRecord,
  items: UpgradeItemRecord[],
  targets: TargetView[],
): Upgrade {
  const views = new Map(targets.map(view => [view.target.id, view]));
  return {
    id: upgrade.id,
    status: upgrade.status,
    mode: upgrade.mode,
    concurrency: upgrade.concurrency,
    stopAtFirstFailure: upgrade.stopAtFirstFailure,
    items: items.flatMap(item => {
      const view = views.get(item.targetId);
      return view
        ? {
            target: toTargetName(view),
            targetEntityRef:
              view.service?.entityRef ?? getEnvironmentRef(view.target),
            status: item.status,
            message: item.message,
            deploymentId: item.deploymentId,
            fromVersion: item.fromVersion,
            toVersion: item.toVersion,
          }
        : [];
    }),
    createdBy: upgrade.createdBy,
    createdAt: upgrade.createdAt.toISO()!,
    completedAt: upgrade.completedAt?.toISO() ?? undefined,
  };
}
