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
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  TestBackend,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import {
  EntityProviderConnection,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  NUCLEON_EVENT_TOPIC,
  NucleonEvent,
} from '@nucleon/plugin-nucleon-common';
import { nucleonServiceRef } from '@nucleon/plugin-nucleon-node';
import request from 'supertest';
import { FakeNucleon } from './__testUtils__/FakeNucleon';
import nucleonModule from './index';

const LOCATION = 'url:https://example.com/catalog-info.yaml';

// What would come from Git: owned by a location, with its key.
function createGitModule(entities: Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'git',
    register({ registerInit }) {
      registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'git',
            connect: async (connection: EntityProviderConnection) =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  locationKey: LOCATION,
                  entity: {
                    ...entity,
                    metadata: {
                      ...entity.metadata,
                      annotations: {
                        'backstage.io/managed-by-location': LOCATION,
                        'backstage.io/managed-by-origin-location': LOCATION,
                        ...entity.metadata.annotations,
                      },
                    },
                  },
                })),
              }),
          });
        },
      });
    },
  });
}

async function eventually<T>(
  look: () => Promise<T>,
  isDone: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await look();
    if (isDone(value)) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`Still not there: ${JSON.stringify(value)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

// A real catalog polls its work by the second.
jest.setTimeout(60_000);

describe('catalogModuleNucleon', () => {
  let backend: TestBackend;
  let events: EventsService;
  const nucleon = new FakeNucleon();

  async function start(entities: Entity[] = []): Promise<void> {
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        scaffolderEntityModel,
        scaffolderPlugin,
        nucleonModule,
        createGitModule(entities),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
            // Only what is told is looked at again within the test.
            catalog: { processingInterval: { hours: 1 } },
            nucleon: { catalog: { pollInterval: { hours: 1 } } },
          },
        }),
        createServiceFactory({
          service: nucleonServiceRef,
          deps: {},
          factory: () => nucleon.asService(),
        }),
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
      ],
    });
  }

  async function getEntity(ref: string): Promise<Entity | undefined> {
    const [kind, name] = ref.split(':');
    const { status, body } = await request(backend.server).get(
      `/api/catalog/entities/by-name/${kind}/default/${name}`,
    );
    return status === 200 ? body : undefined;
  }

  async function findEntity(
    ref: string,
    isDone: (entity: Entity) => boolean = () => true,
  ): Promise<Entity> {
    // The condition accepts no undefined.
    return (await eventually(
      () => getEntity(ref),
      entity => entity !== undefined && isDone(entity),
    )) as Entity;
  }

  async function tell(event: Partial<NucleonEvent>): Promise<void> {
    await events.publish({
      topic: NUCLEON_EVENT_TOPIC,
      eventPayload: { id: '1', namespace: 'default', entityRefs: [], ...event },
    });
  }

  beforeEach(() => {
    events = mockServices.events();
    nucleon.isDown = false;
    nucleon.templates.clear();
    nucleon.environments.clear();
    nucleon.services.clear();
  });

  afterEach(async () => {
    await backend.stop();
  });

  it('accepts a Template without parameters and steps, and the scaffolder serves its form', async () => {
    await start([
      {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: {
          name: 'fargate-service',
          title: 'Load balanced Fargate service',
          annotations: {
            'nucleon.dev/template': 'service',
            'nucleon.dev/bundles': '.',
          },
        },
        spec: { owner: 'group:default/platform', type: 'service' },
      },
    ]);
    const template = await findEntity('template:fargate-service');
    expect(template.spec).toMatchObject({
      owner: 'group:default/platform',
      steps: [{ action: 'nucleon:service:create' }],
    });

    const { body } = await request(backend.server).get(
      '/api/scaffolder/v2/templates/default/template/fargate-service/parameter-schema',
    );
    expect(body.title).toBe('Load balanced Fargate service');
    expect(body.steps).toEqual([
      expect.objectContaining({ title: 'About the service' }),
      expect.objectContaining({ title: 'Instances and inputs' }),
    ]);
    const [about, inputs] = body.steps.map(
      (step: { schema: { properties: {} } }) => step.schema.properties,
    );
    expect(Object.keys(about)).toEqual([
      'name',
      'owner',
      'system',
      'description',
      'type',
      'lifecycle',
    ]);
    expect(inputs.spec).toMatchObject({
      'ui:field': 'NucleonSpec',
      'ui:options': { kind: 'service', template: 'default/fargate-service' },
    });
  });

  it('shows environments, services and templates of the API, and follows them', async () => {
    nucleon.addTemplate('fargate-service', {
      entityRef: 'template:default/fargate-service',
    });
    nucleon.addTemplate('network', {
      kind: 'environment',
      displayName: 'Network',
      owner: 'group:default/platform',
    });
    nucleon.addEnvironment('prod', {
      version: '1.0',
      versionStatus: 'up-to-date',
      tier: 'production',
      lastSucceededDeploymentId: 'd1',
      outputs: [
        {
          key: 'Console',
          value: 'https://console.example.com/vpc',
          description: 'Link: Network console',
        },
        { key: 'VpcEndpoint', value: 'https://vpc.example.com' },
      ],
    });
    nucleon.addService('orders', [
      {
        name: 'dev',
        environment: 'dev',
        version: '1.1',
        versionStatus: 'up-to-date',
      },
      {
        name: 'prod',
        environment: 'prod',
        version: '1.0',
        versionStatus: 'behind-minor',
        tier: 'production',
        outputs: [
          {
            key: 'Url',
            value: 'https://orders.example.com',
            description: 'link:',
          },
        ],
      },
    ]);
    await start();

    const prod = await findEntity('resource:prod');
    expect(prod).toMatchObject({
      metadata: {
        annotations: {
          'nucleon.dev/environment': 'default/prod',
          'backstage.io/template-version': '1.0',
        },
        labels: {
          'nucleon.dev/version-status': 'up-to-date',
          'nucleon.dev/production-version-status': 'up-to-date',
        },
        links: [
          { title: 'Network console', url: 'https://console.example.com/vpc' },
        ],
      },
      spec: {
        type: 'environment',
        owner: 'group:default/platform',
        scaffoldedFrom: 'template:default/network',
      },
    });

    const orders = await findEntity('component:orders');
    expect(orders).toMatchObject({
      metadata: {
        labels: { 'nucleon.dev/production-version-status': 'behind-minor' },
        links: [{ title: 'Url (prod)', url: 'https://orders.example.com' }],
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        dependsOn: ['resource:default/dev', 'resource:default/prod'],
      },
    });
    expect(orders.metadata.annotations).not.toHaveProperty([
      'backstage.io/template-version',
    ]);
    expect(orders.relations).toEqual(
      expect.arrayContaining([
        {
          type: 'scaffoldedFrom',
          targetRef: 'template:default/fargate-service',
        },
        { type: 'dependsOn', targetRef: 'resource:default/prod' },
        { type: 'ownedBy', targetRef: 'group:default/shop' },
      ]),
    );

    // Made through the API, so the descriptor is ours; the form is filled too.
    const network = await findEntity('template:network');
    expect(network.metadata.title).toBe('Network');
    expect(network.spec?.steps).toMatchObject([
      { action: 'nucleon:environment:create' },
    ]);
    expect(await getEntity('template:fargate-service')).toBeUndefined();

    // An event is enough for what is new, changed, and gone.
    nucleon.addEnvironment('staging');
    await tell({ type: 'environment.changed', name: 'staging' });
    await findEntity('resource:staging');

    nucleon.addService('orders', [
      {
        name: 'prod',
        environment: 'prod',
        version: '1.1',
        versionStatus: 'up-to-date',
      },
    ]);
    await tell({
      type: 'deployment.changed',
      name: 'prod',
      entityRefs: ['component:default/orders'],
    });
    const upgraded = await findEntity(
      'component:orders',
      ({ metadata }) =>
        metadata.annotations?.['backstage.io/template-version'] === '1.1',
    );
    expect(upgraded.spec?.dependsOn).toEqual(['resource:default/prod']);

    nucleon.environments.delete('staging');
    await tell({ type: 'environment.changed', name: 'staging' });
    await eventually(
      () => getEntity('resource:staging'),
      entity => entity === undefined,
    );
  });

  it("labels the team's own entity within seconds of a publish, and keeps the label while Nucleon is down", async () => {
    const versions = (versionStatus: 'up-to-date' | 'behind-major') =>
      nucleon.addService(
        'payments',
        [{ name: 'prod', environment: 'prod', version: '1.0', versionStatus }],
        { origin: 'external', versionStatus, status: 'UPDATE_FAILED' },
      );
    versions('up-to-date');
    await start([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'payments',
          labels: { tier: 'gold' },
          annotations: { 'nucleon.dev/service': 'payments' },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'dangling',
          annotations: { 'nucleon.dev/service': 'a/b/c:d' },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
      },
    ]);
    const before = await findEntity(
      'component:payments',
      ({ metadata }) => 'nucleon.dev/version-status' in (metadata.labels ?? {}),
    );
    expect(before.metadata.labels).toEqual({
      tier: 'gold',
      'nucleon.dev/version-status': 'up-to-date',
      'nucleon.dev/deployment-status': 'failed',
    });
    expect(before.metadata.annotations).toMatchObject({
      'backstage.io/managed-by-location': LOCATION,
    });
    expect(before.relations).toEqual(
      expect.arrayContaining([
        { type: 'dependsOn', targetRef: 'resource:default/prod' },
        {
          type: 'scaffoldedFrom',
          targetRef: 'template:default/fargate-service',
        },
      ]),
    );
    expect((await findEntity('component:dangling')).metadata.labels).toEqual(
      {},
    );

    versions('behind-major');
    await tell({ type: 'version.published', name: 'fargate-service' });
    await findEntity(
      'component:payments',
      ({ metadata }) =>
        metadata.labels?.['nucleon.dev/version-status'] === 'behind-major',
    );
    const found = await request(backend.server)
      .get('/api/catalog/entities/by-query')
      .query({
        filter: 'metadata.labels.nucleon.dev/version-status=behind-major',
      });
    expect(found.body.items).toMatchObject([
      { metadata: { name: 'payments' } },
    ]);
  });
});
