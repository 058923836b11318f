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

import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { sensitiveInputs } from '@nucleon/template-bundle';
import { DateTime } from 'luxon';
import { chooseInputs } from '../../domain/chooseInputs';
import { assertCompatible } from '../../domain/compatibility';
import { DeploymentAsk } from '../../domain/DeploymentAsk';
import { DeploymentRecord } from '../../domain/DeploymentRecord';
import { isTerminal } from '../../domain/DeploymentState';
import { Destination, getDestination } from '../../domain/Destination';
import { isUuid } from '../../domain/isUuid';
import { newDeployment } from '../../domain/newDeployment';
import { maskInputs } from '../../domain/secrets/maskInputs';
import { SecretSealer } from '../../domain/secrets/SecretSealer';
import { TargetRecord } from '../../domain/TargetRecord';
import {
  InputValues,
  openTargetInputs,
  writeTargetSpec,
} from '../../domain/targetSpec';
import { TemplateVersionRecord } from '../../domain/TemplateVersionRecord';
import { chooseUpdateVersion } from '../../domain/versions';
import type { Stores } from '../Stores';
import { loadInputSchema } from './loadInputSchema';

/**
 * What every deployment is prepared with.
 *
 * @internal
 */
export type DeploymentSetting = {
  destinations: Destination[];
  sealer: SecretSealer;
  now: DateTime;
} & Partial<
  Pick<
    DeploymentRecord,
    'createdBy' | 'clientToken' | 'operationId' | 'upgradeId'
  >
>;

/**
 * Options of {@link prepareDeployment}.
 *
 * @internal
 */
export type PrepareDeploymentOptions = DeploymentSetting & {
  target: TargetRecord;
  ask: DeploymentAsk;
};

/**
 * Checks what somebody wants done with a target that exists, and makes the
 * deployment that does it: its version by the mode (5.5), its spec by what was
 * given or stands (6.2), and its place. Nothing is stored.
 *
 * @internal
 */
export async function prepareDeployment(
  stores: Stores,
  options: PrepareDeploymentOptions,
): Promise<DeploymentRecord> {
  const { target, ask } = options;
  const attempt = await getLastAttempt(stores, target);
  assertIdle(target, attempt);
  if (ask.mode === 'ROLLBACK') {
    return prepareRollback(stores, options);
  }
  const base = await getBase(stores, { target, attempt });
  const version = chooseUpdateVersion({
    mode: ask.mode,
    version: ask.version,
    current: base.version,
    versions: await stores.templates.listVersions([target.templateId]),
  });
  return prepareInputs(stores, {
    ...options,
    version,
    currentVersion: base.version,
    current:
      base.spec === undefined ? undefined : open(options, base as Stored),
  });
}

/**
 * Options of {@link prepareInputs}.
 *
 * @internal
 */
export type PrepareInputsOptions = PrepareDeploymentOptions & {
  version: TemplateVersionRecord;
  currentVersion?: TemplateVersionRecord;
  current?: InputValues;
};

/**
 * Checks the inputs of a deployment whose version is known, which is the first
 * one of a target too.
 *
 * @internal
 */
export async function prepareInputs(
  stores: Stores,
  options: PrepareInputsOptions,
): Promise<DeploymentRecord> {
  const { target, ask, version, currentVersion, current } = options;
  const schema = await loadInputSchema(stores, version, target.kind);
  const inputs = chooseInputs({
    target,
    schema,
    currentSchema:
      currentVersion &&
      (await loadInputSchema(stores, currentVersion, target.kind)),
    current,
    spec: ask.spec,
    inputs: ask.inputs,
  });
  const environment = await checkEnvironment(stores, target, version);
  const masked = maskInputs(inputs, sensitiveInputs(schema));
  const spec = writeTargetSpec({
    kind: target.kind,
    name: target.name,
    environment,
    inputs: masked.inputs,
    instances:
      target.kind === 'service-pipeline'
        ? await listInstances(stores, target)
        : undefined,
  });
  return newDeployment({
    ...getCommon(options),
    intent: ask.intent ?? 'apply',
    mode: ask.mode,
    version,
    spec,
    secrets:
      masked.secrets === undefined
        ? undefined
        : options.sealer.seal(masked.secrets),
    expectedPlanDigest: ask.expectedPlanDigest,
  });
}

/**
 * Makes the deployment that removes what stands of a target. It can be asked
 * for again after it failed.
 *
 * @internal
 */
export async function prepareDestroy(
  stores: Stores,
  options: DeploymentSetting & { target: TargetRecord; retain?: string[] },
): Promise<DeploymentRecord> {
  const { target, retain } = options;
  const attempt = await getLastAttempt(stores, target);
  assertIdle(target, attempt);
  // What was tried last may have left more behind than what stood before.
  const versionId = attempt?.versionId ?? target.versionId;
  return newDeployment({
    ...getCommon(options),
    intent: 'destroy',
    mode: 'DELETE',
    version: versionId
      ? await stores.templates.getVersion(versionId)
      : undefined,
    engine: target.binding?.engine ?? attempt?.engine,
    spec: target.spec ?? attempt?.spec,
    secrets: target.spec ? target.secrets : attempt?.secrets,
    retain,
  });
}

