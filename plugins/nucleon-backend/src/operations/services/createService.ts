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
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CreateServiceRequest,
  formatVersion,
} from '@nucleon/plugin-nucleon-common';
import { stringifySpec } from '@nucleon/template-bundle';
import { Stores } from '../../database/Stores';
import { assertEngines } from '../../domain/assertEngines';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import {
  assertName,
  assertNamespace,
  parseQualifiedName,
  toNameKey,
} from '../../domain/names';
import { readServiceAsk, ServiceAsk } from '../../domain/ServiceAsk';
import { ServiceRecord } from '../../domain/ServiceRecord';
import { TargetRecord } from '../../domain/TargetRecord';
import { InputValues, readTargetInputs } from '../../domain/targetSpec';
import { TemplateRecord } from '../../domain/TemplateRecord';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { chooseVersion } from '../../domain/versions';
import { assertEntityRef, assertSystemRef } from '../assertEntityRef';
import { findTemplate } from '../findNamed';
import { OperationContext } from '../OperationContext';
import { assertQuota } from './assertQuota';
import { newInstance, newPipeline } from './newServiceTargets';
import { prepareFirst, startFirst, toOperationDeploy } from './startInstances';

/**
 * Stores a service with its targets and starts its instances (6.1), inside the
 * caller's transaction. The pipeline follows when the instances stand.
 *
 * @internal
 */
export async function createService(
  stores: Stores,
  context: OperationContext,
  options: { request: CreateServiceRequest; createdBy: string },
): Promise<{ id: string }> {
  const { request, createdBy } = options;
  const now = context.now();
  const template = await findTemplate(stores, {
    kind: 'service',
    ...request.template,
  });
  const version = chooseVersion(
    await stores.templates.listVersions([template.id]),
    request.version,
  );
  assertEngines(version, context.engines);
  const ask = readServiceAsk(request);
  assertQuota(context, request.name, ask.instances.length);
  assertPipeline(request, { ask, version });
  const service = newService(template, request, { createdBy, now });
  await stores.services.insert(service);
  const operationId = randomUUID();
  const common = { operationId, createdBy, version };
  const first: { target: TargetRecord; deployment: DeploymentRecord }[] = [];
  for (const [
    position,
    { name, environment, inputs = {} },
  ] of ask.instances.entries()) {
    const target = await newInstance(stores, {
      service,
      name,
      environment,
      position,
      createdBy,
      now,
    });
    await stores.targets.insert(target);
    const deployment = await prepareFirst(stores, context, {
      ...common,
      target,
      inputs,
    });
    first.push({ target, deployment });
  }
  const pipeline = version.pipelineEngine
    ? newPipeline({
        service,
        destination: first[0].target.destination,
        createdBy,
        now,
      })
    : undefined;
  const deploys = first.map(({ deployment }) => toOperationDeploy(deployment));
  const instanceSpecs = first.map(({ target, deployment }, index) => ({
    name: target.name,
    // A spec names an environment without its namespace.
    environment: parseQualifiedName(ask.instances[index].environment).name,
    spec: readTargetInputs(target, deployment.spec ?? '') ?? {},
  }));
  let pipelineInputs: InputValues | undefined;
  if (pipeline) {
    await stores.targets.insert(pipeline);
    const inputs = ask.pipeline ?? {};
    const deployment = await prepareFirst(stores, context, {
      ...common,
      target: pipeline,
      inputs,
    });
    deploys.push(toOperationDeploy(deployment));
    pipelineInputs = readTargetInputs(pipeline, deployment.spec ?? '');
  }
  await stores.services.insertOperation({
    id: operationId,
    serviceId: service.id,
    kind: 'create',
    phase: 'instances',
    // Masked. Where the creation fails and is cleaned up, nothing else is left
    // of what was asked for.
    toSpec: stringifySpec({
      proton: 'ServiceSpec',
      ...(pipelineInputs ? { pipeline: pipelineInputs } : {}),
      instances: instanceSpecs,
    }),
    plan: {
      created: first.map(({ target }) => target.id),
      removed: [],
      pipeline: pipeline?.id,
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
  return { id: service.id };
}

function newService(
  template: TemplateRecord,
  request: CreateServiceRequest,
  options: { createdBy: string; now: ServiceRecord['createdAt'] },
): ServiceRecord {
  const { namespace = 'default', name } = request;
  const { createdBy, now } = options;
  assertName('service name', name);
  assertNamespace(namespace);
  const ownRef = stringifyEntityRef({ kind: 'Component', namespace, name });
  return {
    id: randomUUID(),
    namespace,
    name,
    nameKey: toNameKey(name),
    entityName: name,
    title: request.title,
    description: request.description,
    owner: assertEntityRef('owner', request.owner),
    system: request.system && assertSystemRef(request.system),
    lifecycle: request.lifecycle ?? 'production',
    type: request.type ?? 'service',
    entityRef: request.entityRef
      ? assertEntityRef('entity', request.entityRef, 'component')
      : ownRef,
    origin: request.entityRef ? 'external' : 'nucleon',
    templateId: template.id,
    repository: request.repository,
    revision: 1,
    createdBy,
    createdAt: now,
    modifiedAt: now,
  };
}

function assertPipeline(
  request: CreateServiceRequest,
  options: { ask: ServiceAsk; version: TemplateVersionRecord },
): void {
  const { ask, version } = options;
  const name = formatVersion(version);
  if (version.pipelineEngine && !request.repository) {
    throw new InputError(
      `Version '${name}' has a pipeline, which needs a 'repository' with connection, id and branch`,
    );
  }
  if (!version.pipelineEngine && (request.repository || ask.pipeline)) {
    throw new InputError(
      `Version '${name}' has no pipeline; leave 'repository' and 'pipeline' out`,
    );
  }
}
