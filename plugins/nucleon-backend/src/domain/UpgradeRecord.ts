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

import { DeploymentMode } from '@nucleon/plugin-nucleon-common';
import { DateTime } from 'luxon';

/**
 * An upgrade of several targets as it is stored.
 *
 * @internal
 */
export type UpgradeRecord = {
  id: string;
  mode: DeploymentMode;
  /** How many deployments run at a time. */
  concurrency: number;
  stopAtFirstFailure: boolean;
  status: UpgradeStatus;
  /** Somebody asked for it, or the template's update policy did. */
  origin: 'request' | 'policy';
  createdBy?: string;
  createdAt: DateTime;
  /** When it was told to start nothing further. */
  cancelledAt?: DateTime;
  completedAt?: DateTime;
};

/** @internal */
export type UpgradeStatus = 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'STOPPED';

/**
 * What an upgrade does with one target.
 *
 * @internal
 */
export type UpgradeItemRecord = {
  upgradeId: string;
  position: number;
  targetId: string;
  status: UpgradeItemStatus;
  /** Why it failed or was skipped. */
  message?: string;
  deploymentId?: string;
  fromVersion?: string;
  toVersion?: string;
};

/** @internal */
export type UpgradeItemStatus =
  'PENDING' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'SKIPPED';
