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
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NUCLEON_EVENT_TOPIC } from '@nucleon/plugin-nucleon-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { createStores, Stores } from '../database/Stores';
import { newDeployment } from '../domain/newDeployment';
import { TargetRecord } from '../domain/TargetRecord';
import { TemplateVersionRecord } from '../domain/TemplateVersionRecord';
import { Announcer } from './Announcer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const { signal } = new AbortController();

describe.each(databases.eachSupportedId())('Announcer on %s', databaseId => {
  const events = { publish: jest.fn(), subscribe: jest.fn() };
  const signals = { publish: jest.fn() };
  const notifications = { send: jest.fn() };
  let knex: Knex;
  let stores: Stores;
  let now: DateTime;
  let announcer: Announcer;
  let templateId: string;
  let published: TemplateVersionRecord;
  let newer: TemplateVersionRecord;

  beforeEach(async () => {
    jest.resetAllMocks();
    knex = await databases.init(databaseId);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@nucleon/plugin-nucleon-backend',
        'migrations',
      ),
    });
    stores = createStores(knex);
    now = DateTime.utc();
    announcer = new Announcer({
      stores,
      events,
      signals,
      notifications,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
    templateId = randomUUID();
    await stores.templates.insert({
      id: templateId,
      kind: 'environment',
      namespace: 'default',
      name: 'network',
      nameKey: 'network',
      entityName: 'network',
      displayName: 'Network',
      entityRef: 'template:default/network',
      updatePolicy: 'recommend',
      publishesAutomatically: false,
      revision: 1,
      createdAt: now,
      modifiedAt: now,
    });
    published = await addVersion(0);
    newer = await addVersion(1);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function addVersion(
    minor: number,
    major = 1,
  ): Promise<TemplateVersionRecord> {
    const version: TemplateVersionRecord = {
      id: randomUUID(),
      templateId,
      major,
      minor,
      status: 'PUBLISHED',
      digest: `digest-${major}-${minor}`,
      engine: 'fake',
      source: 'upload',
      createdAt: now,
      modifiedAt: now,
    };
    await stores.templates.insertVersion(version);
    return version;
  }

  async function addEnvironment(
    name: string,
    owner: string,
    version: TemplateVersionRecord,
  ): Promise<TargetRecord> {
    const target: TargetRecord = {
      id: randomUUID(),
      kind: 'environment',
      namespace: 'default',
      name,
      nameKey: name,
      entityName: name,
      owner,
      position: 0,
      templateId,
      versionId: version.id,
      stackName: name,
      revision: 1,
      createdAt: now,
      modifiedAt: now,
    };
    await stores.targets.insert(target);
    return target;
  }

  async function failDeployment(
    target: TargetRecord,
    createdBy?: string,
  ): Promise<string> {
    const deployment = newDeployment({
      target,
      intent: 'apply',
      mode: 'CURRENT_VERSION',
      version: published,
      now,
      createdBy,
    });
    await stores.deployments.insert(deployment);
    await stores.deployments.claimNext({
      now,
      ticket: deployment.id,
      leaseFor: DateTime.utc().diffNow(),
    });
    await stores.deployments.finish(deployment.id, deployment.id, {
      state: 'failed',
      now,
      statusMessage: 'It did not work',
      failure: { logicalId: 'Vpc', reason: 'Too many' },
    });
    return deployment.id;
  }

  it('gives each owner one notice for a version, and names all entities', async () => {
    await addEnvironment('dev', 'group:default/a', published);
    await addEnvironment('test', 'group:default/a', published);
    await addEnvironment('prod', 'group:default/b', published);
    await addEnvironment('new', 'group:default/c', newer);
    const message = {
      topic: 'version.published',
      templateId,
      versionId: newer.id,
    } as const;
    await stores.outbox.add(message, now);
    expect(await announcer.runOnce({ signal })).toBe('worked');
    expect(await announcer.runOnce({ signal })).toBe('idle');

    expect(notifications.send.mock.calls).toHaveLength(2);
    expect(notifications.send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: 'group:default/a' },
      payload: expect.objectContaining({
        title: 'Network 1.1 is published',
        description: 'dev, test can be upgraded to it',
        scope: `nucleon:version:${templateId}:1.1`,
        link: '/nucleon/environments?mine=yes&template=default%2Fnetwork&versionStatus=behind-minor%2Cbehind-major',
      }),
    });
    expect(events.publish).toHaveBeenCalledWith({
      topic: NUCLEON_EVENT_TOPIC,
      eventPayload: expect.objectContaining({
        type: 'version.published',
        entityRefs: expect.arrayContaining([
          'template:default/network',
          'resource:default/dev',
          'resource:default/prod',
          'resource:default/new',
        ]),
      }),
    });
  });

  it('tells only those on an older version, whatever is recommended', async () => {
    const major = await addVersion(0, 2);
    await addVersion(1, 2);
    await addEnvironment('old', 'group:default/a', published);
    await addEnvironment('same', 'group:default/b', newer);
    await addEnvironment('ahead', 'group:default/c', major);
    await stores.outbox.add(
      { topic: 'version.published', templateId, versionId: newer.id },
      now,
    );
    await announcer.runOnce({ signal });
    expect(notifications.send.mock.calls).toEqual([
      [
        expect.objectContaining({
          recipients: { type: 'entity', entityRef: 'group:default/a' },
        }),
      ],
    ]);
  });

  it.each([
    ['whoever asked for it', 'user:default/ada', 'user:default/ada'],
    ['the owner where no user did', undefined, 'group:default/a'],
  ])('tells a failure to %s', async (_case, createdBy, recipient) => {
    const target = await addEnvironment('dev', 'group:default/a', published);
    const id = await failDeployment(target, createdBy);
    await announcer.runOnce({ signal });
    expect(notifications.send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: recipient },
      payload: expect.objectContaining({
        title: 'Deploying dev failed',
        description: 'Vpc: Too many',
        link: `/nucleon/deployments/${id}`,
        severity: 'high',
      }),
    });
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'nucleon',
      message: { subject: 'deployment', id },
    });
    expect(events.publish.mock.calls.map(([e]) => e.eventPayload.type)).toEqual(
      ['deployment.changed', 'environment.changed'],
    );
  });

  it('tells again what could not be told, more slowly, and not for ever', async () => {
    const target = await addEnvironment('dev', 'group:default/a', published);
    await failDeployment(target);
    notifications.send.mockRejectedValue(new Error('Not there'));
    for (const pause of [1_000, 2_000, 4_000]) {
      await announcer.runOnce({ signal });
      now = now.plus(pause - 1);
      expect(await announcer.runOnce({ signal })).toBe('idle');
      now = now.plus(1);
    }
    expect(notifications.send.mock.calls).toHaveLength(3);

    for (let attempt = 0; attempt < 30; attempt++) {
      await announcer.runOnce({ signal });
      now = now.plus({ minutes: 5 });
    }
    expect(notifications.send.mock.calls).toHaveLength(21);
  });

  it('says that something is gone', async () => {
    const target = await addEnvironment('dev', 'group:default/a', published);
    await stores.targets.markDeleted(target.id, now);
    await stores.outbox.add(
      { topic: 'environment.changed', targetId: target.id },
      now,
    );
    await announcer.runOnce({ signal });
    expect(events.publish).toHaveBeenCalledWith({
      topic: NUCLEON_EVENT_TOPIC,
      eventPayload: expect.objectContaining({
        type: 'environment.changed',
        entityRefs: ['resource:default/dev'],
      }),
    });
  });
});
