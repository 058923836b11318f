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

import { TargetView } from '../domain/RecordView';
import { TargetRecord } from '../domain/TargetRecord';
import { Row, RowMapping } from './RowMapping';

/**
 * The columns of a target.
 *
 * @internal
 */
export const targetMapping = new RowMapping<TargetRecord>({
  id: 'plain',
  kind: 'plain',
  namespace: 'plain',
  name: 'plain',
  nameKey: 'plain',
  entityName: 'plain',
  title: 'plain',
  description: 'plain',
  owner: 'plain',
  system: 'plain',
  serviceId: 'plain',
  environmentId: 'plain',
  position: 'plain',
  templateId: 'plain',
  destination: 'plain',
  stackName: 'plain',
  versionId: 'plain',
  spec: 'plain',
  secrets: 'plain',
  outputs: 'json',
  resources: 'json',
  binding: 'json',
  lastAttemptedDeploymentId: 'plain',
  lastSucceededDeploymentId: 'plain',
  lastDeploymentAttemptedAt: 'moment',
  lastDeploymentSucceededAt: 'moment',
  revision: 'plain',
  createdBy: 'plain',
  createdAt: 'moment',
  modifiedAt: 'moment',
  deletedAt: 'moment',
});

/**
 * Reads a row of the joined select of targets.
 *
 * @internal
 */
export function toTargetView(row: Row): TargetView {
  // The select names these columns, and the migration their types.
  const x = row as Record<`x_${string}`, any>;
  return {
    target: targetMapping.toRecord(row),
    template: {
      kind: x.x_template_kind,
      namespace: x.x_template_namespace,
      name: x.x_template_name,
      displayName: x.x_template_display_name ?? undefined,
    },
    version:
      x.x_version_major === null
        ? undefined
        : { major: x.x_version_major, minor: x.x_version_minor },
    recommended:
      x.x_recommended_major === null
        ? undefined
        : { major: x.x_recommended_major, minor: x.x_recommended_minor },
    versionStatus: x.x_version_status ?? undefined,
    lastAttempt: x.x_attempt_id
      ? {
          id: x.x_attempt_id,
          state: x.x_attempt_state,
          intent: x.x_attempt_intent,
          mode: x.x_attempt_mode,
          statusMessage: x.x_attempt_status_message ?? undefined,
        }
      : undefined,
    service: x.x_service_id
      ? {
          id: x.x_service_id,
          namespace: x.x_service_namespace,
          name: x.x_service_name,
          entityRef: x.x_service_entity_ref,
        }
      : undefined,
    environment: x.x_environment_id
      ? {
          id: x.x_environment_id,
          namespace: x.x_environment_namespace,
          name: x.x_environment_name,
          destination: x.x_environment_destination ?? undefined,
        }
      : undefined,
    instanceCount: Number(x.x_instance_count),
  };
}
