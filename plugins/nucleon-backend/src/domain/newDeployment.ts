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
import {
  DeploymentIntent,
  DeploymentMode,
} from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';
import { DeploymentRecord } from './DeploymentRecord';
import { Destination } from './Destination';
import { TargetRecord } from './TargetRecord';
import { TemplateVersionRecord } from './TemplateVersionRecord';

/**
 * The name of the engine of what nobody provisions: a customer managed
 * environment, whose outputs are its inputs.
 *
 * @internal
 */
export const NO_ENGINE = 'none';

/**
 * Options of {@link newDeployment}.
 *
 * @internal
 */
export type NewDeploymentOptions = {
  target: TargetRecord;
  intent: DeploymentIntent;
  mode: DeploymentMode;
  version?: TemplateVersionRecord;
  destination?: Destination;
  now: DateTime;
} & Partial<
  Pick<
    DeploymentRecord,
    | 'engine'
    | 'digest'
    | 'spec'
    | 'secrets'
    | 'retain'
    | 'expectedPlanDigest'
    | 'operationId'
    | 'upgradeId'
    | 'clientToken'
    | 'createdBy'
  >
>;

/**
 * A deployment that is to be worked on.
 *
 * @internal
 */
export function newDeployment(options: NewDeploymentOptions): DeploymentRecord {
  const { target, version, destination, now, ...rest } = options;
  const engine = rest.engine ?? getEngineOf(target, version);
  return {
    ...rest,
    id: randomUUID(),
    targetId: target.id,
    serviceId: target.serviceId,
    environmentId:
      target.kind === 'environment' ? target.id : target.environmentId,
    state: 'pending',
    templateId: target.templateId,
    versionId: version?.id,
    previousVersionId: target.versionId,
    digest: rest.digest ?? version?.digest,
    engine,
    destination: destination?.name,
    account: destination?.account,
    region: destination?.region,
    isSimulated: destination?.isSimulated ?? false,
    lane: [engine, destination?.account, destination?.region].join(':'),
    lockId: target.id,
    binding: target.binding,
    isObservable: false,
    failures: 0,
    createdAt: now,
    nextLookAt: now,
  };
}

/**
 * What provisions a target of a version.
 *
 * @internal
 */
export function getEngineOf(
  target: Pick<TargetRecord, 'kind'>,
  version: TemplateVersionRecord | undefined,
): string {
  const engine =
    target.kind === 'service-pipeline'
      ? version?.pipelineEngine
      : version?.engine;
  return engine ?? NO_ENGINE;
}
