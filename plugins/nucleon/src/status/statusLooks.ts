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
  DeploymentStatus,
  RegistrationStatus,
  ServiceStatus,
  Upgrade,
  UpgradeItem,
  VersionStatus,
} from '@nucleon/plugin-nucleon-common';

/**
 * How a status looks. Words go with it always; colour alone tells nothing.
 *
 * @internal
 */
export type StatusTone = 'ok' | 'running' | 'warning' | 'error' | 'neutral';

/** @internal */
export type AnyStatus =
  | DeploymentStatus
  | ServiceStatus
  | RegistrationStatus
  | VersionStatus
  | Upgrade['status']
  | UpgradeItem['status']
  | 'SIMULATED';

/** @internal */
export const statusLooks: Record<AnyStatus, StatusTone> = {
  IN_PROGRESS: 'running',
  FAILED: 'error',
  SUCCEEDED: 'ok',
  DELETE_IN_PROGRESS: 'running',
  DELETE_FAILED: 'error',
  DELETE_COMPLETE: 'neutral',
  CANCELLING: 'running',
  CANCELLED: 'neutral',
  CREATE_IN_PROGRESS: 'running',
  CREATE_FAILED_CLEANUP_IN_PROGRESS: 'error',
  CREATE_FAILED_CLEANUP_COMPLETE: 'error',
  CREATE_FAILED_CLEANUP_FAILED: 'error',
  CREATE_FAILED: 'error',
  ACTIVE: 'ok',
  UPDATE_IN_PROGRESS: 'running',
  UPDATE_FAILED_CLEANUP_IN_PROGRESS: 'error',
  UPDATE_FAILED_CLEANUP_COMPLETE: 'error',
  UPDATE_FAILED_CLEANUP_FAILED: 'error',
  UPDATE_FAILED: 'error',
  UPDATE_COMPLETE_CLEANUP_FAILED: 'warning',
  REGISTRATION_IN_PROGRESS: 'running',
  REGISTRATION_FAILED: 'error',
  DRAFT: 'warning',
  PUBLISHED: 'ok',
  'up-to-date': 'ok',
  'behind-minor': 'warning',
  'behind-major': 'error',
  PENDING: 'neutral',
  SKIPPED: 'neutral',
  STOPPED: 'warning',
  SIMULATED: 'neutral',
};

const MOVING: AnyStatus[] = [
  'IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'CANCELLING',
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED_CLEANUP_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'UPDATE_FAILED_CLEANUP_IN_PROGRESS',
  'REGISTRATION_IN_PROGRESS',
];

/**
 * Whether something with this status is still changing by itself.
 *
 * @internal
 */
export function isMovingStatus(status: AnyStatus): boolean {
  return MOVING.includes(status);
}
