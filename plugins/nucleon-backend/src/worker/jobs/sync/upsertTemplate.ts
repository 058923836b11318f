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
import { ConflictError } from '@backstage/errors';
import { DateTime } from 'luxon';
import { Stores } from '../../../database/Stores';
import { toNameKey } from '../../../domain/names';
import { TemplateRecord } from '../../../domain/TemplateRecord';
import { DescribedTemplate } from './describeTemplate';

/**
 * Options of {@link upsertTemplate}.
 *
 * @internal
 */
export type UpsertTemplateOptions = {
  described: DescribedTemplate;
  now: DateTime;
};

/**
 * Makes the template that an entity describes, or brings it up to date; says
 * whether its bundles are somewhere else now. Runs inside the caller's
 * transaction.
 *
 * @internal
 */
export async function upsertTemplate(
  stores: Stores,
  options: UpsertTemplateOptions,
): Promise<{ template: TemplateRecord; hasMoved: boolean }> {
  const { described, now } = options;
  const { problem, ...fields } = described;
  const existing = await stores.templates.find(described);
  if (!existing) {
    const template: TemplateRecord = {
      ...fields,
      id: randomUUID(),
      nameKey: toNameKey(described.name),
      entityName: described.name,
      updatePolicy: 'recommend',
      revision: 1,
      createdBy: 'template-sync',
      createdAt: now,
      modifiedAt: now,
    };
    await stores.templates.insert(template);
    await tell(stores, template, now);
    return { template, hasMoved: true };
  }
  assertNotTaken(existing, described);
  const { kind, namespace, name, ...wanted } = fields;
  const changes = pickChanged(existing, {
    ...wanted,
    // A row that is made by hand stays readable under its own name.
    displayName: wanted.displayName ?? existing.displayName,
    description: wanted.description ?? existing.description,
  });
  if (!Object.keys(changes).length) {
    return { template: existing, hasMoved: false };
  }
  await stores.templates.update(existing.id, changes, now);
  await tell(stores, existing, now);
  const hasMoved =
    'syncLocation' in changes || 'publishesAutomatically' in changes;
  return { template: { ...existing, ...changes }, hasMoved };
}

// Whoever may register a descriptor must not get a template of somebody else by
// giving it the same name.
function assertNotTaken(
  existing: TemplateRecord,
  { entityRef, owner }: DescribedTemplate,
): void {
  const isOwn = existing.entityRef === entityRef;
  const isOrphan = existing.owner === undefined;
  if (!isOwn && !isOrphan && existing.owner !== owner) {
    throw new ConflictError(
      `The ${existing.kind} template '${existing.namespace}/${existing.name}' belongs to '${existing.owner}', but the entity '${entityRef}' names the owner '${owner}'; choose another name, or have its owner hand it over`,
    );
  }
}

function pickChanged(
  existing: TemplateRecord,
  wanted: Partial<TemplateRecord>,
): Partial<TemplateRecord> {
  const keys = Object.keys(wanted) as (keyof TemplateRecord)[];
  return Object.fromEntries(
    keys
      .filter(key => wanted[key] !== existing[key])
      .map(key => [key, wanted[key]]),
  );
}

async function tell(
  stores: Stores,
  template: TemplateRecord,
  now: DateTime,
): Promise<void> {
  await stores.outbox.add(
    { topic: 'template.changed', templateId: template.id },
    now,
  );
}
