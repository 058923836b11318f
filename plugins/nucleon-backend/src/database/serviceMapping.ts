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

import { ServiceView } from '../domain/RecordView';
import { ServiceOperation } from '../domain/ServiceOperation';
import { ServiceRecord } from '../domain/ServiceRecord';
import { Row, RowMapping } from './RowMapping';

/**
 * The columns of a service.
 *
 * @internal
 */
export const serviceMapping = new RowMapping<ServiceRecord>({
  id: 'plain',
  namespace: 'plain',
  name: 'plain',
  nameKey: 'plain',
  entityName: 'plain',
  title: 'plain',
  description: 'plain',
  owner: 'plain',
  system: 'plain',
  lifecycle: 'plain',
  type: 'plain',
  entityRef: 'plain',
  origin: 'plain',
  templateId: 'plain',
  repository: 'json',
  lastOperationId: 'plain',
  revision: 'plain',
  createdBy: 'plain',
  createdAt: 'moment',
  modifiedAt: 'moment',
  deletedAt: 'moment',
});

/**
 * The columns of a service operation.
 *
 * @internal
 */
export const operationMapping = new RowMapping<ServiceOperation>({
  id: 'plain',
  serviceId: 'plain',
  kind: 'plain',
  phase: 'plain',
  message: 'plain',
  fromSpec: 'plain',
  toSpec: 'plain',
  plan: 'json',
  createdBy: 'plain',
  createdAt: 'moment',
  completedAt: 'moment',
});

/**
 * Reads a row of the joined select of services.
 *
 * @internal
 */
export function toServiceView(
  row: Row,
  operations: Map<string, ServiceOperation>,
): ServiceView {
  // The select names these columns, and the migration their types.
  const x = row as Record<`x_${string}`, any>;
  const service = serviceMapping.toRecord(row);
  return {
    service,
    template: {
      kind: x.x_template_kind,
      namespace: x.x_template_namespace,
      name: x.x_template_name,
      displayName: x.x_template_display_name ?? undefined,
    },
    recommended:
      x.x_recommended_major === null
        ? undefined
        : { major: x.x_recommended_major, minor: x.x_recommended_minor },
    operation: operations.get(service.lastOperationId ?? ''),
  };
}
