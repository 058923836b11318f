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

import { Duration } from 'luxon';
import { Stores } from '../../database/Stores';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { isTerminal } from '../../domain/DeploymentState';
import { Destination } from '../../domain/Destination';
import { JobOutcome } from '../../domain/Job';
import { nextUpgradeStep } from '../../domain/nextUpgradeStep';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { UpgradeItemRecord, UpgradeRecord } from '../../domain/UpgradeRecord';
import { Job, JobOptions, JobResult } from '../Job';
import { JobSetting } from './JobSetting';
import { runStoredJob } from './runStoredJob';
import { findReady } from './upgrades/findReady';
import { startUpgradeItem } from './upgrades/startUpgradeItem';

const LONGEST_PAUSE = Duration.fromObject({ minutes: 1 });
// Nobody tells an upgrade when somebody else's deployment has ended.
const BUSY_PAUSE = Duration.fromObject({ seconds: 10 });

/**
 * Options of {@link UpgradeJob}.
 *
 * @internal
 */
export type UpgradeJobOptions = JobSetting & {
  destinations: Destination[];
  sealer: SecretSealer;
};

/**
 * Brings the targets of an upgrade to their version: some at a time, none after
 * the first failure unless told otherwise, with a report for each. What need not
 * be upgraded is skipped, with the reason; what is busy is looked at again.
 *
 * @internal
 */
export class UpgradeJob implements Job {
  readonly #options: UpgradeJobOptions;

  constructor(options: UpgradeJobOptions) {
    this.#options = options;
  }

  getJobName(): string {
    return 'upgrade';
  }

  async runOnce({ signal }: JobOptions): Promise<JobResult> {
    return runStoredJob({
      ...this.#options,
      kind: 'upgrade',
      signal,
      run: (job, leased) => this.#advance(job.subject, leased),
    });
  }

  async #advance(upgradeId: string, signal: AbortSignal): Promise<JobOutcome> {
    const { database, clock } = this.#options;
    const busy = new Set<number>();
    for (;;) {
      signal.throwIfAborted();
      const taken = await database.transaction(stores =>
        this.#takeStep(stores, upgradeId, busy),
      );
      if (taken === 'ended') {
        return { type: 'done' };
      }
      if (taken === 'waiting') {
        // The end of its own deployments wakes it; this is for a lost call.
        const pause = busy.size ? BUSY_PAUSE : LONGEST_PAUSE;
        return { type: 'again', at: clock().plus(pause) };
      }
    }
  }

  async #takeStep(
    stores: Stores,
    upgradeId: string,
    busy: Set<number>,
  ): Promise<'moved' | 'waiting' | 'ended'> {
    const upgrade = await stores.upgrades.lock(upgradeId);
    if (!upgrade || upgrade.completedAt) {
      return 'ended';
    }
    const now = this.#options.clock();
    const hasSettled = await settleItems(stores, upgradeId);
    const items = await stores.upgrades.listItems([upgradeId]);
    const ready = (await findReady(stores, items)).filter(
      ({ position }) => !busy.has(position),
    );
    const step = nextUpgradeStep(upgrade, ready.concat(except(items, ready)));
    let hasMoved = false;
    let hasChanged = hasSettled;
    switch (step.type) {
      case 'start': {
        const starting = ready.filter(item =>
          step.positions.includes(item.position),
        );
        hasMoved = starting.length > 0;
        const changed = await this.#start(stores, { upgrade, starting, busy });
        hasChanged ||= changed;
        break;
      }
      case 'skip':
        for (const position of step.positions) {
          const changes = { status: 'SKIPPED', message: step.message } as const;
          await stores.upgrades.updateItem({ upgradeId, position }, changes);
        }
        hasMoved = true;
        hasChanged = true;
        break;
      case 'end':
        await stores.upgrades.complete(upgradeId, step.status, now);
        hasChanged = true;
        break;
      default:
    }
    if (hasChanged) {
      await stores.outbox.add({ topic: 'upgrade.changed', upgradeId }, now);
    }
    if (step.type === 'end') {
      return 'ended';
    }
    return hasMoved ? 'moved' : 'waiting';
  }

  /** Starts items, notes those that are busy, and says whether there is news. */
  async #start(
    stores: Stores,
    options: {
      upgrade: UpgradeRecord;
      starting: UpgradeItemRecord[];
      busy: Set<number>;
    },
  ): Promise<boolean> {
    const { upgrade, starting, busy } = options;
    const now = this.#options.clock();
    let hasChanged = false;
    for (const item of starting) {
      const started = { ...this.#options, upgrade, item, now };
      const status = await startUpgradeItem(stores, started);
      if (status === 'PENDING') {
        busy.add(item.position);
      }
      hasChanged ||= status !== 'PENDING' || item.message === undefined;
      if (status === 'FAILED') {
        // Whether any further one is started is for the next step to say.
        break;
      }
    }
    return hasChanged;
  }
}

/** Writes down how the deployments of running items ended. */
async function settleItems(
  stores: Stores,
  upgradeId: string,
): Promise<boolean> {
  let hasSettled = false;
  for (const item of await stores.upgrades.listItems([upgradeId])) {
    const deployment =
      item.status === 'IN_PROGRESS' && item.deploymentId
        ? await stores.deployments.get(item.deploymentId)
        : undefined;
    if (deployment && isTerminal(deployment.state)) {
      await stores.upgrades.updateItem(item, toReport(deployment));
      hasSettled = true;
    }
  }
  return hasSettled;
}

function toReport(deployment: DeploymentRecord): Partial<UpgradeItemRecord> {
  const { state, statusMessage } = deployment;
  if (state === 'succeeded') {
    return { status: 'SUCCEEDED', message: undefined };
  }
  // A deployment that somebody called off did not bring the version either.
  const fallback = state === 'cancelled' ? 'It was cancelled' : 'It failed';
  return { status: 'FAILED', message: statusMessage ?? fallback };
}

function except(
  items: UpgradeItemRecord[],
  left: UpgradeItemRecord[],
): UpgradeItemRecord[] {
  return items.filter(item => !left.includes(item));
}
