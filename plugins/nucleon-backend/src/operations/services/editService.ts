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

import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import { EditServiceRequest } from '@nucleon/plugin-nucleon-common';
import { resolveCurrentValues } from '@nucleon/template-bundle';
import { Stores } from '../../database/Stores';
import { getInputsPath } from '../../domain/chooseInputs';
import { toNameKey } from '../../domain/names';
import { isSameInputs } from '../../domain/isSameInputs';
import { InstanceAsk, readServiceAsk } from '../../domain/ServiceAsk';
import { ServiceOperationDeploy } from '../../domain/ServiceOperation';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TargetRecord } from '../../domain/TargetRecord';
import { InputValues, openTargetInputs } from '../../domain/targetSpec';
import { assertNotDeploying } from '../assertNotDeploying';
import { findInstanceEnvironment } from '../findNamed';
import { OperationContext } from '../OperationContext';
import { assertQuota } from './assertQuota';
import { chooseNewVersion } from './chooseNewVersion';
import { getTargetBase, TargetBase } from './getTargetBase';
import { keepEnvironment } from './keepEnvironment';
import { newInstance } from './newServiceTargets';
import {
  FirstDeployment,
  prepareFirst,
  startFirst,
  toOperationDeploy,
} from './startInstances';

/**
 * Adds and removes instances (6.3), inside the caller's transaction. What
 * exists stays as it is; a failed service is tried again by it.
 *
 * @internal
 */
export async function editService(
  stores: Stores,
  context: OperationContext,
  options: {
    service: ServiceRecord;
    request: EditServiceRequest;
    createdBy: string;
  },
): Promise<void> {
  const { service, request, createdBy } = options;
  const now = context.now();
  const ask = readServiceAsk(request);
  const targets = await loadTargets(stores, service);
  const pipeline = targets.find(
    ({ target }) => target.kind === 'service-pipeline',
  );
  const instances = targets.filter(one => one !== pipeline);
  await assertPipelineUnchanged(context, pipeline, ask.pipeline);
  const { kept, created } = await sortInstances(stores, context, {
    service,
    wanted: ask.instances,
    instances,
    createdBy,
  });
  const removed = instances.filter(
    ({ target }) =>
      !kept.includes(target.id) &&
      !created.some(one => one.target.id === target.id),
  );
  for (const { target } of removed) {
    await assertNotDeploying(stores, target, 'removed');
  }
  // What would not go counts until it has gone (6.3).
  const stuck = removed.filter(({ base }) => base.isGivenUp);
  assertQuota(context, service.name, ask.instances.length + stuck.length);
  await stores.services.update(
    { id: service.id, revision: request.revision, now },
    {},
  );
  const operationId = randomUUID();
  const first = [];
  const known = new Set(instances.map(({ target }) => target.id));
  for (const one of created) {
    if (!known.has(one.target.id)) {
      await stores.targets.insert(one.target);
    }
    const deployment = await prepareFirst(stores, context, {
      ...one,
      operationId,
      createdBy,
    });
    first.push({ target: one.target, deployment });
  }
  const deploys = first.map(({ deployment }) => toOperationDeploy(deployment));
  if (pipeline) {
    deploys.push(toDeploy(pipeline));
  }
  await stores.services.insertOperation({
    id: operationId,
    serviceId: service.id,
    kind: 'edit',
    phase: 'instances',
    plan: {
      created: first.map(({ target }) => target.id),
      removed: removed.map(({ target }) => target.id),
      pipeline: pipeline?.target.id,
      deploys,
    },
    createdBy,
    createdAt: now,
  });
  await startFirst(stores, context, first);
  await stores.jobs.request({
    kind: 'service-operation',
    subject: operationId,
    now,
  });
  await stores.outbox.add(
    { topic: 'service.changed', serviceId: service.id },
    now,
  );
}

type Existing = { target: TargetRecord; base: TargetBase };

async function loadTargets(
  stores: Stores,
  service: ServiceRecord,
): Promise<Existing[]> {
  const targets = await stores.targets.listOfService(service.id);
  return Promise.all(
    targets.map(async target => ({
      target,
      base: await getTargetBase(stores, { service, target }),
    })),
  );
}

