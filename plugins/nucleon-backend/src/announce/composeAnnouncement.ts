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

import { NucleonEvent } from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { OutboxMessage } from '../domain/OutboxMessage';
import { Announcement, NOTHING, Notice } from './Announcement';
import { composePublication } from './composePublication';
import { getEntityRef, Told } from './getEntityRef';

/**
 * Reads what is true by now about a message, and says it to others: an event for
 * other plugins, a signal for browsers, notices for people.
 *
 * @internal
 */
export async function composeAnnouncement(
  message: OutboxMessage,
  stores: Stores,
): Promise<Announcement> {
  switch (message.topic) {
    case 'deployment.started':
      return composeDeployment(message.deploymentId, stores);
    case 'deployment.finished': {
      const { deploymentId } = message;
      const announcement = await composeDeployment(deploymentId, stores);
      const notices = await composeFailure(deploymentId, stores);
      return { ...announcement, notices };
    }
    case 'environment.changed': {
      const told = await loadTold(message.targetId, stores);
      return told ? ofOwner(told) : NOTHING;
    }
    case 'service.changed':
      return composeService(message.serviceId, stores);
    case 'template.changed':
      return composeTemplate(message.templateId, stores);
    case 'version.published':
      return composePublication(message, stores);
    default:
      return {
        ...NOTHING,
        signals: [{ subject: 'upgrade', id: message.upgradeId }],
      };
  }
}

async function composeDeployment(
  id: string,
  stores: Stores,
): Promise<Announcement> {
  const deployment = await stores.deployments.get(id);
  const view = deployment && (await loadTold(deployment.targetId, stores));
  if (!view) {
    return NOTHING;
  }
  const owner = deployment.intent === 'plan' ? NOTHING : ofOwner(view);
  const event: NucleonEvent = {
    type: 'deployment.changed',
    id,
    name: view.target.name,
    namespace: view.target.namespace,
    entityRefs: deployment.intent === 'plan' ? [] : [getEntityRef(view)],
  };
  return {
    events: [event, ...owner.events],
    signals: [{ subject: 'deployment', id }, ...owner.signals],
    notices: [],
  };
}

/** Deleted ones too: that something is gone has to be told as well. */
async function loadTold(
  targetId: string,
  stores: Stores,
): Promise<Told | undefined> {
  const target = await stores.targets.get(targetId);
  return (
    target && {
      target,
      service: target.serviceId
        ? await stores.services.get(target.serviceId)
        : undefined,
    }
  );
}

/** What a target belongs to: itself, or its service. */
function ofOwner(view: Told): Announcement {
  const { target, service } = view;
  const subject = service ? 'service' : 'environment';
  const { id, name, namespace } = service ?? target;
  return {
    events: [
      {
        type: `${subject}.changed`,
        id,
        name,
        namespace,
        entityRefs: [getEntityRef(view)],
      },
    ],
    signals: [{ subject, id }],
    notices: [],
  };
}

async function composeService(
  id: string,
  stores: Stores,
): Promise<Announcement> {
  const service = await stores.services.get(id);
  if (!service) {
    return NOTHING;
  }
  const { name, namespace, entityRef } = service;
  return {
    events: [
      { type: 'service.changed', id, name, namespace, entityRefs: [entityRef] },
    ],
    signals: [{ subject: 'service', id }],
    notices: [],
  };
}

async function composeTemplate(
  id: string,
  stores: Stores,
): Promise<Announcement> {
  const template = await stores.templates.get(id);
  if (!template) {
    return NOTHING;
  }
  const { name, namespace, entityRef } = template;
  return {
    events: [
      {
        type: 'template.changed',
        id,
        name,
        namespace,
        entityRefs: entityRef ? [entityRef] : [],
      },
    ],
    signals: [{ subject: 'template', id }],
    notices: [],
  };
}

/** Whoever asked is told of a failure; where nobody did, the owner. */
async function composeFailure(id: string, stores: Stores): Promise<Notice[]> {
  const deployment = await stores.deployments.get(id);
  if (deployment?.state !== 'failed' || deployment.intent === 'plan') {
    return [];
  }
  const view = await loadTold(deployment.targetId, stores);
  if (!view) {
    return [];
  }
  const { target, service } = view;
  const name = service ? `${service.name} (${target.name})` : target.name;
  const { createdBy, failure, statusMessage } = deployment;
  const verb = deployment.intent === 'destroy' ? 'Deleting' : 'Deploying';
  return [
    {
      recipient: createdBy?.startsWith('user:') ? createdBy : target.owner,
      scope: `nucleon:deployment:${id}`,
      title: `${verb} ${name} failed`,
      description: failure?.logicalId
        ? `${failure.logicalId}: ${failure.reason}`
        : statusMessage,
      link: `/nucleon/deployments/${id}`,
      severity: 'high',
    },
  ];
}
