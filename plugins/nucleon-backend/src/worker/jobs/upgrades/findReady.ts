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

import { Stores } from '../../../database/Stores';
import { TargetRecord } from '../../../domain/TargetRecord';
import { UpgradeItemRecord } from '../../../domain/UpgradeRecord';

/**
 * The pending items that wait for no other one of the upgrade: an instance
 * reads the outputs of its environment and a pipeline those of the instances,
 * so that these come first.
 *
 * @internal
 */
export async function findReady(
  stores: Stores,
  items: UpgradeItemRecord[],
): Promise<UpgradeItemRecord[]> {
  const isOpen = ({ status }: UpgradeItemRecord) =>
    status === 'PENDING' || status === 'IN_PROGRESS';
  const open = new Map<string, TargetRecord>();
  for (const item of items.filter(isOpen)) {
    const target = await stores.targets.get(item.targetId);
    if (target) {
      open.set(target.id, target);
    }
  }
  return items.filter(item => {
    const target = open.get(item.targetId);
    return (
      item.status === 'PENDING' &&
      (!target || ![...open.values()].some(other => isFirst(other, target)))
    );
  });
}

function isFirst(other: TargetRecord, target: TargetRecord): boolean {
  switch (target.kind) {
    case 'service-instance':
      return other.id === target.environmentId;
    case 'service-pipeline':
      return (
        other.kind === 'service-instance' &&
        other.serviceId === target.serviceId
      );
    default:
      return false;
  }
}
