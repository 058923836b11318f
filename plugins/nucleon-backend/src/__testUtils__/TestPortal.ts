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
  BackstageCredentials,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { nucleonEnginesExtensionPoint } from '@nucleon/plugin-nucleon-node';
import { FakeProvisioningEngine } from '@nucleon/plugin-nucleon-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request, { Test } from 'supertest';
import { nucleonPlugin } from '../plugin';
import { packTarGz } from './packTarGz';

/** The team of the platform engineer, who owns the templates. */
export const PLATFORM = 'group:default/platform';
/** The team of the developer. */
export const TEAM = 'group:default/team';

const CONFIG = {
  destinations: [
    {
      name: 'dev',
      account: '111111111111',
      region: 'eu-west-1',
      simulated: true,
      tier: 'development',
    },
    {
      name: 'production',
      account: '222222222222',
      region: 'eu-west-1',
      simulated: true,
      tier: 'production',
      usableBy: [PLATFORM],
    },
  ],
  encryption: { key: 'a key for tests' },
  // Loading the rules takes seconds.
  checks: { cloudformation: 'off' },
};

/** What {@link TestPortal.start} may be told. */
export type TestPortalOptions = {
  nucleon?: JsonObject;
  /** In place of SQLite in memory. */
  knex?: Knex;
  features?: Parameters<typeof startTestBackend>[0]['features'];
};

/** The plugin in a backend of its own, with an engine without a cloud. */
export class TestPortal {
  static async start(options: TestPortalOptions = {}): Promise<TestPortal> {
    const { knex } = options;
    const engine = new FakeProvisioningEngine({ name: 'cloudformation' });
    const { server } = await startTestBackend({
      features: [
        nucleonPlugin,
        createBackendModule({
          pluginId: 'nucleon',
          moduleId: 'fake-engine',
          register(env) {
            env.registerInit({
              deps: { engines: nucleonEnginesExtensionPoint },
              async init({ engines }) {
                engines.addEngine(engine);
              },
            });
          },
        }),
        mockServices.rootConfig.factory({
          data: { nucleon: { ...CONFIG, ...options.nucleon } },
        }),
        silent(coreServices.userInfo, { getUserInfo }),
        catalogServiceMock.factory({ entities: [] }),
        silent(notificationService, { send: async () => {} }),
        silent(signalsServiceRef, { publish: async () => {} }),
        ...(knex ? [mockServices.database.factory({ knex })] : []),
        ...(options.features ?? []),
      ],
    });
    return new TestPortal(engine, server);
  }

  readonly engine: FakeProvisioningEngine;
  readonly #server: Parameters<typeof request>[0];

  constructor(
    engine: FakeProvisioningEngine,
    server: Parameters<typeof request>[0],
  ) {
    this.engine = engine;
    this.#server = server;
  }

  /** Calls the API as a user, or as the plugin `robot`. */
  as(user: string) {
    const header =
      user === 'robot'
        ? mockCredentials.service.header({
            onBehalfOf: mockCredentials.service('plugin:robot'),
            targetPluginId: 'nucleon',
          })
        : mockCredentials.user.header(`user:default/${user}`);
    const call =
      (method: 'get' | 'post' | 'patch' | 'put' | 'delete') => (path: string) =>
        request(this.#server)
          [method](`/api/nucleon${path}`)
          .set('authorization', header);
    return {
      get: call('get'),
      post: call('post'),
      patch: call('patch'),
      put: call('put'),
      delete: call('delete'),
      /** Uploads a version. */
      upload: (path: string, files: Record<string, string>): Test =>
        call('post')(path)
          .set('content-type', 'application/gzip')
          .send(packTarGz(files)),
    };
  }

  /** Asks as the permission backend does whether resources obey conditions. */
  applyConditions(items: object[]): Test {
    return request(this.#server)
      .post('/api/nucleon/.well-known/backstage/permissions/apply-conditions')
      .set(
        'authorization',
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.service('plugin:permission'),
          targetPluginId: 'nucleon',
        }),
      )
      .send({ items });
  }

  /** Reads without any credentials. */
  anonymously(path: string): Test {
    return request(this.#server)
      .get(`/api/nucleon${path}`)
      .set('authorization', mockCredentials.none.header());
  }

  /** Reads again until it is as wished. */
  async until<T>(
    read: () => Promise<T>,
    isReached: (value: T) => boolean,
  ): Promise<T> {
    const end = Date.now() + 60_000;
    for (;;) {
      const value = await read();
      if (isReached(value)) {
        return value;
      }
      if (Date.now() > end) {
        throw new Error(`Not reached: ${JSON.stringify(value, null, 2)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 30));
    }
  }
}

const TEAMS: Record<string, string[]> = {
  'user:default/engineer': [PLATFORM],
  'user:default/developer': [TEAM],
};

async function getUserInfo({ principal }: BackstageCredentials<any>) {
  const { userEntityRef } = principal;
  return {
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, ...(TEAMS[userEntityRef] ?? [])],
  };
}

function silent(service: any, implementation: object) {
  return createServiceFactory({
    service,
    deps: {},
    factory: () => implementation,
  });
}
