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
  compareVersions,
  formatVersion,
  VersionNumber,
} from '@nucleon/plugin-nucleon-common';
import { Stores } from '../database/Stores';
import { OutboxMessage } from '../domain/OutboxMessage';
import { TargetView } from '../domain/RecordView';
import { TemplateRecord } from '../domain/TemplateRecord';
import { Announcement, NOTHING, Notice } from './Announcement';
import { getEntityRef } from './getEntityRef';

// More names than these are a number.
const MOST_NAMES = 5;

/**
 * A version was published: everything made from the template may be behind by
 * it, and each owner of something that stands on an older one gets one notice,
 * however many there are. A later one for the same version replaces it.
 *
 * @internal
 */
export async function composePublication(
  message: OutboxMessage & { topic: 'version.published' },
  stores: Stores,
): Promise<Announcement> {
  const template = await stores.templates.get(message.templateId);
  const version = await stores.templates.getVersion(message.versionId);
  if (!template || !version) {
    return NOTHING;
  }
  const views = await stores.targets.listViews({ templateIds: [template.id] });
  const { id, name, namespace, entityRef } = template;
  const consumers = views.map(getEntityRef);
  const refs = entityRef ? [entityRef, ...consumers] : consumers;
  const title = `${template.displayName ?? name} ${formatVersion(version)} is published`;
  const scope = `nucleon:version:${id}:${formatVersion(version)}`;
  return {
    events: [
      {
        type: 'version.published',
        id,
        name,
        namespace,
        entityRefs: [...new Set(refs)],
      },
    ],
    signals: [{ subject: 'template', id }],
    notices: composeNotices(
      views.filter(view => view.version && isOlder(view.version, version)),
      { title, scope, link: getLink(template) },
    ),
  };
}

function isOlder(version: VersionNumber, other: VersionNumber): boolean {
  return compareVersions(version, other) < 0;
}

/** The list of what of the reader's own is behind: the words of its filters. */
function getLink({ kind, namespace, name }: TemplateRecord): string {
  const list = kind === 'environment' ? 'environments' : 'services';
  const filters = new URLSearchParams({
    mine: 'yes',
    template: `${namespace}/${name}`,
    versionStatus: 'behind-minor,behind-major',
  });
  return `/nucleon/${list}?${filters}`;
}

function composeNotices(
  views: TargetView[],
  about: { title: string; scope: string; link: string },
): Notice[] {
  const behind = new Map<string, Set<string>>();
  for (const { target, service } of views) {
    const names = behind.get(target.owner) ?? new Set();
    behind.set(target.owner, names.add(service?.name ?? target.name));
  }
  return [...behind].map(([recipient, names]) => ({
    ...about,
    recipient,
    description: `${listNames([...names])} can be upgraded to it`,
    severity: 'normal',
  }));
}

function listNames(names: string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
