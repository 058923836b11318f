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
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  nucleonEnginesExtensionPoint,
  ProvisioningEngine,
} from '@nucleon/plugin-nucleon-node';
import { DateTime } from 'luxon';
import { Announcer } from './announce/Announcer';
import { NucleonDatabase } from './database/NucleonDatabase';
import { SecretSealer } from './domain/secrets/SecretSealer';
import { createOperations } from './operations/createOperations';
import { Authorizer } from './permissions/Authorizer';
import { readNucleonConfig } from './readNucleonConfig';
import { createTransforms, registerPermissions } from './registerPermissions';
import { createRouter } from './router';
import { BackgroundWorker } from './worker/BackgroundWorker';
import { ThreadChecker } from './worker/check/ThreadChecker';
import { createJobs } from './worker/jobs';
import { ThreadRenderer } from './worker/render/ThreadRenderer';

const PREVIEW_TIMEOUT_MS = 10_000;

/**
 * The Nucleon backend plugin. Engines are added by modules.
 *
 * @public
 */
export const nucleonPlugin = createBackendPlugin({
  pluginId: 'nucleon',
  register(env) {
    const engines: ProvisioningEngine[] = [];
    env.registerExtensionPoint(nucleonEnginesExtensionPoint, {
      addEngine(engine) {
        const name = engine.getEngineName();
        if (engines.some(other => other.getEngineName() === name)) {
          throw new ConflictError(
            `Two modules add an engine named '${name}'; remove one of them`,
          );
        }
        engines.push(engine);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, events, lifecycle, logger } = deps;
        const { notifications, signals, urlReader } = deps;
        const config = readNucleonConfig(deps.config);
        const { destinations } = config;
        const database = await NucleonDatabase.create(deps);
        const { stores } = database;
        const sealer = new SecretSealer(config.encryption.keys);

        registerPermissions({
          registry: deps.permissionsRegistry,
          stores,
          destinations,
        });

        const announcer = new Announcer({
          stores,
          events,
          signals,
          notifications,
          logger,
        });
        // A thread of its own: who looks at a template keeps no deployment
        // waiting.
        const previewer = new ThreadRenderer({
          timeoutMs: PREVIEW_TIMEOUT_MS,
        });
        const checking = {
          checker: new ThreadChecker(),
          level: config.cloudformationChecks,
        };
        const worker = new BackgroundWorker({
          stores,
          engines,
          destinations,
          sealer,
          renderer: new ThreadRenderer(),
          checking,
          logger,
          jobs: [
            announcer,
            ...createJobs({
              database,
              logger,
              engines,
              destinations,
              sealer,
              previewer,
              checking,
              retention: config.retention.deployments,
              bundleDirectories: config.bundles.directories,
              urlReader,
              integrations: ScmIntegrations.fromConfig(deps.config),
              catalog,
              auth,
            }),
          ],
          onDeploymentChanged: ({ id }) => announcer.signalDeployment(id),
        });

        const operations = createOperations({
          context: {
            database,
            config,
            sealer,
            previewer,
            engines: new Set(engines.map(engine => engine.getEngineName())),
            now: () => DateTime.utc(),
            wake: () => worker.wake(),
          },
          authorizer: new Authorizer({
            permissions: deps.permissions,
            userInfo: deps.userInfo,
            transform: createTransforms(),
            ...config.permissions,
          }),
        });
        const { auditor, httpAuth } = deps;
        deps.httpRouter.use(
          await createRouter({ operations, httpAuth, auditor }),
        );

        const stop = new AbortController();
        let work: Promise<void> | undefined;
        lifecycle.addStartupHook(() => {
          work = worker.run(stop.signal);
        });
        lifecycle.addShutdownHook(async () => {
          stop.abort();
          await work;
          await previewer.close();
        });
      },
    });
  },
});
