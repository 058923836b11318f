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

import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { DeploymentOutcome } from '../../domain/DeploymentOutcome';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { getStatesBefore } from '../../domain/DeploymentState';
import { DatabaseJobStore } from '../DatabaseJobStore';
import { DatabaseOutbox } from '../DatabaseOutbox';
import { deploymentMapping } from '../deploymentMapping';
import { toMoment } from '../dialect';

/**
 * Options of {@link finishDeployment}. Without a ticket nobody may hold the
 * row, such as for a deployment that never started.
 *
 * @internal
 */
export type FinishDeploymentOptions = {
  id: string;
  ticket?: string;
  outcome: DeploymentOutcome;
};

/**
 * Ends a deployment inside the caller's transaction.
 *
 * ```
 *                     ┌─ target: version, spec, outputs, binding | deleted
 * deployments.state ──┼─ jobs: the service operation or upgrade goes on
 *                     └─ outbox: told afterwards
 * ```
 *
 * @internal
 */
export async function finishDeployment(
  trx: Knex.Transaction,
  options: FinishDeploymentOptions,
): Promise<void> {
  const { id, ticket, outcome } = options;
  const { now, ...changes } = outcome;
  const update = trx('deployments')
    .where({ id })
    .whereIn('state', getStatesBefore(outcome.state));
  if (ticket) {
    update.where({ lease_ticket: ticket });
  }
  const changed = await update.update({
    ...deploymentMapping.toRow({
      ...changes,
      statusMessage: changes.statusMessage?.slice(0, 2000),
      completedAt: now,
      leaseTicket: undefined,
      leaseUntil: undefined,
      nextLookAt: undefined,
      waitsFor: undefined,
    }),
  });
  if (!changed) {
    throw new ConflictError(
      `The lease on deployment '${id}' was lost, or it has ended; another replica goes on with it`,
    );
  }
  const deployment = deploymentMapping.toRecord(
    await trx('deployments').where({ id }).first(),
  );
  if (deployment.intent !== 'plan') {
    await applyToTarget(trx, deployment, outcome);
  }
  await tell(trx, deployment, outcome);
}

async function applyToTarget(
  trx: Knex.Transaction,
  deployment: DeploymentRecord,
  outcome: DeploymentOutcome,
): Promise<void> {
  const { now } = outcome;
  const target = trx('targets').where({ id: deployment.targetId });
  const row = deploymentMapping.toRow(deployment);
  if (outcome.state !== 'succeeded') {
    // What stands after a failure is known by its binding; the version, spec
    // and outputs of the last success stay (4.8).
    if (deployment.binding) {
      await target.update({ binding: row.binding, modified_at: toMoment(now) });
    }
    return;
  }
  if (deployment.intent === 'destroy') {
    await target.update({
      binding: null,
      deleted_at: toMoment(now),
      modified_at: toMoment(now),
      revision: trx.raw('revision + 1'),
    });
    return;
  }
  await target.update({
    version_id: row.version_id,
    spec: row.spec,
    secrets: row.secrets,
    outputs: row.outputs,
    resources: row.resources,
    binding: row.binding,
    last_succeeded_deployment_id: deployment.id,
    last_deployment_succeeded_at: toMoment(now),
    modified_at: toMoment(now),
    revision: trx.raw('revision + 1'),
  });
}

async function tell(
  trx: Knex.Transaction,
  deployment: DeploymentRecord,
  outcome: DeploymentOutcome,
): Promise<void> {
  const { now } = outcome;
  const jobs = new DatabaseJobStore(trx);
  if (deployment.operationId) {
    await jobs.wake('service-operation', deployment.operationId, now);
  }
  if (deployment.upgradeId) {
    await jobs.wake('upgrade', deployment.upgradeId, now);
  }
  await new DatabaseOutbox(trx).add(
    { topic: 'deployment.finished', deploymentId: deployment.id },
    now,
  );
}
