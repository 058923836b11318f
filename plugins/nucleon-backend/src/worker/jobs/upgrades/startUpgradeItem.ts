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
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { formatVersion } from '@nucleon/plugin-nucleon-common';
import { DateTime, Duration } from 'luxon';
import {
  getLastAttempt,
  prepareDeployment,
} from '../../../database/queries/prepareDeployment';
import { startDeployment } from '../../../database/queries/startDeployment';
import { Stores } from '../../../database/Stores';
import { Destination } from '../../../domain/Destination';
import { isTerminal } from '../../../domain/DeploymentState';
import { TargetView } from '../../../domain/RecordView';
import { SecretSealer } from '../../../domain/secrets/SecretSealer';
import {
  UpgradeItemRecord,
  UpgradeItemStatus,
  UpgradeRecord,
} from '../../../domain/UpgradeRecord';

const REFUSALS = [
  InputError,
  ConflictError,
  NotFoundError,
  NotAllowedError,
].map(type => type.name);

// What runs for longer than this waits for somebody, and so would the upgrade.
const BUSY_FOR = Duration.fromObject({ days: 1 });

/**
 * Options of {@link startUpgradeItem}.
 *
 * @internal
 */
export type StartUpgradeItemOptions = {
  upgrade: UpgradeRecord;
  item: UpgradeItemRecord;
  destinations: Destination[];
  sealer: SecretSealer;
  now: DateTime;
};

/**
 * Starts the deployment of one target of an upgrade, inside the caller's
 * transaction, or says why not: what is there already is skipped, what is
 * refused has failed, and what is busy with something else stays pending.
 *
 * @internal
 */
export async function startUpgradeItem(
  stores: Stores,
  options: StartUpgradeItemOptions,
): Promise<UpgradeItemStatus> {
  const { item, now } = options;
  try {
    const changes = await start(stores, options);
    await stores.upgrades.updateItem(item, changes);
    return changes.status;
  } catch (error) {
    const { name, message } = error as Error;
    if (!REFUSALS.includes(name)) {
      throw error;
    }
    const since = await findBusySince(stores, item.targetId);
    const isBusy = since !== undefined && since.plus(BUSY_FOR) > now;
    const status = isBusy ? 'PENDING' : 'FAILED';
    await stores.upgrades.updateItem(item, { status, message });
    return status;
  }
}

async function start(
  stores: Stores,
  options: StartUpgradeItemOptions,
): Promise<Pick<UpgradeItemRecord, 'status'> & Partial<UpgradeItemRecord>> {
  const { upgrade, item, destinations, sealer, now } = options;
  const view = await stores.targets.getView(item.targetId);
  if (!view) {
    return { status: 'SKIPPED', message: 'It was deleted meanwhile' };
  }
  const { target, version } = view;
  const fromVersion = version && formatVersion(version);
  const idle = findReasonToSkip(view, upgrade);
  if (idle) {
    return { status: 'SKIPPED', message: idle, fromVersion };
  }
  await assertServiceIdle(stores, view);
  const deployment = await prepareDeployment(stores, {
    target,
    ask: { mode: upgrade.mode },
    destinations,
    sealer,
    now,
    createdBy: upgrade.createdBy,
    upgradeId: upgrade.id,
  });
  if (deployment.versionId === target.versionId) {
    const message = `Version '${fromVersion}' is the newest minor of its major`;
    return { status: 'SKIPPED', message, fromVersion };
  }
  const next = await stores.templates.getVersion(deployment.versionId!);
  await startDeployment(stores, { target, deployment, sealer });
  return {
    status: 'IN_PROGRESS',
    deploymentId: deployment.id,
    fromVersion,
    toVersion: next && formatVersion(next),
    message: undefined,
  };
}

function findReasonToSkip(
  { version, versionStatus }: TargetView,
  { mode }: UpgradeRecord,
): string | undefined {
  if (!version) {
    return undefined;
  }
  const name = `Version '${formatVersion(version)}'`;
  if (versionStatus === 'up-to-date') {
    return `${name} is up to date`;
  }
  return mode === 'MAJOR_VERSION' && versionStatus !== 'behind-major'
    ? `${name} is of the recommended major; upgrade it to the newest minor`
    : undefined;
}

async function assertServiceIdle(
  stores: Stores,
  { target, service }: TargetView,
): Promise<void> {
  const operation =
    target.serviceId &&
    (await stores.services.getActiveOperation(target.serviceId));
  if (operation) {
    const verb = { create: 'created', edit: 'edited', delete: 'deleted' };
    throw new ConflictError(
      `Service '${service?.name}' is being ${verb[operation.kind]}; upgrade it after the end of that`,
    );
  }
}

/** Since when something else is done with a target; undefined if nothing is. */
async function findBusySince(
  stores: Stores,
  targetId: string,
): Promise<DateTime | undefined> {
  const target = await stores.targets.get(targetId);
  const operation =
    target?.serviceId &&
    (await stores.services.getActiveOperation(target.serviceId));
  if (operation) {
    return operation.createdAt;
  }
  const attempt = target && (await getLastAttempt(stores, target));
  return attempt && !isTerminal(attempt.state) ? attempt.createdAt : undefined;
}