async function sortInstances(
  stores: Stores,
  context: OperationContext,
  options: {
    service: ServiceRecord;
    wanted: InstanceAsk[];
    instances: Existing[];
    createdBy: string;
  },
): Promise<{ kept: string[]; created: FirstDeployment[] }> {
  const { service, wanted, instances, createdBy } = options;
  const kept: string[] = [];
  const created: FirstDeployment[] = [];
  for (const [position, one] of wanted.entries()) {
    const existing = instances.find(
      ({ target }) => target.nameKey === toNameKey(one.name),
    );
    if (existing) {
      await assertSameEnvironment(stores, service, { existing, wanted: one });
      await stores.targets.place(existing.target.id, position);
    }
    if (existing?.base.versionId && !existing.base.isGivenUp) {
      assertInputsUnchanged(context, existing, one.inputs);
      kept.push(existing.target.id);
      continue;
    }
    const first = existing
      ? await createAgain(stores, context, { service, existing, wanted: one })
      : {
          target: await newInstance(stores, {
            ...one,
            service,
            position,
            createdBy,
            now: context.now(),
          }),
        };
    created.push({
      ...first,
      version: await chooseNewVersion(stores, service, instances),
      inputs: one.inputs,
    });
  }
  return { kept, created };
}

// What holds for a new instance holds for one that was given up. It has its
// current values still, secrets too.
async function createAgain(
  stores: Stores,
  context: OperationContext,
  options: { service: ServiceRecord; existing: Existing; wanted: InstanceAsk },
): Promise<Pick<FirstDeployment, 'target' | 'current' | 'currentVersion'>> {
  const { service, existing, wanted } = options;
  const { target, base } = existing;
  await keepEnvironment(stores, wanted.environment, service.namespace);
  return {
    target,
    current: openBase(context, existing),
    currentVersion:
      base.versionId === undefined
        ? undefined
        : await stores.templates.getVersion(base.versionId),
  };
}

async function assertSameEnvironment(
  stores: Stores,
  service: ServiceRecord,
  options: { existing: Existing; wanted: InstanceAsk },
): Promise<void> {
  const { existing, wanted } = options;
  const environment = await findInstanceEnvironment(
    stores,
    wanted.environment,
    service.namespace,
  );
  if (environment.id !== existing.target.environmentId) {
    throw new InputError(
      `Instance '${wanted.name}' cannot move to environment '${wanted.environment}'; add one there and remove this one`,
    );
  }
}

function assertInputsUnchanged(
  context: OperationContext,
  existing: Existing,
  inputs: InputValues | undefined,
): void {
  if (inputs === undefined) {
    return;
  }
  const current = openBase(context, existing);
  const path = getInputsPath(existing.target);
  if (!isSameInputs(resolveCurrentValues(inputs, current, { path }), current)) {
    throw new InputError(
      `An edit adds and removes instances, but '${path}' differs from what is deployed; deploy '${existing.target.name}' by itself to change its inputs`,
    );
  }
}

async function assertPipelineUnchanged(
  context: OperationContext,
  pipeline: Existing | undefined,
  inputs: InputValues | undefined,
): Promise<void> {
  if (!pipeline && inputs) {
    throw new InputError("The service has no pipeline; leave 'pipeline' out");
  }
  if (pipeline) {
    assertInputsUnchanged(context, pipeline, inputs);
  }
}

function openBase(
  context: OperationContext,
  { target, base }: Existing,
): InputValues {
  return base.spec === undefined
    ? {}
    : openTargetInputs({
        target,
        spec: base.spec,
        secrets: base.secrets && context.sealer.open(base.secrets),
      });
}

function toDeploy({ target, base }: Existing): ServiceOperationDeploy {
  if (!base.versionId || base.spec === undefined) {
    throw new ConflictError(
      `What the pipeline of service '${target.entityName}' was to be is not known any more; delete the service and make it again`,
    );
  }
  const { versionId, spec, secrets } = base;
  return { targetId: target.id, versionId, spec, secrets };
}
