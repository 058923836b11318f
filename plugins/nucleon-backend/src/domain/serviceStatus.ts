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

import { ServiceStatus } from '@nucleon/plugin-nucleon-common';
import { ServiceOperation, ServiceOperationPhase } from './ServiceOperation';

type Words = Partial<Record<ServiceOperationPhase, ServiceStatus>>;

// 6.1, 6.3 and 6.6: Proton's words for what the latest operation is doing.
const WORDS: Record<ServiceOperation['kind'], Words> = {
  create: {
    instances: 'CREATE_IN_PROGRESS',
    pipeline: 'CREATE_IN_PROGRESS',
    cleanup: 'CREATE_FAILED_CLEANUP_IN_PROGRESS',
    cleaned: 'CREATE_FAILED_CLEANUP_COMPLETE',
    'cleanup-failed': 'CREATE_FAILED_CLEANUP_FAILED',
    failed: 'CREATE_FAILED',
    succeeded: 'ACTIVE',
  },
  edit: {
    instances: 'UPDATE_IN_PROGRESS',
    removal: 'UPDATE_IN_PROGRESS',
    pipeline: 'UPDATE_IN_PROGRESS',
    cleanup: 'UPDATE_FAILED_CLEANUP_IN_PROGRESS',
    cleaned: 'UPDATE_FAILED_CLEANUP_COMPLETE',
    'cleanup-failed': 'UPDATE_FAILED_CLEANUP_FAILED',
    failed: 'UPDATE_FAILED',
    'removal-failed': 'UPDATE_COMPLETE_CLEANUP_FAILED',
    succeeded: 'ACTIVE',
  },
  delete: {
    pipeline: 'DELETE_IN_PROGRESS',
    instances: 'DELETE_IN_PROGRESS',
    failed: 'DELETE_FAILED',
    succeeded: 'DELETE_IN_PROGRESS',
  },
};

/**
 * The status of a service, from its latest operation.
 *
 * @internal
 */
export function toServiceStatus(
  operation: Pick<ServiceOperation, 'kind' | 'phase'> | undefined,
): ServiceStatus {
  return (operation && WORDS[operation.kind][operation.phase]) ?? 'ACTIVE';
}

/**
 * The kinds and phases of operations that come to one of the statuses.
 *
 * @internal
 */
export function getPhasesOf(
  statuses: ServiceStatus[],
): Pick<ServiceOperation, 'kind' | 'phase'>[] {
  const found: Pick<ServiceOperation, 'kind' | 'phase'>[] = [];
  for (const [kind, words] of Object.entries(WORDS)) {
    for (const [phase, status] of Object.entries(words)) {
      if (statuses.includes(status)) {
        // The keys of the table are what its type says.
        found.push({ kind, phase } as Pick<ServiceOperation, 'kind' | 'phase'>);
      }
    }
  }
  return found;
}
