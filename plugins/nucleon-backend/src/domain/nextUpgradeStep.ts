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
import { UpgradeItemRecord, UpgradeRecord } from './UpgradeRecord';

/**
 * What an upgrade does next.
 *
 * @internal
 */
export type UpgradeStep =
  | { type: 'start'; positions: number[] }
  | { type: 'wait' }
  | { type: 'skip'; positions: number[]; message: string }
  | { type: 'end'; status: Upgrade['status'] };

/**
 * The next step of an upgrade: some at a time, and none after the first failure
 * unless it was told to go on. A refusal is a failure without a deployment. It
 * stops what a person asked for, who can ask again; nobody looks after a policy,
 * and one target that is refused must not hold the others back for ever.
 *
 * @internal
 */
export function nextUpgradeStep(
  upgrade: UpgradeRecord,
  items: Pick<UpgradeItemRecord, 'position' | 'status' | 'deploymentId'>[],
): UpgradeStep {
  const positions = (status: UpgradeItemRecord['status']) =>
    items.filter(item => item.status === status).map(item => item.position);
  const pending = positions('PENDING');
  const running = positions('IN_PROGRESS');
  const failed = items.filter(item => item.status === 'FAILED');
  const isStopped =
    upgrade.stopAtFirstFailure &&
    failed.some(item => item.deploymentId || upgrade.origin === 'request');
  if (pending.length && upgrade.cancelledAt) {
    return {
      type: 'skip',
      positions: pending,
      message: 'The upgrade was stopped',
    };
  }
  if (pending.length && isStopped) {
    return {
      type: 'skip',
      positions: pending,
      message: 'Another target of the upgrade failed',
    };
  }
  const free = upgrade.concurrency - running.length;
  if (pending.length && free > 0) {
    return { type: 'start', positions: pending.slice(0, free) };
  }
  if (running.length || pending.length) {
    return { type: 'wait' };
  }
  if (upgrade.cancelledAt) {
    return { type: 'end', status: 'STOPPED' };
  }
  return { type: 'end', status: failed.length ? 'FAILED' : 'SUCCEEDED' };
}
