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
  DeploymentEvent,
  ProvisionedResource,
} from '@nucleon/plugin-nucleon-common';
import { StatusTone } from '../status/statusLooks';

/**
 * The tone of an engine's own status word for a resource.
 *
 * @internal
 */
export function getResourceTone(status: string): StatusTone {
  if (/FAILED|ROLLBACK/.test(status)) {
    return 'error';
  }
  if (status.endsWith('_IN_PROGRESS')) {
    return 'running';
  }
  if (/^(DELETE_COMPLETE|DELETE_SKIPPED)$/.test(status)) {
    return 'neutral';
  }
  return status.endsWith('_COMPLETE') ? 'ok' : 'neutral';
}

/**
 * An engine's status word as people write: `Create in progress`.
 *
 * @internal
 */
export function formatResourceStatus(status: string): string {
  const words = status.toLocaleLowerCase('en-US').replace(/_/g, ' ');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

/**
 * The resources of a deployment as its log has left them: what the log says
 * last of a resource counts, because resources are stored at the end only.
 *
 * @internal
 */
export function collectResources(
  resources: ProvisionedResource[],
  events: DeploymentEvent[],
): ProvisionedResource[] {
  const collected = new Map(
    resources.map(resource => [resource.logicalId, resource]),
  );
  for (const event of events) {
    const { logicalId, type, status, statusReason, at } = event;
    if (
      !logicalId ||
      !type ||
      !status ||
      type === 'AWS::CloudFormation::Stack'
    ) {
      continue;
    }
    const known = collected.get(logicalId);
    if (!known?.at || known.at <= at) {
      collected.set(logicalId, {
        ...known,
        logicalId,
        type,
        status,
        statusReason,
        at,
      });
    }
  }
  return [...collected.values()];
}
