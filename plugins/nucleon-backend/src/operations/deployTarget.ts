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
import { DeployRequest, Deployment } from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { prepareDeployment } from '../database/queries/prepareDeployment';
import { startDeployment } from '../database/queries/startDeployment';
import { assertEngines } from '../domain/assertEngines';
import { Caller } from '../domain/Caller';
import { TargetRecord } from '../domain/TargetRecord';
import { OperationContext } from './OperationContext';
import { runOnce } from './runOnce';
import { toDeployment } from './wire/toDeployment';

/**
 * Options of {@link deployTarget}.
 *
 * @internal
 */
export type DeployTargetOptions = {
  request: DeployRequest;
  caller: Caller;
  operation: string;
  /** What the caller called the target. */
  name: unknown;
  find(stores: Stores): Promise<TargetRecord>;
};

/**
 * Updates, upgrades, rolls back or plans a change of one target.
 *
 * @internal
 */
export async function deployTarget(
  context: OperationContext,
  options: DeployTargetOptions,
): Promise<Deployment> {
  const { request, caller, operation, name, find } = options;
  const { config, sealer, database } = context;
  const { clientToken, revision, ...ask } = request;
  const ids = await runOnce(
    context,
    { operation, caller, clientToken, body: { name, request } },
    async stores => {
      const now = context.now();
      const target = await find(stores);
      if (target.revision !== revision) {
        throw new ConflictError(
          `'${target.name}' has changed since you looked at it (revision ${target.revision}, you saw ${revision}); read it again`,
        );
      }
      const deployment = await prepareDeployment(stores, {
        target,
        ask,
        destinations: config.destinations,
        sealer,
        now,
        createdBy: caller.principal,
        clientToken,
      });
      const version = await stores.templates.getVersion(deployment.versionId!);
      assertEngines(version!, context.engines);
      if (deployment.intent !== 'plan') {
        await stores.targets.update({ id: target.id, revision, now }, {});
      }
      await startDeployment(stores, { target, deployment, sealer });
      return { id: deployment.id };
    },
  );
  const view = await database.stores.deployments.getView(ids.id);
  // It was stored by this request, or by the one that it repeats.
  return toDeployment(view!);
}