/**
 * The version and spec that a target has, or was last tried with where nothing
 * stands yet.
 *
 * @internal
 */
export async function getBase(
  stores: Stores,
  options: { target: TargetRecord; attempt?: DeploymentRecord },
): Promise<{
  version: TemplateVersionRecord;
  spec?: string;
  secrets?: string;
}> {
  const { target, attempt } = options;
  const source = target.versionId ? target : attempt;
  const version =
    source?.versionId && (await stores.templates.getVersion(source.versionId));
  if (!version) {
    throw new ConflictError(
      `'${target.name}' has never been deployed; delete it and make it again`,
    );
  }
  return { version, spec: source.spec, secrets: source.secrets };
}

/**
 * The last deployment that changed or was to change a target.
 *
 * @internal
 */
export async function getLastAttempt(
  stores: Stores,
  target: TargetRecord,
): Promise<DeploymentRecord | undefined> {
  return target.lastAttemptedDeploymentId
    ? stores.deployments.get(target.lastAttemptedDeploymentId)
    : undefined;
}

async function prepareRollback(
  stores: Stores,
  options: PrepareDeploymentOptions,
): Promise<DeploymentRecord> {
  const { target, ask } = options;
  if (!ask.deploymentId) {
    throw new InputError(
      "The mode ROLLBACK needs the 'deploymentId' to go back to",
    );
  }
  if (
    ask.spec !== undefined ||
    ask.inputs !== undefined ||
    ask.version !== undefined
  ) {
    throw new InputError(
      "The mode ROLLBACK goes back exactly; leave 'spec', 'inputs' and 'version' out",
    );
  }
  const earlier = isUuid(ask.deploymentId)
    ? await stores.deployments.get(ask.deploymentId)
    : undefined;
  if (earlier?.targetId !== target.id) {
    throw new NotFoundError(
      `No deployment '${ask.deploymentId}' of '${target.name}' found`,
    );
  }
  const version =
    earlier.versionId && (await stores.templates.getVersion(earlier.versionId));
  if (earlier.intent !== 'apply' || earlier.state !== 'succeeded' || !version) {
    throw new InputError(
      `Deployment '${earlier.id}' did not deploy anything with success; choose another one to go back to`,
    );
  }
  await checkEnvironment(stores, target, version);
  return newDeployment({
    ...getCommon(options),
    intent: ask.intent ?? 'apply',
    mode: 'ROLLBACK',
    version,
    digest: earlier.digest,
    spec: earlier.spec,
    secrets: earlier.secrets,
    expectedPlanDigest: ask.expectedPlanDigest,
  });
}

type Stored = { spec: string; secrets?: string };

function open(options: PrepareDeploymentOptions, stored: Stored): InputValues {
  const { target, sealer } = options;
  return openTargetInputs({
    target,
    spec: stored.spec,
    secrets: stored.secrets && sealer.open(stored.secrets),
  });
}

function getCommon(options: DeploymentSetting & { target: TargetRecord }) {
  const {
    target,
    destinations,
    now,
    createdBy,
    clientToken,
    operationId,
    upgradeId,
  } = options;
  return {
    target,
    destination: target.destination
      ? getDestination(destinations, target.destination)
      : undefined,
    now,
    createdBy,
    clientToken,
    operationId,
    upgradeId,
  };
}

function assertIdle(
  target: TargetRecord,
  attempt: DeploymentRecord | undefined,
): void {
  if (attempt && !isTerminal(attempt.state)) {
    const verb = attempt.intent === 'destroy' ? 'deleted' : 'deployed';
    throw new ConflictError(
      `'${target.name}' is being ${verb} by deployment '${attempt.id}'; wait for its end, or cancel it`,
    );
  }
}

async function checkEnvironment(
  stores: Stores,
  target: TargetRecord,
  version: TemplateVersionRecord,
): Promise<string | undefined> {
  if (!target.environmentId) {
    return undefined;
  }
  const environment = await stores.targets.getView(target.environmentId);
  const template = await stores.templates.get(target.templateId);
  if (!environment || !template) {
    throw new NotFoundError(
      `The environment of '${target.name}' does not exist any more`,
    );
  }
  assertCompatible({
    compatible: version.compatibleEnvironmentTemplates ?? [],
    environment: {
      name: environment.target.name,
      template: environment.template,
      version: environment.version,
    },
    namespace: template.namespace,
    version,
  });
  return environment.target.name;
}

async function listInstances(stores: Stores, pipeline: TargetRecord) {
  const views = await stores.targets.listViews({
    serviceIds: [pipeline.serviceId!],
    kinds: ['service-instance'],
  });
  return views
    .filter(view => view.lastAttempt?.intent !== 'destroy')
    .map(view => ({
      name: view.target.name,
      environment: view.environment?.name ?? '',
    }));
}
